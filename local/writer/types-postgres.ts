/** What DMS makes of PostgreSQL's types (User Guide, "Source data types for PostgreSQL") and of their values. */
import { daysOf, daysOfText, microsOfText, microsOfTime } from './calendar.ts';
import { decimalOf, decimalText, fits, rescaled } from './decimal.ts';
import type { WriterTask } from './task.ts';
import type { DmsType, DmsValue, SourceColumn } from './types.ts';

/** In place of a value: DMS logs a data error and leaves the row out (DataErrorPolicy LOG_ERROR). */
export const DROP_ROW = Symbol('a data error');

export type Converted = DmsValue | typeof DROP_ROW;

const SIMPLE: Readonly<Record<string, DmsType>> = {
  int2: { name: 'INT2' },
  int4: { name: 'INT4' },
  int8: { name: 'INT8' },
  float4: { name: 'REAL4' },
  float8: { name: 'REAL8' },
  money: { name: 'NUMERIC', precision: 38, scale: 4 },
  char: { name: 'WSTRING', length: 1 },
  text: { name: 'NCLOB' },
  citext: { name: 'NCLOB' },
  bytea: { name: 'BLOB' },
  date: { name: 'DATE' },
  interval: { name: 'STRING', length: 128 },
  cidr: { name: 'STRING', length: 50 },
  inet: { name: 'STRING', length: 50 },
  macaddr: { name: 'STRING', length: 18 },
  uuid: { name: 'STRING', length: null },
  tsvector: { name: 'CLOB' },
  tsquery: { name: 'CLOB' },
  xml: { name: 'CLOB' },
  point: { name: 'STRING', length: 255 },
  line: { name: 'STRING', length: 255 },
  lseg: { name: 'STRING', length: 255 },
  box: { name: 'STRING', length: 255 },
  circle: { name: 'STRING', length: 255 },
  path: { name: 'CLOB' },
  polygon: { name: 'CLOB' },
  json: { name: 'NCLOB' },
  jsonb: { name: 'NCLOB' },
  hstore: { name: 'NCLOB' },
};

const KINDS: Readonly<Record<Exclude<SourceColumn['kind'], 'base'>, DmsType>> = {
  enum: { name: 'STRING', length: 64 },
  composite: { name: 'NCLOB' },
  range: { name: 'STRING', length: 255 },
  array: { name: 'NCLOB' },
};

/** A type that the documents do not name is taken for text (assumed). */
export function postgresType(column: SourceColumn, task: WriterTask): DmsType {
  if (column.kind !== 'base') return KINDS[column.kind];
  switch (column.type) {
    case 'bool':
      return booleanType(task);
    case 'numeric':
      return numericType(column);
    case 'bpchar':
      return { name: 'WSTRING', length: column.length };
    case 'varchar':
      return { name: 'WSTRING', length: column.length ?? task.source.unboundedVarcharMaxSize };
    case 'bit':
    case 'varbit':
      return { name: 'STRING', length: column.length };
    case 'timestamp':
    case 'timestamptz':
      return { name: 'DATETIME', scale: column.scale ?? 6 };
    case 'time':
    case 'timetz':
      return { name: 'TIME', scale: column.scale ?? 6 };
    default:
      return SIMPLE[column.type] ?? { name: 'STRING', length: null };
  }
}

function booleanType({ source, assume }: WriterTask): DmsType {
  const real = source.mapBooleanAsBoolean ?? assume.pgBoolean === 'boolean';
  return real ? { name: 'BOOLEAN' } : { name: 'STRING', length: 5 };
}

function numericType({ precision, scale }: SourceColumn): DmsType {
  if (precision === null || scale === null) return { name: 'NUMERIC', precision: 28, scale: 6 };
  // A negative scale counts digits before the point that are always zero; a scale may also exceed the precision.
  const digits = scale < 0 ? precision - scale : Math.max(precision, scale);
  return digits > 38
    ? { name: 'STRING', length: null }
    : { name: 'NUMERIC', precision: digits, scale: Math.max(scale, 0) };
}

