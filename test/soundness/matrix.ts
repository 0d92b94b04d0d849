/** The matrix over one source: its tables are made once, and each format has a lake without a fault and one with all. */
import { readsLines } from './engines.ts';
import { judge, type TableResult } from './judge.ts';
import { changedTable, changesOf } from './matrix/change-faults.ts';
import { FORMATS, type Format } from './matrix/formats.ts';
import { byLines, hasLineEnd } from './matrix/line-ends.ts';
import { type Lone, lones, shapes, verdict } from './matrix/lone.ts';
import type { Chosen, MatrixTable, PlantedTable } from './matrix/table.ts';
import { type MatrixType, TEXTS } from './matrix/values.ts';
import { twin, WideTables, wideLakes } from './matrix/wide.ts';
import { faithful, slug } from './matrix/zoo.ts';
import { prove } from './proof.ts';
import type { Source } from './sources.ts';
import { unread } from './unread.ts';

export interface MatrixOptions {
  /** `parquet`, `csv` (each in its variants), `all`, or names of formats, by commas. */
  readonly format: string;
  /** Cells whose `type / mutation` matches; null: all. */
  readonly only: RegExp | null;
  readonly tell: (text: string) => void;
}

/** In MariaDB a key of text takes spaces at its end, and accents, for nothing: other texts are the same key. */
const keysOf = (source: Source) =>
  (source.kind === 'postgres'
    ? TEXTS
    : ['plain', 'A', 'tab\there', 'line\nfeed', 'back\\slash', '\\N', 'NULL', '\u{1f600}']
  ).filter((lake) => !readsLines() || !hasLineEnd({ lake }));

/** What the settings make of some values, and what is left out by name. */
const ACCEPTED = ['expectedLoss', 'excludedColumn'];
/** Of a compressed file of lines nothing tells whether a carriage return was dropped. */
const zipped = (format: Format) => (byLines(format) && format.s3.CompressionType === 'gzip' ? ['settingMismatch'] : []);

export async function matrix(source: Source, { format: wanted, only, tell }: MatrixOptions): Promise<TableResult[]> {
  const chosen: Chosen = (row, mutation) => only?.test(`${row} / ${mutation}`) ?? true;
  const formats = formatsOf(wanted);
  const wide = new WideTables(source.types, chosen);
  const zoos = [...new Set(formats.flatMap((format) => wide.of(format)))];
  const small = lones(shapes(source.text, keysOf(source))).filter(
    ({ fault }) => fault === null || chosen('tables', fault.name),
  );
  const changing = changedTable(source.text);
  const unlooked = unlookedTable(source.types);
  for (const table of [...zoos.map((zoo) => zoo.table), changing]) {
    await source.create(table);
    await source.copy(table.name, twin(table).name);
  }
  for (const table of [...small.map((lone) => lone.table), ...unlooked]) await source.create(table);
  const sizes = zoos.map(({ table }) => `${table.columns.length} columns, ${table.rows.length} rows`);
  tell(`${source.name}: ${sizes.join('; ')}; ${small.length} small tables`);
  const results: TableResult[] = [];
  const run = async (tables: readonly PlantedTable[], what: string) => {
    const { report, files } = await prove(source, tables);
    const judged = tables.map((table) => judge(table, report, files.get(table.table.name) ?? 0));
    results.push(...judged);
    const wrong = judged.flatMap((r) => [...r.cells.filter((c) => c.outcome === 'wrong'), ...r.alarms]).length;
    tell(`${what}: ${judged.flatMap((r) => r.cells).length} cells${wrong === 0 ? '' : `, ${wrong} WRONG`}`);
  };
  for (const format of formats) {
    const lakes = wideLakes(wide.of(format), format).map((lake) => ({
      ...lake,
      accepts: [...ACCEPTED, ...zipped(format)],
    }));
    await run([...lakes, ...smallIn(small, format), ...unlookedIn(unlooked, format)], format.name);
    if (CAPTURED.includes(format.name) && chosen('changes', ''))
      await run(
        [changesOf(changing, format, false), changesOf(twin(changing), format, true)].map((lake) => ({
          ...lake,
          accepts: zipped(format),
        })),
        `${format.name}, changes`,
      );
  }
  const plain = small.find(({ table }) => table.name === 'lone_plain');
  if (plain && readsLines()) await run([otherRowEnds(plain.table)], 'rows that do not end with a line');
  if (plain && source.kind === 'postgres' && !readsLines()) {
    results.push(await unread(source, plain.table, chosen));
    tell('rows that do not arrive');
  }
  return results;
}

/** Formats in which changes are captured too. */
const CAPTURED = ['parquet-us', 'parquet-ms', 'csv-default', 'csv-null'];

export function formatsOf(wanted: string): readonly Format[] {
  const lines = readsLines();
  const named = wanted.split(',');
  return FORMATS.filter((format) => (lines ? !format.notByLines : !format.byLinesAlone))
    .filter(
      ({ name, csv }) =>
        wanted === 'all' || named.includes(name) || (wanted === 'parquet' && !csv) || (wanted === 'csv' && csv),
    )
    .map((format) => (lines ? { ...format, lines } : format));
}

/** Formats in which small tables are compared. */
const ALONE = ['parquet-us', 'csv-default'];

/** In CSV the few that CSV's own reader could make another of. */
const IN_CSV = /^(?:one row|a row|a file|nothing|without a key: (?:one|a)|a key of)/;

function smallIn(small: readonly Lone[], format: Format): PlantedTable[] {
  const inCsv = ({ fault, table }: Lone) =>
    fault ? !fault.parquetOnly && IN_CSV.test(fault.name) : /keyless|composite/.test(table.name);
  return small
    .filter((lone) => ALONE.includes(format.name) && (!format.csv || inCsv(lone)))
    .map((lone) => ({ ...lone.planted(format), accepts: format.csv ? ['expectedLoss'] : [] }));
}

/** A table with columns that an engine of lines cannot look into; none where the source has no such type. */
function unlookedTable(types: readonly MatrixType[]): MatrixTable[] {
  const columns = types.filter((type) => type.mayHoldLineEnds).map((type) => ({ name: slug(type.name), type }));
  if (columns.length === 0 || !readsLines()) return [];
  const id = { name: 'integer key', dms: 'INT4', logical: [], values: [] };
  const row = columns.map(({ type }) => type.values[0] ?? { sql: 'NULL', lake: null });
  return [
    {
      name: 'unlooked',
      columns: [{ name: 'id', type: id }, ...columns],
      key: ['id'],
      rows: [[{ sql: '1', lake: 1n }, ...row]],
    },
  ];
}

function unlookedIn(tables: readonly MatrixTable[], format: Format): PlantedTable[] {
  const name = 'a column that cannot be looked into';
  if (format.name !== 'csv-default') return [];
  return tables.map((table) => said(faithful(table, format), name, verdict('INCONCLUSIVE', 'AmbiguousRecords')));
}

/** Files whose records no engine of lines finds. */
function otherRowEnds(table: MatrixTable): PlantedTable {
  const format = FORMATS.find(({ notByLines }) => notByLines);
  if (!format) throw new Error('no format');
  const says = verdict('INCONCLUSIVE', 'UnreadableFormat');
  return said(faithful(table, { ...format, lines: true }), 'records that do not end with a line', says);
}

const said = (table: PlantedTable, mutation: string, says: PlantedTable['says'] & object): PlantedTable => ({
  ...table,
  cells: [{ row: 'tables', mutation, right: 'found', column: null, expected: [] }],
  says,
});
