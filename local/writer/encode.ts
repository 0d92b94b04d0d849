/** From records to the objects of the bucket. */
import { gzipSync } from 'node:zlib';
import { inZone, timestampText } from './calendar.ts';
import { type CsvField, csvFields, csvRecord } from './csv.ts';
import { changesKey, loadKey, partitionFolder, transactionsKey } from './layout.ts';
import { parquetFile } from './parquet.ts';
import type { S3 } from './s3.ts';
import type { DmsRecord, DmsTable, LakeFile, Segment } from './types.ts';

/** When the load runs, unless it is given: micro-seconds since 1970. */
export const LOAD_TIME = 1_772_590_665_000_000n;

const MINUTE = 60_000_000n;

/** The files of a table, or of several; a table without records has none. `loadTime` shows in the timestamp column. */
export function encode(tables: DmsTable | readonly DmsTable[], s3: S3, loadTime = LOAD_TIME): LakeFile[] {
  const list: readonly DmsTable[] = 'phase' in tables ? [tables] : tables;
  const changes = list.filter((table) => table.phase === 'changes').map((table) => withKept(table, s3));
  const loads = list.filter((table) => table.phase === 'load').flatMap((table) => encodeLoad(table, s3, loadTime));
  if (s3.preserveTransactions) return [...loads, ...encodeTransactions(changes, s3)];
  return [...loads, ...changes.flatMap((table) => encodeChanges(table, s3))];
}

function withKept(table: DmsTable, s3: S3): DmsTable {
  const kept = (op: DmsRecord['op']) => op === 'I' || (!s3.cdcInsertsOnly && (op === 'U' || !s3.cdcInsertsAndUpdates));
  return { ...table, records: table.records.filter((record) => kept(record.op)) };
}

function encodeLoad(table: DmsTable, s3: S3, loadTime: bigint): LakeFile[] {
  const segments: readonly (Segment | null)[] = table.segments ?? [null];
  let from = 0;
  return segments.flatMap((segment) => {
    const records = table.records.slice(from, segment === null ? undefined : from + segment.records);
    const first = from;
    from += records.length;
    const timed = records.map((record, i) => ({ record, time: loadTimeOf(first + i, s3, loadTime) }));
    return chunks(table, timed, s3).map((chunk, i) => ({
      key: loadKey(table, s3, i + 1, segment),
      bytes: fileOf(table, chunk, s3),
    }));
  });
}

/** A record with what its timestamp column shows. */
interface Timed {
  readonly record: DmsRecord;
  readonly time: bigint;
}

/** The transfer of 10,000 rows takes a minute here; all rows have the task's start time where that is asked for. */
function loadTimeOf(place: number, s3: S3, loadTime: bigint): bigint {
  return s3.useTaskStartTimeForFullLoadTimestamp ? loadTime : loadTime + BigInt(Math.floor(place / 10_000)) * MINUTE;
}

/** The records of each file of a load: CSV files end before they exceed MaxFileSize. */
function chunks(table: DmsTable, records: readonly Timed[], s3: S3): (readonly Timed[])[] {
  const limit = s3.format === 'csv' ? s3.maxFileSizeKb * 1024 : Number.POSITIVE_INFINITY;
  const found: Timed[][] = [];
  let bytes = 0;
  for (const timed of records) {
    const size = s3.format === 'csv' ? csvLine(table, timed, s3).length : 0;
    const current = found.at(-1);
    if (current === undefined || current.length === s3.rowsPerFile || bytes + size > limit) {
      found.push([timed]);
      bytes = size;
    } else {
      current.push(timed);
      bytes += size;
    }
  }
  return found;
}

/** Whether the files of a phase have an Op (User Guide, "Indicating source DB operations in migrated S3 data"). */
export function hasOp(phase: DmsTable['phase'], s3: S3): boolean {
  if (phase === 'load' || s3.cdcInsertsOnly) return s3.includeOpForFullLoad;
  return s3.includeOpForFullLoad || !s3.cdcInsertsAndUpdates || s3.assume.opWithInsertsAndUpdates;
}

function fileOf(table: DmsTable, records: readonly Timed[], s3: S3): Uint8Array {
  if (s3.format === 'parquet') return parquetOf(table, records, s3);
  const lines = records.map((timed) => csvLine(table, timed, s3));
  const bytes = Buffer.concat(s3.addColumnName ? [csvRecord(header(table, s3), s3), ...lines] : lines);
  return new Uint8Array(s3.gzip ? gzipSync(bytes) : bytes);
}

