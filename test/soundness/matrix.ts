/** The matrix over one source: its tables are made once, and each format has a lake without a fault and one with all. */
import { judge, type TableResult } from './judge.ts';
import { changedTable, changesOf } from './matrix/change-faults.ts';
import { FORMATS, type Format } from './matrix/formats.ts';
import { type Lone, lones, shapes } from './matrix/lone.ts';
import type { Chosen, PlantedTable } from './matrix/table.ts';
import { TEXTS } from './matrix/values.ts';
import { faithful, planted, zooOf } from './matrix/zoo.ts';
import { prove } from './proof.ts';
import type { Source } from './sources.ts';
import { unread } from './unread.ts';

export interface MatrixOptions {
  /** `parquet`, `csv` (each in its variants), `all`, or the name of one format. */
  readonly format: string;
  /** Cells whose `type / mutation` matches; null: all. */
  readonly only: RegExp | null;
  readonly tell: (text: string) => void;
}

const ACCEPTED = ['expectedLoss', 'excludedColumn'];

/** In MariaDB a key of text takes spaces at its end, and accents, for nothing: other texts are the same key. */
const keysOf = (source: Source) =>
  source.kind === 'postgres'
    ? TEXTS
    : ['plain', 'A', 'tab\there', 'line\nfeed', 'back\\slash', '\\N', 'NULL', '\u{1f600}'];

export async function matrix(source: Source, { format: wanted, only, tell }: MatrixOptions): Promise<TableResult[]> {
  const chosen: Chosen = (row, mutation) => only?.test(`${row} / ${mutation}`) ?? true;
  const id = (n: number) => ({ sql: String(n), lake: BigInt(n) });
  const zoo = zooOf('zoo', source.types, id, chosen);
  const bare = zooOf(
    'zoo_bare',
    source.types.filter((t) => !t.mayBeExcluded),
    id,
    chosen,
  );
  const small = lones(shapes(source.text, keysOf(source))).filter(
    ({ fault }) => fault === null || chosen('tables', fault.name),
  );
  const changing = changedTable(source.text);
  for (const table of [zoo.table, bare.table, changing, ...small.map((l) => l.table)]) await source.create(table);
  tell(
    `${source.name}: ${zoo.table.columns.length} columns, ${zoo.table.rows.length} rows, ${small.length} small tables`,
  );
  const results: TableResult[] = [];
  const run = async (tables: readonly PlantedTable[], accept: readonly string[], what: string) => {
    const report = await prove(source, tables, accept);
    const judged = tables.map((table) => judge(table, report));
    results.push(...judged);
    const wrong = judged.flatMap((r) => [...r.cells.filter((c) => c.outcome === 'wrong'), ...r.alarms]).length;
    tell(`${what}: ${judged.flatMap((r) => r.cells).length} cells${wrong === 0 ? '' : `, ${wrong} WRONG`}`);
  };
  for (const format of formatsOf(wanted)) {
    const wide = format.withoutExcluded ? bare : zoo;
    await run([faithful(wide.table, format)], ACCEPTED, `${format.name}, nothing planted`);
    await run([planted(wide, format)], ACCEPTED, format.name);
    if (CAPTURED.includes(format.name) && chosen('changes', '')) {
      await run([changesOf(changing, format, false)], [], `${format.name}, changes, nothing planted`);
      await run([changesOf(changing, format, true)], [], `${format.name}, changes`);
    }
    const alone = smallIn(small, format);
    if (alone.length > 0 && (format.name === 'parquet-us' || format.name === 'csv-default'))
      await run(alone, format.csv ? ['expectedLoss'] : [], `${format.name}, a fault alone`);
  }
  const plain = small.find(({ fault, table }) => fault === null && table.name === 'lone_plain');
  if (plain && source.kind === 'postgres' && process.env.LOADPROOF_TEST_TRINO_URL === undefined) {
    results.push(await unread(source, plain.table, chosen));
    tell('rows that do not arrive');
  }
  return results;
}

/** Formats in which changes are captured too. */
const CAPTURED = ['parquet-us', 'parquet-ms', 'csv-default', 'csv-null'];

export function formatsOf(wanted: string): readonly Format[] {
  return FORMATS.filter(
    ({ name, csv }) =>
      wanted === 'all' || name === wanted || (wanted === 'parquet' && !csv) || (wanted === 'csv' && csv),
  );
}

/** In CSV the few that CSV's own reader could make another of. */
const IN_CSV = /^(?:one row|a row|a file|nothing|without a key: (?:one|a)|a key of)/;

function smallIn(small: readonly Lone[], format: Format): PlantedTable[] {
  return small
    .filter(
      ({ fault, table }) =>
        !format.csv || (fault ? !fault.parquetOnly && IN_CSV.test(fault.name) : /keyless|composite/.test(table.name)),
    )
    .map((l) => l.planted(format));
}
