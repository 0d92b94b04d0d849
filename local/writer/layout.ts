/** Names of files and folders: full loads by a hexadecimal counter, changes by the time of the file. */
import { dayOf, inZone, timestampText } from './calendar.ts';
import type { DatePartition, S3 } from './s3.ts';
import type { DmsTable, Segment } from './types.ts';

const below = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('/');

export function ending({ format, gzip }: S3): string {
  if (format === 'parquet') return 'parquet';
  return gzip ? 'csv.gz' : 'csv';
}

/** Names are as the mapping made them: a slash in one is a folder more. */
export const tableFolder = (table: Pick<DmsTable, 'schema' | 'table'>, s3: S3): string =>
  below(s3.bucketFolder, table.schema, table.table);

/** `number` from 1: 9 is `LOAD00000009`, 10 is `LOAD0000000A`. A named segment has a folder, another a prefix. */
export function loadKey(table: DmsTable, s3: S3, number: number, segment: Segment | null): string {
  const name = `LOAD${number.toString(16).toUpperCase().padStart(8, '0')}.${ending(s3)}`;
  if (segment === null) return below(tableFolder(table, s3), name);
  if (segment.name !== null) return below(tableFolder(table, s3), segment.name, name);
  return below(tableFolder(table, s3), `SEGMENT${segment.number}_${name}`);
}

/** `20240809-192717787.csv`, in its date's folder if there is one; `micros` is the time of the file, of UTC. */
export function changesKey(table: DmsTable, s3: S3, micros: bigint): string {
  const { datePartition } = s3;
  const local = datePartition ? inZone(micros, datePartition.zone) : micros;
  const folder = datePartition ? partitionFolder(local, datePartition) : '';
  return below(tableFolder(table, s3), folder, `${stamp(local, '-')}.${ending(s3)}`);
}

/** `CDC_TXN-20240809192717787.csv`, for all tables. */
export const transactionsKey = (s3: S3, micros: bigint): string =>
  below(s3.bucketFolder, s3.cdcPath, `CDC_TXN-${stamp(micros, '')}.${ending(s3)}`);

function stamp(micros: bigint, between: string): string {
  const digits = timestampText(micros, 3).replace(/\D/g, '');
  return `${digits.slice(0, 8)}${between}${digits.slice(8)}`;
}

/** `2026/03/04`, `2026-03-04`, `20260304`, in the sequence asked. `local` is the clock of the partition's zone. */
export function partitionFolder(local: bigint, { sequence, delimiter }: Omit<DatePartition, 'zone'>): string {
  const hour = timestampText(local, 0).slice(-8, -6);
  const date = dayOf(Number((local - (((local % DAY) + DAY) % DAY)) / DAY));
  const two = (value: number) => String(value).padStart(2, '0');
  const parts = { YYYY: String(date.year).padStart(4, '0'), MM: two(date.month), DD: two(date.day), HH: hour };
  const order = sequence.match(/YYYY|MM|DD|HH/g) ?? [];
  return order.map((part) => parts[part as keyof typeof parts]).join(delimiter);
}

const DAY = 86_400_000_000n;
