/** Values as text, and text as values of a DMS type: for change-data-type, added columns, and CSV. */
import { createHash } from 'node:crypto';
import { dateText, daysOfText, microsOfText, microsOfTime, timestampText, timeText } from './calendar.ts';
import { numberOf, objectOf, textOf } from './json.ts';
import type { WriterTask } from './task.ts';
import type { DmsType, DmsValue } from './types.ts';
import { type Converted, DROP_ROW, numericValue } from './types-postgres.ts';

const LOBS = new Set(['CLOB', 'NCLOB', 'BLOB']);
const TEXTS = new Set(['STRING', 'WSTRING', 'CLOB', 'NCLOB']);

export const isLob = (type: DmsType): boolean => LOBS.has(type.name);
export const isText = (type: DmsType): boolean => TEXTS.has(type.name);

/** A type of a rule's `data-type`. */
export function ruleType(given: unknown): DmsType {
  const { type, precision, scale, length } = objectOf(given, 'data-type');
  const name = (textOf(type) ?? 'string').toUpperCase();
  const known = [
    'BOOLEAN',
    'DATE',
    'REAL4',
    'REAL8',
    'INT1',
    'INT2',
    'INT4',
    'INT8',
    'UINT1',
    'UINT2',
    'UINT4',
    'UINT8',
  ];
  const lobs = ['CLOB', 'NCLOB', 'BLOB'];
  if (known.includes(name) || lobs.includes(name)) return { name } as DmsType;
  if (name === 'NUMERIC') return { name, precision: numberOf(precision, 38), scale: numberOf(scale, 0) };
  if (name === 'TIME' || name === 'DATETIME') return { name, scale: numberOf(scale, 6) };
  if (name === 'STRING' || name === 'WSTRING' || name === 'BYTES')
    return { name, length: length === undefined ? null : numberOf(length, 0) };
  throw new Error(`The writer does not know the data type "${textOf(type)}".`);
}

/** A value as text: what a change of its type to text gives (assumed), and the base of CSV. */
export function plainText(value: Exclude<DmsValue, null>, type: DmsType): string {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString(isText(type) ? 'utf8' : 'hex');
  if (type.name === 'DATE') return dateText(Number(value));
  if (type.name === 'DATETIME') return timestampText(BigInt(value), type.scale === 0 ? 0 : 6);
  if (type.name === 'TIME') return timeText(BigInt(value), type.scale === 0 ? 0 : 6);
  return String(value);
}

const RANGES: Readonly<Record<string, readonly [bigint, bigint]>> = {
  INT1: [-128n, 127n],
  INT2: [-32_768n, 32_767n],
  INT4: [-2_147_483_648n, 2_147_483_647n],
  INT8: [-(2n ** 63n), 2n ** 63n - 1n],
  UINT1: [0n, 255n],
  UINT2: [0n, 65_535n],
  UINT4: [0n, 4_294_967_295n],
  UINT8: [0n, 2n ** 64n - 1n],
};

/** A text as a value of the type; a text that is none is a data error. */
export function fromText(text: string, type: DmsType, task: Pick<WriterTask, 'assume'>): Converted {
  if (isText(type)) return text;
  try {
    switch (type.name) {
      case 'BOOLEAN':
        return /^(?:true|t|1)$/i.test(text);
      case 'REAL4':
      case 'REAL8':
        return Number.isNaN(Number(text)) ? DROP_ROW : Number(text);
      case 'NUMERIC':
        return numericValue(text, type, task);
      case 'DATE':
        return daysOfText(text.slice(0, 10));
      case 'DATETIME':
        return microsOfText(text.length === 10 ? `${text} 00:00:00` : text);
      case 'TIME':
        return microsOfTime(text);
      case 'BYTES':
      case 'BLOB':
        return new Uint8Array(Buffer.from(text, 'utf8'));
      default:
        return wholeNumber(text, type.name);
    }
  } catch {
    return DROP_ROW;
  }
}

function wholeNumber(text: string, name: string): Converted {
  const number = BigInt(text);
  const [least, most] = RANGES[name] ?? [0n, 0n];
  if (number < least || number > most) return DROP_ROW;
  return name === 'INT8' || name === 'UINT8' ? number : Number(number);
}

/** What a masking rule makes of a text. Digits that are drawn at random are drawn from the text's own digest here. */
export function masked(text: string, action: string, value: string): string {
  const digest = createHash('sha256').update(text, 'utf8').digest();
  if (action === 'data-masking-hash-mask') return digest.toString('hex').toUpperCase();
  if (action === 'data-masking-digits-mask') return text.replace(/\d/g, () => value);
  let at = 0;
  return text.replace(/\d/g, () => String((digest[at++ % digest.length] ?? 0) % 10));
}

/** At most so many bytes of UTF-8 (a character is not cut in two), or characters. */
export function cutText(text: string, limit: number, unit: 'bytes' | 'characters'): string {
  if (text.length * 4 <= limit) return text;
  if (unit === 'characters') return [...text].slice(0, limit).join('');
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length <= limit) return text;
  let end = limit;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.subarray(0, end).toString('utf8');
}
