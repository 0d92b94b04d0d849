/** Faults of rows, files and records, which are about no type: each has rows of its own in the wide table. */
import type { Format } from './formats.ts';
import type { Cell, Chosen, Expected, MatrixColumn, MatrixTable, PlantedRecord } from './table.ts';
import type { LakeValue, MatrixValue } from './values.ts';

/** Rows of a fault, with what they hold in the two columns of text that faults of rows are about. */
export interface RowFault {
  readonly name: string;
  /** What the page counts it under. */
  readonly row: 'rows' | 'files' | 'records';
  /** Of each row, the values of the two texts; none: as every row. */
  readonly texts: readonly (readonly [string, string] | null)[];
  readonly csvOnly?: (format: Format) => boolean;
  readonly plant: (
    records: readonly PlantedRecord[],
    at: Places,
  ) => { records: readonly PlantedRecord[]; expected: readonly Expected[] };
}

/** Where the two texts and the number of the wide table are. */
interface Places {
  readonly names: readonly string[];
  readonly text: number;
  readonly other: number;
  readonly number: number;
}

const idOf = (record: PlantedRecord | undefined): string[] => [String(record?.values[0])];
const set = (record: PlantedRecord, changes: Readonly<Record<number, LakeValue>>): PlantedRecord => ({
  ...record,
  values: record.values.map((v, i) => (i in changes ? (changes[i] ?? null) : v)),
});
const need = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('a fault without its row');
  return value;
};
/** Added to a key, it is one that the source does not hold. */
const NEW_KEY = 900_000;
const moved = (record: PlantedRecord) => set(record, { 0: BigInt(Number(record.values[0]) + NEW_KEY) });

const two: RowFault['texts'] = [null, null];
const one: RowFault['texts'] = [null];

/** Two columns' values of one row become others. */
const shift = (name: string, from: readonly [string, string], to: readonly [string, string]): RowFault => ({
  name,
  row: 'rows',
  texts: [from],
  plant: ([record], at) => ({
    records: [set(need(record), { [at.text]: to[0], [at.other]: to[1] })],
    expected: [{ kind: 'changed', key: idOf(record), columns: [need(at.names[at.text]), need(at.names[at.other])] }],
  }),
});

