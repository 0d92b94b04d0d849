/** From source rows and changes to the records that DMS writes. */
import { type LakeColumn, lakeColumns, type Row, type SourceShape } from './columns.ts';
import { compare, passes } from './filters.ts';
import { matches, type Ranges, type Selection, selectionFor } from './mapping.ts';
import { definedKey, lakeNames } from './names.ts';
import type { WriterTask } from './task.ts';
import type { ChangeEvent, DmsRecord, DmsTable, Segment, SourceRows, SourceValue } from './types.ts';
import { DROP_ROW } from './types-postgres.ts';

/** The full load of a table; null where the mapping does not select it. */
export function toDms(source: SourceRows, task: WriterTask): DmsTable | null {
  const selection = selectionFor(task.mapping, source);
  if (selection === null) return null;
  const head = headOf(source, task);
  const selected = source.rows.filter((row) => passes(selection.filters, source, row));
  const { rows, segments } = segmented(selected, source, rangesOf(source, task));
  const taken: Segment[] = segments.map((segment) => ({ ...segment, records: 0 }));
  const records: DmsRecord[] = [];
  for (const { values, segment } of rows) {
    const record = recordOf({ op: 'I', values, before: null, change: null }, head.lake);
    if (record === null) continue;
    records.push(record);
    const of = taken[segment];
    if (of) taken[segment] = { ...of, records: of.records + 1 };
  }
  return { ...head.table, phase: 'load', records, ...(taken.length > 0 ? { segments: taken } : {}) };
}

export interface ChangeOptions {
  /** PostgreSQL's `REPLICA IDENTITY`: by default a delete has the key alone. MySQL's row image is always full. */
  readonly replicaIdentity?: 'default' | 'full';
}

/** The changes of a table, in the order of the events; null where the mapping does not select it. */
export function changesToDms(
  source: Omit<SourceRows, 'rows'>,
  events: readonly ChangeEvent[],
  task: WriterTask,
  options: ChangeOptions = {},
): DmsTable | null {
  const selection = selectionFor(task.mapping, source);
  if (selection === null) return null;
  const head = headOf(source, task);
  const keyOnly = source.engine === 'postgres' && options.replicaIdentity !== 'full';
  const own = events.filter((event) => event.schema === source.schema && event.table === source.table);
  const records = own.flatMap((event) => {
    const record = changeOf(event, { source, selection, lake: head.lake, keyOnly });
    return record === null ? [] : [record];
  });
  return { ...head.table, phase: 'changes', records };
}

interface ChangeContext {
  readonly source: SourceShape;
  readonly selection: Selection;
  readonly lake: readonly LakeColumn[];
  readonly keyOnly: boolean;
}

function changeOf(event: ChangeEvent, { source, selection, lake, keyOnly }: ChangeContext): DmsRecord | null {
  const values = event.op === 'D' ? event.before : event.after;
  if (values === null) throw new Error(`The change ${event.seq} has no row.`);
  const { op, commitTime, seq, before } = event;
  const bare = op === 'D' && keyOnly;
  const missing = bare ? source.columns.map((column) => !source.key.includes(column.name)) : [];
  // Without a key PostgreSQL's log tells neither which row was updated nor which was deleted.
  if (keyOnly && op !== 'I' && source.key.length === 0) return null;
  const seen = values.map((value, i) => (missing[i] ? null : value));
  // A filter on a column that the log does not hold lets no delete through (User Guide, PostgreSQL source).
  if (!passes(selection.filters, source, seen)) return null;
  const record = recordOf({ op, values: seen, before, change: { commitTime, seq } }, lake);
  if (record === null) return null;
  const absent = lake.flatMap((column, i) => (column.place !== null && missing[column.place] ? [i] : []));
  return { ...record, commitTime, seq, ...(absent.length > 0 ? { absent } : {}) };
}

function headOf(source: SourceShape, task: WriterTask) {
  const names = lakeNames(source, task);
  const lake = lakeColumns(source, task, names);
  const key = definedKey(source, task) ?? source.key;
  const places = key.map((name) => source.columns.findIndex((column) => column.name === name));
  const table = {
    schema: names.schema,
    table: names.table,
    source: { schema: source.schema, table: source.table },
    columns: lake.map(({ name, type, nullable }) => ({ name, type, nullable })),
    key: places.flatMap((place) => lake.find((column) => column.place === place)?.name ?? []),
  };
  return { lake, table };
}

/** Null where a value is a data error: DMS logs it and leaves the row out. */
function recordOf(row: Row, lake: readonly LakeColumn[]): DmsRecord | null {
  const values: DmsRecord['values'][number][] = [];
  for (const column of lake) {
    const value = column.value(row);
    if (value === DROP_ROW) return null;
    values.push(value);
  }
  return { op: row.op, values };
}

function rangesOf(source: SourceShape, { mapping }: WriterTask): Ranges | null {
  const own = mapping.tables.find((t) => matches(t.schema, source.schema) && matches(t.table, source.table));
  return own?.ranges ?? null;
}

interface Segmented {
  readonly rows: readonly { readonly values: readonly SourceValue[]; readonly segment: number }[];
  readonly segments: readonly Omit<Segment, 'records'>[];
}

/** Ranges load one segment each, up to and with its boundary; rows with NULL in their columns are in none of them. */
function segmented(rows: readonly (readonly SourceValue[])[], source: SourceShape, ranges: Ranges | null): Segmented {
  if (ranges === null) return { rows: rows.map((values) => ({ values, segment: 0 })), segments: [] };
  const places = ranges.columns.map((name) => source.columns.findIndex((column) => column.name === name));
  if (places.includes(-1)) throw new Error(`A column of the ranges is not one of the table's: ${ranges.columns}.`);
  const after = (values: readonly SourceValue[], boundary: readonly string[]) => {
    for (const [i, place] of places.entries()) {
      const column = source.columns[place];
      const order = column ? compare(String(values[place]), boundary[i] ?? '', column) : 0;
      if (order !== 0) return order > 0;
    }
    return false;
  };
  const placed = rows
    .filter((values) => places.every((place) => values[place] !== null))
    .map((values) => ({ values, segment: ranges.boundaries.filter((boundary) => after(values, boundary)).length }));
  const segments = Array.from({ length: ranges.boundaries.length + 1 }, (_, i) => ({
    name: ranges.names[i] ?? null,
    number: i + 1,
  }));
  return { rows: placed.sort((a, b) => a.segment - b.segment), segments };
}
