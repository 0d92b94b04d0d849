/** Values of filter conditions, which a task's description spells as texts: numbers, dates, booleans. */
import type { SourceColumn } from '../compare/columns.ts';
import type { Unsupported } from './dialect.ts';

/** A decimal number without an exponent. */
export function isNumber(value: string): boolean {
  return /^-?\d{1,400}(?:\.\d{1,400})?$/.test(value);
}

/** `YYYY-MM-DD` where it is a day of the calendar; else null. */
export function dateValue(value: string): string | null {
  const m = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  return m !== null && isDay(value) ? value : null;
}

/** `YYYY-MM-DD HH:MM:SS[.f]` with at most six digits of a fraction; else null. (User Guide, "Filtering by time and date") */
export function momentValue(value: string): string | null {
  const m = /^(\d{4}-\d\d-\d\d)[ T]((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?)$/.exec(value);
  return m !== null && isDay(m[1] ?? '') ? `${m[1]} ${m[2]}` : null;
}

function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) && !day.startsWith('0000');
}

/** What a boolean column is compared with; null for what is no truth value. */
export function booleanValue(value: string): 'true' | 'false' | null {
  if (/^(?:true|t|1)$/i.test(value)) return 'true';
  return /^(?:false|f|0)$/i.test(value) ? 'false' : null;
}

/** The value of a condition is not of the column's type. */
export function notWritten(column: SourceColumn, wanted: string, value: string): Unsupported {
  const shown = value.length > 40 ? `${value.slice(0, 40)}…` : value;
  return { unsupported: `${column.name} is of type ${column.type}, and '${shown}' is not ${wanted}` };
}