function header(table: DmsTable, s3: S3): string[] {
  const own = table.columns.map((column) => column.name);
  const op = hasOp(table.phase, s3) ? ['Op'] : [];
  return [...op, ...(s3.timestampColumnName === '' ? [] : [s3.timestampColumnName]), ...own];
}

function csvLine(table: DmsTable, { record, time }: Timed, s3: S3): Buffer {
  const lead: CsvField[] = hasOp(table.phase, s3) ? [record.op] : [];
  if (s3.timestampColumnName !== '') lead.push(timestampText(time, 6));
  return csvRecord([...lead, ...csvFields(table, record, s3)], s3);
}

function parquetOf(table: DmsTable, records: readonly Timed[], s3: S3): Uint8Array {
  const text = { name: 'STRING', length: null } as const;
  const op = { name: 'Op', type: text, required: false, values: records.map(({ record }) => record.op) };
  const times = records.map(({ time }) => timestampText(time, 6));
  const timestamp = { name: s3.timestampColumnName, type: text, required: true, values: times };
  const own = table.columns.map(({ name, type }, i) => {
    const values = records.map(({ record }) => record.values[i] ?? null);
    return { name, type, required: false, values };
  });
  const lead = [...(hasOp(table.phase, s3) ? [op] : []), ...(s3.timestampColumnName === '' ? [] : [timestamp])];
  return parquetFile([...lead, ...own], s3);
}

function encodeChanges(table: DmsTable, s3: S3): LakeFile[] {
  let last = -1n;
  return batches(table.records.map(timedChange), (timed) => csvLine(table, timed, s3).length, s3).map((batch) => {
    last = fileTime(batch, last);
    return { key: changesKey(table, s3, last), bytes: fileOf(table, batch, s3) };
  });
}

function timedChange(record: DmsRecord): Timed {
  if (record.commitTime === undefined) throw new Error('A change has no commit time.');
  return { record, time: record.commitTime };
}

/** A file's time is that of its last change, to the milli-second, and later than that of the file before (assumed). */
function fileTime(batch: readonly Timed[], last: bigint): bigint {
  const time = batch.at(-1)?.time ?? 0n;
  const millis = time - (((time % 1000n) + 1000n) % 1000n);
  return millis > last ? millis : last + 1000n;
}

/** Changes of one file: a batch ends after CdcMaxBatchInterval, at CdcMinFileSize, or where the date's folder changes. */
function batches<T extends Timed>(records: readonly T[], sizeOf: (record: T) => number, s3: S3): T[][] {
  const found: T[][] = [];
  let bytes = 0;
  for (const timed of records) {
    const current = found.at(-1);
    const first = current?.[0];
    const due =
      first === undefined ||
      timed.time >= first.time + BigInt(s3.cdcMaxBatchInterval) * 1_000_000n ||
      bytes >= s3.cdcMinFileSizeKb * 1024 ||
      folderAt(timed.time, s3) !== folderAt(first.time, s3);
    if (current === undefined || due) {
      found.push([timed]);
      bytes = sizeOf(timed);
    } else {
      current.push(timed);
      bytes += sizeOf(timed);
    }
  }
  return found;
}

const folderAt = (time: bigint, { datePartition }: S3): string =>
  datePartition ? partitionFolder(inZone(time, datePartition.zone), datePartition) : '';

/** All tables in the order of their commits: op, table, schema, values (User Guide, "Capturing data changes … on S3"). */
function encodeTransactions(tables: readonly DmsTable[], s3: S3): LakeFile[] {
  const all = tables
    .flatMap((table) => table.records.map((record) => ({ table, ...timedChange(record) })))
    .sort((a, b) => (a.record.seq ?? 0) - (b.record.seq ?? 0));
  const lineOf = ({ table, record, time }: (typeof all)[number]) => {
    const stamp = s3.timestampColumnName === '' ? [] : [timestampText(time, 6)];
    return csvRecord([record.op, table.table, table.schema, ...stamp, ...csvFields(table, record, s3)], s3);
  };
  let last = -1n;
  return batches(all, (timed) => lineOf(timed).length, s3).map((batch) => {
    last = fileTime(batch, last);
    const bytes = Buffer.concat(batch.map(lineOf));
    return { key: transactionsKey(s3, last), bytes: new Uint8Array(s3.gzip ? gzipSync(bytes) : bytes) };
  });
}
