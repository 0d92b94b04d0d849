/**
 * Records as CSV, as files of real tasks show it: NULL as a text or an empty field; floats in scientific form with their
 * sign and 9 or 17 significant digits; a timestamp with six digits of the second, or none where its column declares none.
 */

import { plainText } from './convert.ts';
import { decimalText } from './decimal.ts';
import type { S3 } from './s3.ts';
import type { DmsRecord, DmsTable, DmsType, DmsValue } from './types.ts';

/** A field before quoting: text, or bytes that are written as they are. */
export type CsvField = string | Uint8Array | null;

/** The fields of a record's own columns. */
export function csvFields(table: Pick<DmsTable, 'columns'>, record: DmsRecord, s3: S3): CsvField[] {
  return table.columns.map(({ type }, i) => {
    const value = record.values[i] ?? null;
    if (value === null) return record.absent?.includes(i) && s3.csvNoSupValue !== null ? s3.csvNoSupValue : null;
    return csvValue(value, type, s3);
  });
}

function csvValue(value: Exclude<DmsValue, null>, type: DmsType, { assume }: S3): CsvField {
  if (value instanceof Uint8Array && (type.name === 'BYTES' || type.name === 'BLOB'))
    return bytesText(value, assume.csvBytes);
  if (typeof value === 'string' || value instanceof Uint8Array) return value;
  if (typeof value === 'boolean') {
    const [yes = '', no = ''] = assume.csvBoolean.split('/');
    return value ? yes : no;
  }
  if (type.name === 'REAL4') return floatText(Math.fround(Number(value)), 8);
  if (type.name === 'REAL8') return floatText(Number(value), 16);
  return type.name === 'NUMERIC' ? decimalText(BigInt(value), type.scale) : plainText(value, type);
}

function bytesText(bytes: Uint8Array, how: S3['assume']['csvBytes']): string {
  if (how === 'base64') return Buffer.from(bytes).toString('base64');
  const hex = Buffer.from(bytes).toString('hex');
  if (how === '0xhex') return `0x${hex}`;
  return how === 'HEX' ? hex.toUpperCase() : hex;
}

/** As C's `%+.16e` prints it: an exponent of at least two digits. */
export function floatText(value: number, digits: number): string {
  if (Number.isNaN(value)) return '+nan';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '+';
  if (!Number.isFinite(value)) return `${sign}inf`;
  const [mantissa = '', exponent = ''] = Math.abs(value).toExponential(digits).split('e');
  return `${sign}${mantissa}e${exponent.charAt(0)}${exponent.slice(1).padStart(2, '0')}`;
}

/** One record with its end, as bytes of UTF-8. */
export function csvRecord(fields: readonly CsvField[], s3: S3): Buffer {
  const shown = fields.map((field) => csvField(field, s3));
  if (shown.every((field) => typeof field === 'string'))
    return Buffer.from(shown.join(s3.csvDelimiter) + s3.csvRowDelimiter, 'utf8');
  const parts = shown.flatMap((field, i) => [
    ...(i === 0 ? [] : [Buffer.from(s3.csvDelimiter)]),
    typeof field === 'string' ? Buffer.from(field) : Buffer.from(field),
  ]);
  return Buffer.concat([...parts, Buffer.from(s3.csvRowDelimiter)]);
}

/** NULL is never quoted, so that a NULL text is not one; without Rfc4180 nothing is, whatever it holds. */
function csvField(field: CsvField, s3: S3): string | Uint8Array {
  if (field === null) return s3.csvNullValue;
  if (!s3.rfc4180) return field;
  const marks = ['"', '\n', '\r', s3.csvDelimiter, s3.csvRowDelimiter];
  if (typeof field === 'string')
    return marks.some((mark) => field.includes(mark)) ? `"${field.replaceAll('"', '""')}"` : field;
  // One character per byte, so that bytes which are no UTF-8 stay what they are.
  const bytes = Buffer.from(field).toString('latin1');
  if (!marks.some((mark) => bytes.includes(Buffer.from(mark).toString('latin1')))) return field;
  return Buffer.from(`"${bytes.replaceAll('"', '""')}"`, 'latin1');
}