const rows: readonly RowFault[] = [
  {
    name: 'a row lost',
    row: 'rows',
    texts: one,
    plant: ([r]) => ({ records: [], expected: [{ kind: 'missing', key: idOf(r) }] }),
  },
  {
    name: 'a row delivered twice',
    row: 'rows',
    texts: one,
    plant: ([r]) => ({ records: [need(r), need(r)], expected: [{ kind: 'duplicated', key: idOf(r) }] }),
  },
  {
    name: 'a row delivered three times',
    row: 'rows',
    texts: one,
    plant: ([r]) => ({ records: [need(r), need(r), need(r)], expected: [{ kind: 'duplicated', key: idOf(r) }] }),
  },
  {
    name: 'a row that the source does not have',
    row: 'rows',
    texts: one,
    plant: ([r]) => ({ records: [need(r), moved(need(r))], expected: [{ kind: 'extra', key: idOf(moved(need(r))) }] }),
  },
  {
    name: "a row's key changed",
    row: 'rows',
    texts: one,
    plant: ([r]) => ({
      records: [moved(need(r))],
      expected: [
        { kind: 'missing', key: idOf(r) },
        { kind: 'extra', key: idOf(moved(need(r))) },
      ],
    }),
  },
  {
    name: 'one row lost, another twice: counts agree',
    row: 'rows',
    texts: two,
    plant: ([a, b]) => ({
      records: [need(b), need(b)],
      expected: [
        { kind: 'missing', key: idOf(a) },
        { kind: 'duplicated', key: idOf(b) },
      ],
    }),
  },
  {
    name: 'two rows exchange a number: sums agree',
    row: 'rows',
    texts: two,
    plant: ([a, b], at) => {
      const name = need(at.names[at.number]);
      // Different numbers in the lake of the same sum: a row of the wide table holds its column's first value.
      const value = String(need(a).values[at.number]);
      const more = (Number(value) + 1).toFixed(2);
      const less = (Number(value) - 1).toFixed(2);
      return {
        records: [set(need(a), { [at.number]: more }), set(need(b), { [at.number]: less })],
        expected: [
          { kind: 'changed', key: idOf(a), columns: [name] },
          { kind: 'changed', key: idOf(b), columns: [name] },
        ],
      };
    },
  },
  {
    name: 'two rows exchange a text',
    row: 'rows',
    texts: [
      ['one', 'same'],
      ['two', 'same'],
    ],
    plant: ([a, b], at) => ({
      records: [set(need(a), { [at.text]: 'two' }), set(need(b), { [at.text]: 'one' })],
      expected: [a, b].map((r) => ({ kind: 'changed', key: idOf(r), columns: [need(at.names[at.text])] })),
    }),
  },
  shift('two columns exchange their values', ['left', 'right'], ['right', 'left']),
  shift('a column shift: (ab, c) for (a, bc)', ['ab', 'c'], ['a', 'bc']),
  shift('a separator shift: (a|b, c) for (a, b|c)', ['a|b', 'c'], ['a', 'b|c']),
  shift('a separator shift: (a,b) for (a, b)', ['a,b', 'c'], ['a', 'b,c']),
  shift('a separator shift: a tab', ['a\tb', 'c'], ['a', 'b\tc']),
  shift("a separator shift: '\\N'", ['a', '\\N\tc'], ['a\t\\N', 'c']),
];

const FILE_LOST = 4;
const FILE_TWICE = 5;
const FILE_COPY = 6;
const inFile = (file: number) => (r: PlantedRecord) => ({ ...r, file });

const files: readonly RowFault[] = [
  {
    name: 'a file lost',
    row: 'files',
    texts: [null, null, null, null],
    plant: (rs) => ({
      records: rs.map(inFile(FILE_LOST)).slice(0, 0),
      expected: rs.map((r) => ({ kind: 'missing', key: idOf(r) })),
    }),
  },
  {
    name: 'a file delivered twice',
    row: 'files',
    texts: [null, null, null, null],
    plant: (rs) => ({
      records: [...rs.map(inFile(FILE_TWICE)), ...rs.map(inFile(FILE_COPY))],
      expected: rs.map((r) => ({ kind: 'duplicated', key: idOf(r) })),
    }),
  },
];

const quoted = (format: Format) => format.csv && format.s3.Rfc4180 !== false;
const delimiterOf = (format: Format) => String(format.s3.CsvDelimiter ?? ',');

/** The row is missing, and records are there that cannot be read. */
export const inPieces = (key: readonly string[], pieces: number): Expected[] => [
  { kind: 'missing', key },
  ...Array.from({ length: pieces }, () => ({ kind: 'extra' as const, key: null })),
];

/** A record whose bytes are no row of the table: the row is missing, and something is there that cannot be read. */
const broken = (
  name: string,
  csvOnly: (format: Format) => boolean,
  raw: (bytes: Buffer) => Buffer,
  unreadable = 1,
  texts: readonly [string, string] | null = null,
): RowFault => ({
  name,
  row: 'records',
  texts: [texts],
  csvOnly,
  plant: ([record]) => ({
    records: [{ ...need(record), raw }],
    expected: inPieces(idOf(record), unreadable),
  }),
});

const text = (change: (text: string) => string) => (bytes: Buffer) => Buffer.from(change(bytes.toString()));
const comma = (format: Format) => quoted(format) && delimiterOf(format) === ',';

