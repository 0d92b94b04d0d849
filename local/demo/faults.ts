import type { FindingKind } from '../../core/report/schema.ts';
import { FAULTS } from './fault-list.ts';
import type { LakeRequest, StagedTable, TableId } from './lake-writer.ts';

/** A fault to plant in the lake, and what a proof must make of it. */
export interface Fault {
  readonly id: string;
  /** What went wrong, for a person. */
  readonly description: string;
  readonly schema: string;
  readonly table: string;
  /** DuckDB statements on the relation `staged`. They touch the expected rows only. */
  readonly apply: readonly string[];
  /** What is done to the records of rows in a CSV file: they cannot be read as rows then. */
  readonly broken?: { readonly rows: string; readonly change: (record: Buffer) => Buffer };
  readonly expect: readonly Expectation[];
}

export interface Expectation {
  readonly kind: FindingKind;
  /** Condition on `staged`, true for the rows of the findings: before the fault is planted, or for `extra` after. */
  readonly rows: string;
  /** Columns that differ, where the kind is `changed`. */
  readonly columns?: readonly string[];
  /** Whether these are records that cannot be read: they have no key. */
  readonly unreadable?: true;
}

/** A fault that was planted, with the exact findings that it makes. */
export interface PlantedFault {
  readonly id: string;
  readonly description: string;
  readonly table: { readonly schema: string; readonly name: string };
  readonly findings: readonly PlantedFinding[];
}

export interface PlantedFinding {
  readonly kind: FindingKind;
  /** How many. */
  readonly count: number;
  /** Text of the key columns, per finding; empty for a table without a key. */
  readonly keys: readonly (readonly string[])[];
  readonly columns: readonly string[];
}

/** Text of the key of the demo's tables, as a report prints it; none for a table without a key. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'aviation.airports': ['iata'],
  'aviation.routes': ['origin', 'destination'],
  'aviation.flights': ['flight_id::VARCHAR'],
  'aviation.bird_strikes': [],
  'film.directors': ['director_id::VARCHAR'],
  'film.movies': ['movie_id::VARCHAR'],
  'football.teams': ['team_id::VARCHAR'],
  'football.matches': ['match_id'],
  'science.earthquakes': ['id'],
  'science.habitats': ['species_code', 'county_id::VARCHAR'],
  'science.weather': ['location', 'day::VARCHAR'],
  // A time of MySQL's is text in the lake.
  'science.hourly_normals': [
    'day::VARCHAR',
    "hour::VARCHAR || CASE typeof(hour) WHEN 'TIME' THEN '.000000' ELSE '' END",
  ],
  'finance.sp500': ['day::VARCHAR'],
  'politics.candidates': ['id'],
};

/** Rows of a file of the demo's lake: several files for the larger tables, one of which is never delivered. */
export const DEMO_ROWS_PER_FILE: Readonly<Record<string, number>> = { 'science.habitats': 5_000 };

/** Tables of the demo that are CSV. */
export const DEMO_CSV: NonNullable<LakeRequest['csv']> = {
  'football.matches': 'plain',
  'science.earthquakes': 'plain',
  'science.weather': 'gzip',
};

/** Plants the faults of each table as its rows are staged and written; tells each as it is planted. */
export function planter(tell: (fault: PlantedFault) => void): Required<Pick<LakeRequest, 'mutate' | 'mutateRecord'>> {
  const broken = new Map<string, (record: Buffer) => Buffer>();
  const id = ({ schema, name }: TableId, number: number) => JSON.stringify([schema, name, number]);
  return {
    mutate: async (table) => {
      for (const fault of FAULTS) {
        if (fault.schema !== table.schema || fault.table !== table.name) continue;
        tell(await plant(fault, table));
        if (fault.broken === undefined) continue;
        const found = await table.run(`SELECT __load_order FROM ${table.relation} WHERE ${fault.broken.rows}`);
        for (const [number] of found) broken.set(id(table, Number(number)), fault.broken.change);
      }
    },
    mutateRecord: (table, number, record) => broken.get(id(table, number))?.(record) ?? record,
  };
}

async function plant(fault: Fault, table: StagedTable): Promise<PlantedFault> {
  const before = await find(fault, table, (e) => e.kind !== 'extra');
  for (const statement of fault.apply) await table.run(statement);
  const after = await find(fault, table, (e) => e.kind === 'extra');
  const { id, description } = fault;
  return { id, description, table: { schema: table.schema, name: table.name }, findings: [...before, ...after] };
}

async function find(fault: Fault, table: StagedTable, of: (e: Expectation) => boolean): Promise<PlantedFinding[]> {
  const key = KEYS[`${table.schema}.${table.name}`] ?? [];
  const distinct = key.length === 0 ? '* EXCLUDE (__load_order)' : key.join(', ');
  const found: PlantedFinding[] = [];
  for (const { kind, rows, columns, unreadable } of fault.expect.filter(of)) {
    const keys = await table.run(`SELECT DISTINCT ${distinct} FROM ${table.relation} WHERE ${rows}`);
    if (keys.length === 0)
      throw new Error(`The fault ${fault.id} finds no row to touch in ${table.schema}.${table.name}.`);
    const texts = key.length === 0 || unreadable ? [] : keys.map((k) => k.map(String));
    found.push({ kind, count: keys.length, keys: texts, columns: columns ?? [] });
  }
  return found;
}
