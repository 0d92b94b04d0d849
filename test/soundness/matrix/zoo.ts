/** The wide table: a column per type, a row per ugly value, and a row of its own for each pair of a type and a mutation. */
import type { Format } from './formats.ts';
import { cutsToMillis, cutToMillis, policyOf } from './formats.ts';
import { byLines, linesOf } from './line-ends.ts';
import type { Mutation } from './mutation.ts';
import { MUTATIONS } from './mutations.ts';
import { inPieces, plantRows, ROW_FAULTS, type RowFault, rowsOfFaults } from './row-faults.ts';
import type {
  Cell,
  Chosen,
  Expected,
  MatrixColumn,
  MatrixTable,
  PlantedRecord,
  PlantedTable,
  ValueCase,
} from './table.ts';
import { sameValue } from './table.ts';
import type { LakeValue, MatrixType, MatrixValue } from './values.ts';

/** The first row that is about a mutation of a value. */
const FIRST_CASE = 1001;

const ID: MatrixType = { name: 'integer key', dms: 'INT4', logical: [], values: [] };

export const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\[\]/g, ' array')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');

export interface Zoo {
  readonly table: MatrixTable;
  readonly cases: readonly ValueCase[];
  readonly chosen: Chosen;
  readonly faults: readonly RowFault[];
}

interface ZooOptions {
  /** Faults of rows that have rows in it; all where nothing is said. */
  readonly faults?: readonly RowFault[];
  /** Values that mutations may happen to. */
  readonly of?: (value: MatrixValue) => boolean;
}

/** The table in the source. Its rows are the same whatever the lake's format. */
export function zooOf(
  name: string,
  types: readonly MatrixType[],
  id: (n: number) => MatrixValue,
  chosen: Chosen,
  { faults = ROW_FAULTS, of = () => true }: ZooOptions = {},
): Zoo {
  const columns = types.map((type): MatrixColumn => ({ name: slug(type.name), type }));
  const cases = columns.flatMap((column) =>
    MUTATIONS.filter(({ name }) => chosen(column.type.name, name)).flatMap((mutation) => caseOf(column, mutation, of)),
  );
  const defaults = types.map((type) => type.values[0] ?? { sql: 'NULL', lake: null });
  const longest = Math.max(...types.map((type) => type.values.length));
  const plain = Array.from({ length: longest }, (_, row) => [
    id(row + 1),
    ...types.map((type, i) => type.values[row] ?? (row % 2 === 0 ? (defaults[i] as MatrixValue) : NULL)),
  ]);
  const about = cases.map(({ column, value }, i) => [
    id(FIRST_CASE + i),
    ...defaults.map((other, at) => (columns[at] === column ? value : other)),
  ]);
  const table = {
    name,
    columns: [{ name: 'id', type: ID }, ...columns],
    key: ['id'],
    rows: [...plain, ...about, ...rowsOfFaults(columns, defaults, id, faults)],
  };
  return { table, cases, chosen, faults };
}

const NULL: MatrixValue = { sql: 'NULL', lake: null };

/** The first value of a type that the mutation changes. */
function caseOf(column: MatrixColumn, mutation: Mutation, of: (value: MatrixValue) => boolean): ValueCase[] {
  const { type } = column;
  if (!mutation.logical.some((l) => type.logical.includes(l))) return [];
  for (const value of type.values) {
    const changed = value.loss || !of(value) ? undefined : mutation.change(value.lake, type);
    if (changed !== undefined && !sameValue(changed, value.lake)) return [{ column, mutation, value, changed }];
  }
  return [];
}

/** What DMS writes of a row's values in a format, where the format alone decides. */
export function written(value: LakeValue, type: MatrixType, format: Format): LakeValue {
  return cutsToMillis(format, type) && typeof value === 'string' ? cutToMillis(value) : value;
}

const recordOf = (table: MatrixTable, row: readonly MatrixValue[], format: Format): LakeValue[] =>
  row.map((value, i) => written(lakeOf(value, format), (table.columns[i] as MatrixColumn).type, format));

/** What DMS writes of a value in Parquet or in CSV. */
const lakeOf = (value: MatrixValue, format: Format): LakeValue =>
  format.csv && value.inCsv !== undefined ? value.inCsv : value.lake;

/** Whether DMS is known to write another value than the source's, in a format. */
export const isLost = (value: MatrixValue, format: Format): boolean =>
  value.loss === true && !(format.csv && value.inCsv !== undefined);

/** A lake in which nothing is wrong. */
export function faithful(table: MatrixTable, format: Format): PlantedTable {
  const records = table.rows.map((row, i) => ({ values: recordOf(table, row, format), file: 1 + (i % 3) }));
  return { table, format, cells: [], records };
}

/** A lake with every mutation that the format can hold, and what is right of each. */
export function planted({ table, cases, chosen, faults }: Zoo, format: Format): PlantedTable {
  const cells: Cell[] = [];
  const byId = new Map<string, PlantedRecord>();
  const faultless = table.rows.map((row, i) => ({ values: recordOf(table, row, format), file: 1 + (i % 3) }));
  for (const record of faultless) byId.set(String(record.values[0]), record);
  cases.forEach(({ column, mutation, value, changed }, i) => {
    const id = String(FIRST_CASE + i);
    const record = byId.get(id);
    if (!record || (mutation.csvOnly && !format.csv) || !holds(format, column.type, changed)) return;
    const at = table.columns.indexOf(column);
    const policy = policyOf(format, column.type, mutation, value.lake, changed);
    const lake = written(changed, column.type, format);
    byId.set(id, { ...record, values: record.values.map((v, j) => (j === at ? lake : v)) });
    const cause = column.type.comparedAsOther ? null : mutation.cause;
    const lines = byLines(format) ? linesOf(changed) : 1;
    const found: Expected[] =
      lines > 1 ? inPieces([id], lines) : [{ kind: 'changed', key: [id], columns: [column.name], cause }];
    cells.push({
      row: column.type.name,
      mutation: mutation.name,
      right: policy?.right ?? 'found',
      column: column.name,
      ...(policy?.kind ? { limit: policy.kind, doubtful: id } : {}),
      expected: policy ? [] : found,
    });
  });
  const rows = plantRows(table, [...byId.values()], format, chosen, faults);
  return { table, format, ...rows, cells: [...cells, ...rows.cells] };
}

/** Texts of records without quotes cannot hold their delimiters. */
function holds(format: Format, type: MatrixType, value: LakeValue): boolean {
  if (type.dms === 'BOOLEAN' && typeof value === 'string') return format.csv;
  return true;
}
