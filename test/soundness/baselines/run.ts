/**
 * What other ways to compare make of the same cells: in DuckDB, over the same files, with the source's rows as a driver
 * gives them, each value cast to the type of the lake's column. Types that Loadproof may leave out by name are left out.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { writeLake } from '../lake.ts';
import { FORMATS, type Format } from '../matrix/formats.ts';
import type { Cell, MatrixColumn, PlantedTable } from '../matrix/table.ts';
import { faithful, planted, type Zoo, zooOf } from '../matrix/zoo.ts';
import type { BaselineFormat, BaselineResult } from '../result.ts';
import { type Source, withSource } from '../sources.ts';
import { reladiff, reladiffAbsent } from './reladiff.ts';

/** One way to compare the relations `source` and `lake`: the keys that it reports, and the cells whose fault it sees. */
interface Way {
  readonly name: string;
  readonly says: string;
  readonly keys: (at: Place) => Promise<ReadonlySet<string>>;
  /** Cells that it sees otherwise than by keys. */
  readonly cells?: (at: Place, cells: readonly Cell[]) => Promise<ReadonlySet<Cell>>;
}

/** A DuckDB with the relations `source` and `lake`, and the file it is in. */
export interface Place {
  readonly connection: DuckDBConnection;
  readonly file: string;
  readonly source: Source;
  readonly table: string;
  readonly columns: readonly MatrixColumn[];
}

const keysOf = async ({ connection }: Place, query: string): Promise<Set<string>> =>
  new Set((await connection.runAndReadAll(`SELECT DISTINCT id FROM (${query})`)).getRows().map(([id]) => String(id)));

const WAYS: readonly Way[] = [
  {
    name: 'EXCEPT, one way',
    says: '`SELECT * FROM source EXCEPT SELECT * FROM lake`, as in the nearest published sample: blind to extra rows, to duplicates, and to what the engine takes for equal.',
    keys: (at) => keysOf(at, 'SELECT * FROM source EXCEPT SELECT * FROM lake'),
  },
  {
    name: 'EXCEPT, both ways',
    says: 'the same and its reverse, as sets: blind to duplicates.',
    keys: (at) =>
      keysOf(
        at,
        '(SELECT * FROM source EXCEPT SELECT * FROM lake) UNION ALL (SELECT * FROM lake EXCEPT SELECT * FROM source)',
      ),
  },
  {
    name: 'count and sum',
    says: '`count(*)`, and `sum` of each numeric column: says that a table differs and not where, so a fault counts as found where it alone would change a number.',
    keys: async () => new Set(),
    cells: sums,
  },
];

export async function runBaselines(
  sources: readonly string[],
  tell: (text: string) => void,
): Promise<BaselineResult[]> {
  const found = new Map<string, BaselineFormat[]>();
  const absent = await reladiffAbsent();
  const ended = new Map<string, string>();
  const ways: Way[] = [...WAYS, { name: 'reladiff', says: RELADIFF, keys: reladiff }];
  for (const url of sources)
    await withSource(url, async (source) => {
      const types = source.types.filter((t) => !t.mayBeExcluded);
      const zoo = zooOf(
        'zoo_bare',
        types,
        (n) => ({ sql: String(n), lake: BigInt(n) }),
        () => true,
      );
      await source.create(zoo.table);
      for (const format of FORMATS.filter((f) => f.name === 'parquet-us' || f.name === 'csv-default'))
        for (const way of ways) {
          if (way.keys === reladiff && (absent !== null || source.kind !== 'postgres')) continue;
          const result = await measure(way, source, zoo, format).catch((error: unknown) => failure(way, error));
          if (typeof result === 'string') {
            tell(result);
            ended.set(way.name, result);
            continue;
          }
          tell(`${way.name}, ${format.name}: ${result.found} of ${result.faults}, ${result.falseAlarms} false alarms`);
          found.set(way.name, [...(found.get(way.name) ?? []), result]);
        }
    });
  return ways.map(({ name, says, keys }) => ({
    name,
    says,
    absent: keys === reladiff ? (absent ?? ended.get(name) ?? null) : null,
    formats: found.get(name) ?? [],
  }));
}

/** What another's program says where it ends; our own statements must not fail. */
function failure(way: Way, error: unknown): string {
  if (way.keys !== reladiff) throw error;
  return `it ends with an error: ${(error instanceof Error ? error.message : String(error)).slice(0, 160)}`;
}

const RELADIFF =
  'the live open-source cross-database diff (PyPI), PostgreSQL against DuckDB, all columns (`-c %`), by the primary key. A CSV lake is read into DuckDB before.';

async function measure(way: Way, source: Source, zoo: Zoo, format: Format): Promise<BaselineFormat> {
  const before = await within(source, faithful(zoo.table, format), async (at) => {
    const keys = await way.keys(at);
    return { keys, alarms: keys.size + ((await totalsDiffer(way, at)) ? 1 : 0) };
  });
  const lake = planted(zoo, format);
  const faults = lake.cells.filter((cell) => cell.right === 'found');
  const seen = await within(source, lake, async (at) => {
    const keys = await way.keys(at);
    const cells = (await way.cells?.(at, faults)) ?? new Set<Cell>();
    return new Set(
      faults.filter((cell) => cells.has(cell) || (way.cells === undefined && isReported(cell, keys, before.keys))),
    );
  });
  const missed = new Map<string, number>();
  for (const cell of faults) if (!seen.has(cell)) missed.set(cell.mutation, (missed.get(cell.mutation) ?? 0) + 1);
  return {
    source: source.name,
    format: format.name,
    faults: faults.length,
    found: seen.size,
    falseAlarms: before.alarms,
    missed: [...missed].sort(([, a], [, b]) => b - a),
  };
}

