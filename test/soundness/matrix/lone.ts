/**
 * Small tables with one fault each: what the wide table's other faults could hide, since one difference makes it differ.
 * And faults of a table as a whole.
 */
import type { RunReport } from '../../../core/report/schema.ts';
import type { Format } from './formats.ts';
import type { Expected, MatrixColumn, MatrixTable, PlantedRecord, PlantedTable } from './table.ts';
import type { LakeValue, MatrixType, MatrixValue } from './values.ts';

type Part = RunReport['tables'][number];

export interface LoneFault {
  readonly name: string;
  readonly shape: string;
  readonly plant: (records: readonly PlantedRecord[]) => readonly PlantedRecord[];
  readonly expected: readonly Expected[];
  /** Columns of the lake that are not those of the source. */
  readonly columns?: (columns: readonly MatrixColumn[]) => readonly MatrixColumn[];
  /** What is wrong with the report, where it is not about findings. Null: nothing. */
  readonly says?: (part: Part) => string | null;
  /** The source's table is emptied before. */
  readonly emptySource?: true;
  /** What becomes of the bytes of the first file. */
  readonly bytes?: (bytes: Buffer) => Buffer;
  readonly parquetOnly?: true;
}

export interface Lone {
  readonly table: MatrixTable;
  readonly fault: LoneFault | null;
  planted(format: Format): PlantedTable;
}

const set = (record: PlantedRecord, at: number, value: LakeValue): PlantedRecord => ({
  ...record,
  values: record.values.map((v, i) => (i === at ? value : v)),
});
const at = (i: number, change: (record: PlantedRecord) => PlantedRecord[]) => (records: readonly PlantedRecord[]) =>
  records.flatMap((record, n) => (n === i ? change(record) : [record]));
const key = (...texts: string[]) => texts;
export const verdict = (wanted: string, code?: string) => (part: Part) =>
  part.verdict === wanted && (code === undefined || part.cause?.code === code)
    ? null
    : `${part.verdict} ${part.cause?.code ?? ''} and not ${wanted} ${code ?? ''}`;