/** A value of a column, by its DMS type, from the text that PostgreSQL prints. */
export function postgresValue(
  given: string | Uint8Array,
  column: SourceColumn,
  type: DmsType,
  task: WriterTask,
): Converted {
  if (typeof given !== 'string') return given;
  switch (type.name) {
    case 'BOOLEAN':
      return given === 'true';
    case 'INT2':
    case 'INT4':
      return Number(given);
    case 'INT8':
      return BigInt(given);
    case 'REAL4':
    case 'REAL8':
      return Number(given);
    case 'NUMERIC':
      return numericValue(given, type, task);
    case 'DATE':
      return dateValue(given);
    case 'DATETIME':
      return datetimeValue(given);
    case 'TIME':
      return column.type === 'timetz' ? withoutZone(given, task) : microsOfTime(given);
    default:
      return column.type === 'interval' && column.kind === 'base' ? intervalText(given, task) : given;
  }
}

export function numericValue(
  text: string,
  { precision, scale }: { readonly precision: number; readonly scale: number },
  { assume }: Pick<WriterTask, 'assume'>,
): Converted {
  const decimal = decimalOf(text);
  if (decimal === null) {
    if (assume.numericNaN === 'drop-row') return DROP_ROW;
    return assume.numericNaN === 'null' ? null : decimalText(0n, scale);
  }
  const digits = rescaled(decimal, scale, assume.numericScale);
  if (fits(digits, precision)) return decimalText(digits, scale);
  return assume.numericOverflow === 'null' ? null : DROP_ROW;
}

/** DMS writes the infinities as these (User Guide, PostgreSQL source: limitations); of a date, the days of these. */
const LAST_DAY = daysOf(9999, 12, 31);
const FIRST_DAY = daysOf(-4712, 1, 1);
const LAST = microsOfText('9999-12-31 23:59:59');
const FIRST = microsOfText('4713-01-01 00:00:00 BC');

function dateValue(text: string): number {
  if (text === 'infinity') return LAST_DAY;
  return text === '-infinity' ? FIRST_DAY : daysOfText(text);
}

function datetimeValue(text: string): bigint {
  if (text === 'infinity') return LAST;
  // The session is in UTC: the offset, if there is one, is zero.
  return text === '-infinity' ? FIRST : microsOfText(text.replace('+00', ''));
}

const DAY = 86_400_000_000n;

/** A time with an offset, at UTC (assumed, by what timestamptz is documented to do), or as its own clock shows it. */
function withoutZone(text: string, { assume }: WriterTask): bigint {
  const found = /^([\d:.]+)([+-])(\d\d)(?::(\d\d))?(?::(\d\d))?$/.exec(text);
  if (!found) throw new Error(`"${text}" is not a time with an offset.`);
  const [, clock = '', sign, hours, minutes = '0', seconds = '0'] = found;
  if (assume.timeWithTimeZone === 'local') return microsOfTime(clock);
  const offset = (BigInt(hours ?? '0') * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
  const shifted = microsOfTime(clock) - (sign === '-' ? -offset : offset) * 1_000_000n;
  return ((shifted % DAY) + DAY) % DAY;
}

/** `1 year 2 mons -3 days +04:05:06.7` as the User Guide shows it: `1 YEAR, 2 MONTHS, -3 DAYS, 4 HOURS, …`. */
function intervalText(text: string, { assume }: WriterTask): string {
  if (assume.interval === 'postgres') return text;
  const words = [...text.matchAll(/([+-]?\d+) (year|mon|day)s?/g)].map(([, n = '', unit = '']) =>
    word(String(Number(n)), { year: 'YEAR', mon: 'MONTH', day: 'DAY' }[unit] ?? ''),
  );
  const clock = /([+-]?)(\d+):(\d\d):(\d\d(?:\.\d+)?)$/.exec(text);
  if (clock) {
    const sign = clock[1] === '-' ? '-' : '';
    const parts = [clock[2], clock[3], clock[4]].map((part) => (part ?? '').replace(/^0+(?=\d)/, ''));
    for (const [i, unit] of ['HOUR', 'MINUTE', 'SECOND'].entries()) {
      const part = parts[i] ?? '0';
      if (Number(part) !== 0) words.push(word(`${sign}${part}`, unit));
    }
  }
  return words.length === 0 ? '0 SECONDS' : words.join(', ');
}

const word = (count: string, unit: string) => `${count} ${unit}${Math.abs(Number(count)) === 1 ? '' : 'S'}`;