/** Every key of the fault is reported, and is not reported without it. */
const isReported = (cell: Cell, keys: ReadonlySet<string>, before: ReadonlySet<string>) =>
  cell.expected.every(({ key }) => key === null || (keys.has(key[0] ?? '') && !before.has(key[0] ?? '')));

async function totalsDiffer(way: Way, at: Place): Promise<boolean> {
  if (!way.cells) return false;
  const [row] = await sumRows(at, 'SELECT * FROM source', 'SELECT * FROM lake');
  return row !== undefined && row[0] !== row[1];
}

const numeric = ({ type }: MatrixColumn) => /^(?:U?INT|NUMERIC|REAL)/.test(type.dms);

async function sumRows({ connection, columns }: Place, source: string, lake: string): Promise<[string, string][]> {
  const totals = [
    'count(*)',
    ...columns
      .filter(numeric)
      .map(({ name, type }) => (/38/.test(type.dms) ? `sum("${name}"::DOUBLE)` : `sum("${name}")`)),
  ];
  const of = async (relation: string) =>
    JSON.stringify(
      (
        await connection.runAndReadAll(`SELECT ${totals.map((t) => `(${t})::VARCHAR`).join(', ')} FROM (${relation})`)
      ).getRows(),
    );
  return [[await of(source), await of(lake)]];
}

/** The cells whose rows alone change a total. */
async function sums(at: Place, cells: readonly Cell[]): Promise<ReadonlySet<Cell>> {
  const seen = new Set<Cell>();
  for (const cell of cells) {
    const ids = cell.expected.flatMap(({ key }) => (key === null ? [] : [key[0] ?? '']));
    if (ids.length === 0) continue;
    const rows = (side: string) => `SELECT * FROM ${side} WHERE id IN (${ids.join(', ')})`;
    const [row] = await sumRows(at, rows('source'), rows('lake'));
    if (row !== undefined && row[0] !== row[1]) seen.add(cell);
  }
  return seen;
}

/** Lends a DuckDB over the table in the source and a lake of it. */
async function within<T>(source: Source, lake: PlantedTable, use: (at: Place) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'soundness-'));
  const file = join(folder, 'both.duckdb');
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  try {
    await connection.run("SET TimeZone = 'UTC'");
    await writeLake(folder, source.schema, lake);
    const { columns, name } = lake.table;
    const files = join(folder, source.schema, name, lake.format.csv ? '*.csv' : '*.parquet');
    await connection.run(`CREATE TABLE lake AS ${lakeQuery(columns, files, lake.format.csv)}`);
    await stage(connection, source, lake, join(folder, 'source.json'));
    return await use({ connection, file, source, table: name, columns });
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Parquet as it is. CSV by the engine's own reader, which drops what it cannot read, as the SerDe of a lake does. */
function lakeQuery(columns: readonly MatrixColumn[], files: string, csv: boolean): string {
  if (!csv) return `SELECT ${columns.map(({ name }) => `"${name}"`).join(', ')} FROM read_parquet('${files}')`;
  const texts = columns.map(({ name }) => `"${name}": 'VARCHAR'`).join(', ');
  const cast = columns.map(({ name, type }) => {
    const to = duckType(type.dms);
    return to === 'BLOB' ? `unhex("${name}") AS "${name}"` : `TRY_CAST("${name}" AS ${to}) AS "${name}"`;
  });
  return `SELECT ${cast.join(', ')} FROM read_csv('${files}', columns = {${texts}}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', new_line = '\\n', nullstr = '', ignore_errors = true, max_line_size = 4000000)`;
}

/** The rows of the source, each value cast to the type of the lake's column. */
async function stage(
  connection: DuckDBConnection,
  source: Source,
  { table }: PlantedTable,
  path: string,
): Promise<void> {
  const fields = table.columns.map(({ name, type }) => source.textOf(name, duckType(type.dms) === 'BLOB'));
  const rows = await source.rows(`SELECT ${fields.join(', ')} FROM ${source.quoted(table.name)}`);
  await writeFile(
    path,
    rows.map((row) => JSON.stringify(Object.fromEntries(row.map((v, i) => [`c${i}`, v])))).join('\n'),
  );
  const texts = table.columns.map((_, i) => `c${i}: 'VARCHAR'`).join(', ');
  const cast = table.columns.map(({ name, type }, i) => {
    const to = duckType(type.dms);
    return to === 'BLOB' ? `unhex(c${i}) AS "${name}"` : `TRY_CAST(c${i} AS ${to}) AS "${name}"`;
  });
  await connection.run(
    `CREATE TABLE source AS SELECT ${cast.join(', ')} FROM read_json('${path}', columns = {${texts}}, format = 'newline_delimited', maximum_object_size = 100000000)`,
  );
}

const DUCK: Readonly<Record<string, string>> = {
  INT1: 'TINYINT',
  INT2: 'SMALLINT',
  INT4: 'INTEGER',
  INT8: 'BIGINT',
  UINT1: 'UTINYINT',
  UINT2: 'USMALLINT',
  UINT4: 'UINTEGER',
  UINT8: 'UBIGINT',
  REAL4: 'FLOAT',
  REAL8: 'DOUBLE',
  BOOLEAN: 'BOOLEAN',
  DATE: 'DATE',
  TIME: 'TIME',
  DATETIME: 'TIMESTAMPTZ',
  BLOB: 'BLOB',
};

function duckType(dms: string): string {
  if (dms.startsWith('NUMERIC')) return dms.replace('NUMERIC', 'DECIMAL');
  if (dms.startsWith('BYTES')) return 'BLOB';
  return DUCK[dms] ?? 'VARCHAR';
}
