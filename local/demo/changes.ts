/**
 * The demo's table with changes: prices of the S&P 500, loaded as they were before the first change, and then corrected,
 * continued and cleaned up by the files that a task in change data capture writes. What the changes end in is what the
 * source holds. The faithful writer writes them; the full load is the lake writer's, as of all tables.
 */
import {
  type ChangeEvent,
  changesToDms,
  encode,
  readSource,
  readTask,
  type SourceRows,
  type SourceValue,
  writeLake,
} from '../writer/index.ts';
import { CHANGE_FAULTS, timeOf } from './change-faults.ts';
import type { PlantedFault } from './faults.ts';
import type { StagedTable, TableId } from './lake-writer.ts';

/** Table that has changes in the lake. */
export const CHANGING: TableId = { schema: 'finance', name: 'sp500' };

export const isChanging = ({ schema, name }: TableId): boolean => schema === CHANGING.schema && name === CHANGING.name;

/** Days whose volume was corrected, the first five of them twice; the exchange was closed on the days that are removed. */
const corrected = (day: string) => day.startsWith('2003-03-');
const correctedTwice = (day: string) => corrected(day) && day <= '2003-03-07';
const continued = (day: string) => day >= '2020-01-01';
const replayed = (day: string) => day.startsWith('2010-05-');
const CLOSED = ['2001-09-11', '2001-09-12', '2001-09-13', '2001-09-14'];
/** The day whose prices stood there by mistake. */
const COPIED = '2001-09-10';

/** The load's volumes are short by so many. */
const SHORT = 1_000;

/** Makes the staged rows those of the time before the changes. */
export async function stageEarlier(table: StagedTable): Promise<void> {
  if (!isChanging(table)) return;
  await table.run(`UPDATE ${table.relation} SET volume = volume - ${SHORT} WHERE day::VARCHAR LIKE '2003-03-%'`);
  await table.run(`DELETE FROM ${table.relation} WHERE day >= DATE '2020-01-01'`);
  for (const day of CLOSED)
    await table.run(`INSERT INTO ${table.relation}
      SELECT * REPLACE (DATE '${day}' AS day) FROM ${table.relation} WHERE day = DATE '${COPIED}'`);
}

/** Writes the table's files of changes, with their faults unless the lake is to be clean. Tells each as it is planted. */
export async function writeChanges(
  source: { readonly url: string; readonly lake: string; readonly clean: boolean },
  tell: (fault: PlantedFault) => void,
): Promise<void> {
  const rows = await readSource(source.url, CHANGING.schema, CHANGING.name);
  const place = rows.columns.findIndex(({ name }) => name === 'day');
  const at = (event: ChangeEvent) => String((event.after ?? event.before)?.[place]);
  let events: readonly ChangeEvent[] = history(rows, place);
  for (const fault of source.clean ? [] : CHANGE_FAULTS) {
    const { id, description, day, kind, columns, apply } = fault;
    const faulty = apply(events, at);
    if (faulty.length === events.length) throw new Error(`The fault ${id} finds no change of ${day}.`);
    events = faulty;
    tell({ id, description, table: CHANGING, findings: [{ kind, count: 1, keys: [[day]], columns }] });
  }
  const task = readTask({ targetEndpoint: { DataFormat: 'parquet' } });
  const table = changesToDms(rows, events, task);
  if (table) await writeLake(source.lake, encode(table, task.s3));
}

/**
 * Corrections and new rows; what is corrected a second time, and what is removed; and inserts of rows that the load has
 * already, as DMS repeats what changed while it loaded. They come in a file each, so that no two changes of a row are
 * in one: a Trino cluster could not tell which of them was the last.
 */
function history({ columns, rows }: SourceRows, place: number): ChangeEvent[] {
  const volume = columns.findIndex(({ name }) => name === 'volume');
  const dayOf = (row: readonly SourceValue[]) => String(row[place]);
  const less = (row: readonly SourceValue[], by: number) =>
    row.map((value, i) => (i === volume ? String(BigInt(String(value)) - BigInt(by)) : value));
  const of = (wanted: (day: string) => boolean) => rows.filter((row) => wanted(dayOf(row)));
  const copied = of((day) => day === COPIED)[0] ?? [];
  const found: ChangeEvent[] = [];
  const add = (op: ChangeEvent['op'], minute: number, before: ChangeEvent['before'], after: ChangeEvent['after']) =>
    found.push({ op, schema: CHANGING.schema, table: CHANGING.name, before, after, ...timeOf(minute, found.length) });
  for (const row of of(continued)) add('I', 0, null, row);
  for (const row of of(corrected))
    add('U', 0, less(row, SHORT), correctedTwice(dayOf(row)) ? less(row, SHORT / 2) : row);
  for (const row of of(correctedTwice)) add('U', 1, less(row, SHORT / 2), row);
  for (const day of CLOSED)
    add(
      'D',
      1,
      copied.map((value, i) => (i === place ? day : value)),
      null,
    );
  for (const row of of(replayed)) add('I', 2, null, row);
  return found;
}
