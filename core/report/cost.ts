import type { PartResult, RunReport } from './schema.ts';
import { number, plural } from './words.ts';

/** Every query is charged for so many bytes at the least, and whole megabytes. (https://aws.amazon.com/athena/pricing/) */
const LEAST = 10;
const MEGABYTE = 1024 ** 2;
const TERABYTE = 1024 ** 4;

type Read = PartResult['reads'][number];

/** What Athena read for some reads, and what it charges for that, by the price per TB that the report was made with. */
export interface Cost {
  readonly queries: number;
  readonly bytes: number;
  /** In US dollars, for reading alone: without the connector's function, S3 and the state machine. */
  readonly dollars: number;
}

/** Null where the report is of another engine, or no query said what it read. */
export function costOf({ settings }: Pick<RunReport, 'settings'>, reads: readonly Read[]): Cost | null {
  const sizes = reads.flatMap(({ bytes }) => bytes ?? []);
  if (settings.pricePerTb === undefined || sizes.length === 0) return null;
  const charged = sizes.reduce((sum, bytes) => sum + Math.max(LEAST, Math.ceil(bytes / MEGABYTE)) * MEGABYTE, 0);
  return {
    queries: sizes.length,
    bytes: sizes.reduce((sum, bytes) => sum + bytes, 0),
    dollars: (charged / TERABYTE) * settings.pricePerTb,
  };
}

/** `about $0.02`; below a cent with the digits that it takes to say something. */
export function dollarsText(dollars: number): string {
  if (dollars === 0) return 'nothing';
  return `about $${dollars >= 0.01 ? dollars.toFixed(2) : dollars.toPrecision(1)}`;
}

/** `1.2 GB`, in powers of 1024, as Athena counts. */
export function bytesText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = bytes < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const amount = bytes / 1024 ** power;
  return `${power === 0 || amount >= 100 ? number(Math.round(amount)) : amount.toFixed(1)} ${units[power] ?? ''}`;
}

/** `1.2 GB in 84 queries, about $0.02`. */
export function costText({ queries, bytes, dollars }: Cost): string {
  return `${bytesText(bytes)} in ${plural(queries, 'query', 'queries')}, ${dollarsText(dollars)}`;
}