/** The faults, by the shape of their table. Rows of `plain` have the keys 1 to 60, in three files of 20. */
export const LONE_FAULTS: readonly LoneFault[] = [
  { name: 'one row lost', shape: 'plain', plant: at(6, () => []), expected: [{ kind: 'missing', key: key('7') }] },
  {
    name: 'one row twice',
    shape: 'plain',
    plant: at(6, (r) => [r, r]),
    expected: [{ kind: 'duplicated', key: key('7') }],
  },
  {
    name: 'one row lost, another twice',
    shape: 'plain',
    plant: (rs) => at(6, () => [])(at(7, (r) => [r, r])(rs)),
    expected: [
      { kind: 'missing', key: key('7') },
      { kind: 'duplicated', key: key('8') },
    ],
  },
  {
    name: 'a row that the source does not have',
    shape: 'plain',
    plant: (rs) => [...rs, ...rs.slice(0, 1).map((r) => set(r, 0, 61n))],
    expected: [{ kind: 'extra', key: key('61') }],
  },
  {
    name: 'two rows exchange their numbers',
    shape: 'plain',
    plant: (rs) => rs.map((r, i) => (i === 6 || i === 7 ? set(r, 2, rs[13 - i]?.values[2] ?? null) : r)),
    expected: [
      { kind: 'changed', key: key('7'), columns: ['amount'] },
      { kind: 'changed', key: key('8'), columns: ['amount'] },
    ],
  },
  {
    name: 'every row twice',
    shape: 'plain',
    plant: (rs) => rs.flatMap((r) => [r, r]),
    expected: Array.from({ length: 60 }, (_, i) => ({ kind: 'duplicated' as const, key: key(String(i + 1)) })),
  },
  {
    name: 'the last character of one text',
    shape: 'plain',
    plant: at(59, (r) => [set(r, 1, 'row 6O')]),
    expected: [{ kind: 'changed', key: key('60'), columns: ['name'] }],
  },
  {
    name: 'a file lost',
    shape: 'plain',
    plant: (rs) => rs.filter((r) => r.file !== 2),
    expected: Array.from({ length: 20 }, (_, i) => ({ kind: 'missing' as const, key: key(String(i + 21)) })),
  },
  {
    name: 'a file twice',
    shape: 'plain',
    plant: (rs) => [...rs, ...rs.filter((r) => r.file === 2).map((r) => ({ ...r, file: 4 }))],
    expected: Array.from({ length: 20 }, (_, i) => ({ kind: 'duplicated' as const, key: key(String(i + 21)) })),
  },
  {
    name: 'nothing in the lake',
    shape: 'plain',
    plant: () => [],
    expected: Array.from({ length: 60 }, (_, i) => ({ kind: 'missing' as const, key: key(String(i + 1)) })),
  },
  {
    name: 'nothing in the source',
    shape: 'plain',
    emptySource: true,
    plant: (rs) => rs,
    expected: Array.from({ length: 60 }, (_, i) => ({ kind: 'extra' as const, key: key(String(i + 1)) })),
  },
  {
    name: 'a file cut in the middle',
    shape: 'plain',
    plant: (rs) => rs,
    bytes: (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2)),
    expected: [],
    parquetOnly: true,
    says: verdict('ERRORED', 'UnreadableLakeFile'),
  },
  {
    name: 'a column that the lake lacks',
    shape: 'plain',
    plant: (rs) => rs.map((r) => ({ ...r, values: r.values.slice(0, 2) })),
    columns: (columns) => columns.slice(0, 2),
    expected: [],
    parquetOnly: true,
    says: (part) =>
      part.verdict === 'MISMATCHED' && part.absentColumns.some((c) => c.column === 'amount' && c.values === 60)
        ? null
        : `${part.verdict}, absent: ${JSON.stringify(part.absentColumns)}`,
  },
  {
    name: 'numbers become texts that lose their zeros',
    shape: 'plain',
    plant: (rs) => rs.map((r) => set(r, 2, String(Number(r.values[2])))),
    columns: (columns) => columns.map((c, i) => (i === 2 ? { ...c, type: { ...c.type, dms: 'STRING' } } : c)),
    expected: Array.from({ length: 60 }, (_, i) => i + 1)
      .filter((n) => n % 10 === 0)
      .map((n) => ({ kind: 'changed' as const, key: key(String(n)), columns: ['amount'] })),
    parquetOnly: true,
  },
  {
    name: 'integers become floats',
    shape: 'plain',
    plant: (rs) => rs.map((r) => set(r, 2, Number(r.values[2]))),
    columns: (columns) => columns.map((c, i) => (i === 2 ? { ...c, type: { ...c.type, dms: 'REAL8' } } : c)),
    expected: [],
    parquetOnly: true,
    says: (part) =>
      part.verdict === 'INCONCLUSIVE' &&
      part.limits.some((l) => l.kind === 'excludedColumn' && l.column === 'amount' && !l.accepted)
        ? null
        : `${part.verdict}, limits: ${JSON.stringify(part.limits)}`,
  },
  {
    name: 'without a key: one of five equal rows lost',
    shape: 'keyless',
    plant: at(6, () => []),
    expected: [{ kind: 'duplicated', key: null }],
  },
  {
    name: 'without a key: a sixth equal row',
    shape: 'keyless',
    plant: at(6, (r) => [r, r]),
    expected: [{ kind: 'duplicated', key: null }],
  },
  {
    name: 'without a key: NULL for a value',
    shape: 'keyless',
    plant: at(59, (r) => [set(r, 1, null)]),
    expected: [
      { kind: 'duplicated', key: null },
      { kind: 'extra', key: null },
    ],
  },
  {
    name: 'a key of two texts: (a, b|c) for (a|b, c)',
    shape: 'composite',
    plant: at(0, (r) => [{ ...r, values: ['a', 'b|c', ...r.values.slice(2)] }]),
    expected: [
      { kind: 'missing', key: key('a|b', 'c') },
      { kind: 'extra', key: key('a', 'b|c') },
    ],
  },
  {
    name: 'a key of text: an ugly key lost',
    shape: 'texts',
    plant: (rs) => rs.filter((r) => r.values[0] !== 'tab\there'),
    expected: [{ kind: 'missing', key: key('tab\there') }],
  },
  {
    name: 'a key of text: a space at its end',
    shape: 'texts',
    plant: (rs) => rs.map((r) => (r.values[0] === 'A' ? set(r, 0, 'A ') : r)),
    expected: [
      { kind: 'missing', key: key('A') },
      { kind: 'extra', key: key('A ') },
    ],
  },
  {
    name: '400 columns: the last of them',
    shape: 'wide',
    plant: at(6, (r) => [set(r, 399, 0n)]),
    expected: [{ kind: 'changed', key: key('7'), columns: ['c399'] }],
  },
];