const records: readonly RowFault[] = [
  broken(
    'a field lost',
    comma,
    text((t) => t.replace(/,[^,"\n]*,/, ',')),
  ),
  broken(
    'a field too many',
    comma,
    text((t) => t.replace(/\n$/, ',x\n')),
  ),
  broken(
    'an empty field too many',
    comma,
    text((t) => t.replace(/\n$/, ',\n')),
  ),
  broken(
    'the quotes around a comma lost',
    comma,
    text((t) => t.replace('"left, right"', 'left, right')),
    1,
    ['left, right', 'x'],
  ),
  broken(
    'the quotes around a line feed lost',
    comma,
    text((t) => t.replace('"left\nright"', 'left\nright')),
    2,
    ['left\nright', 'x'],
  ),
  broken(
    'a letter that is no UTF-8',
    comma,
    (bytes) => Buffer.from(bytes.toString('latin1').replace('\u00c3\u00a9stonian', '\u00e9stonian'), 'latin1'),
    1,
    ['\u00e9stonian', 'x'],
  ),
];

export const ROW_FAULTS: readonly RowFault[] = [...rows, ...files, ...records];

/** The first row of each fault; faults have up to ten rows. */
const firstOf = (fault: RowFault) => 100_001 + 10 * ROW_FAULTS.indexOf(fault);

const TEXT_COLUMNS = ['varchar_300', 'text'];

/** The rows of the source that faults of rows are about. */
export function rowsOfFaults(
  columns: readonly MatrixColumn[],
  defaults: readonly MatrixValue[],
  id: (n: number) => MatrixValue,
  faults: readonly RowFault[],
): MatrixValue[][] {
  const textOf = faults.length === 0 ? null : textValue(columns);
  const [left, right] = TEXT_COLUMNS;
  return faults.flatMap((fault) =>
    fault.texts.map((texts, i) => [
      id(firstOf(fault) + i),
      ...defaults.map((value, at) => {
        const name = columns[at]?.name;
        if (textOf === null || texts === null || (name !== left && name !== right)) return value;
        return textOf(name === left ? texts[0] : texts[1]);
      }),
    ]),
  );
}

/** Spells a text as the source's other texts are spelled. */
function textValue(columns: readonly MatrixColumn[]): (text: string) => MatrixValue {
  const known = columns.find(({ name }) => name === 'text')?.type.values.find(({ lake }) => lake === 'plain text');
  if (known === undefined) throw new Error('the wide table has no text');
  const hex = (t: string) => Buffer.from(t).toString('hex');
  return (t) => ({ sql: known.sql.replace(hex('plain text'), hex(t)), lake: t });
}

/** Plants every fault that the format can hold among the records. */
export function plantRows(
  table: MatrixTable,
  records: readonly PlantedRecord[],
  format: Format,
  chosen: Chosen,
  faults: readonly RowFault[],
): { records: PlantedRecord[]; cells: Cell[] } {
  const names = table.columns.map(({ name }) => name);
  const at: Places = {
    names,
    text: names.indexOf('varchar_300'),
    other: names.indexOf('text'),
    number: names.findIndex((n) => /^(?:numeric|decimal)_10_2$/.test(n)),
  };
  let left = [...records];
  const cells: Cell[] = [];
  let file = FILE_COPY;
  for (const fault of faults) {
    if (!chosen(fault.row, fault.name) || (fault.csvOnly && !fault.csvOnly(format))) continue;
    const ids = new Set(fault.texts.map((_, i) => String(firstOf(fault) + i)));
    const about = left.filter((r) => ids.has(String(r.values[0])));
    const done = fault.plant(about, at);
    // What is no record ends where the file does.
    if (fault.row === 'records') file += 1;
    const placed = fault.row === 'records' ? done.records.map(inFile(file)) : done.records;
    left = [...left.filter((r) => !ids.has(String(r.values[0]))), ...placed];
    cells.push({ row: fault.row, mutation: fault.name, right: 'found', column: null, expected: done.expected });
  }
  return { records: left, cells };
}