/** Shapes of tables. `texts` spells a text in the source's SQL. */
export function shapes(
  texts: (text: string) => MatrixValue,
  ugly: readonly string[],
): Readonly<Record<string, MatrixTable>> {
  const integer: MatrixType = { name: 'integer key', dms: 'INT4', logical: [], values: [] };
  const varchar: MatrixType = { name: 'varchar(300)', dms: 'WSTRING(300)', logical: ['text'], values: [] };
  const decimal: MatrixType = { name: 'decimal(10,2)', dms: 'NUMERIC(10,2)', logical: [], values: [] };
  const int = (n: number): MatrixValue => ({ sql: String(n), lake: BigInt(n) });
  const amount = (n: number): MatrixValue => ({ sql: (n / 100).toFixed(2), lake: (n / 100).toFixed(2) });
  const sixty = Array.from({ length: 60 }, (_, i) => i + 1);
  const column = (name: string, type: MatrixType): MatrixColumn => ({ name, type });
  return {
    plain: {
      name: 'plain',
      columns: [column('id', integer), column('name', varchar), column('amount', decimal)],
      key: ['id'],
      rows: sixty.map((n) => [int(n), texts(`row ${n}`), amount(n)]),
    },
    keyless: {
      name: 'keyless',
      columns: [column('name', varchar), column('amount', decimal)],
      key: [],
      rows: sixty.map((n) => [texts(`row ${Math.ceil(n / 5)}`), amount(Math.ceil(n / 5))]),
    },
    composite: {
      name: 'composite',
      columns: [column('one', varchar), column('two', varchar), column('amount', decimal)],
      key: ['one', 'two'],
      rows: [
        ['a|b', 'c'],
        ['ab', 'c'],
        ['a', 'bc'],
        ['a\tb', 'c'],
        ['a', 'b\tc'],
        ['', 'abc'],
      ].map(([one = '', two = ''], i) => [texts(one), texts(two), amount(i)]),
    },
    texts: {
      name: 'texts',
      columns: [column('code', varchar), column('amount', decimal)],
      key: ['code'],
      rows: ugly.map((text, i) => [texts(text), amount(i)]),
    },
    wide: {
      name: 'wide',
      columns: Array.from({ length: 400 }, (_, i) => column(`c${String(i).padStart(3, '0')}`, integer)),
      key: ['c000'],
      rows: sixty.slice(0, 20).map((n) => Array.from({ length: 400 }, (_, i) => int(n * (i + 1)))),
    },
  };
}

/** A table for each fault, and one per shape without any. */
export function lones(of: Readonly<Record<string, MatrixTable>>): Lone[] {
  const whole = Object.values(of).map((table) => lone({ ...table, name: `lone_${table.name}` }, null));
  const faulty = LONE_FAULTS.map((fault, i) => {
    const table = of[fault.shape];
    if (!table) throw new Error(`no shape ${fault.shape}`);
    return lone({ ...table, name: `fault_${String(i + 1).padStart(2, '0')}` }, fault);
  });
  return [...whole, ...faulty];
}

function lone(table: MatrixTable, fault: LoneFault | null): Lone {
  const source = fault?.emptySource ? { ...table, rows: [] } : table;
  return {
    table: source,
    fault,
    planted: (format) => {
      const records = table.rows.map((row, i) => ({
        values: row.map(({ lake }) => lake),
        file: 1 + Math.floor(i / 20),
      }));
      const lake = { ...table, columns: fault?.columns?.(table.columns) ?? table.columns };
      const cells = fault
        ? [{ row: 'tables', mutation: fault.name, right: 'found' as const, column: null, expected: fault.expected }]
        : [];
      return {
        table: lake,
        format,
        cells,
        records: fault ? fault.plant(records) : records,
        ...(fault?.bytes ? { bytes: fault.bytes } : {}),
        ...(fault?.says ? { says: fault.says } : {}),
      };
    },
  };
}
