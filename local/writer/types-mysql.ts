/** What DMS makes of MySQL's and MariaDB's types (User Guide, "Source data types for MySQL") and of their values. */
import { dayOf, daysOfText, microsOfText } from './calendar.ts';
import { isBinary } from './source-mysql.ts';
import type { WriterTask } from './task.ts';
import type { DmsType, SourceColumn } from './types.ts';
import { type Converted, DROP_ROW, numericValue } from './types-postgres.ts';

const INTEGERS: Readonly<Record<string, readonly [signed: DmsType, unsigned: DmsType]>> = {
  tinyint: [{ name: 'INT1' }, { name: 'UINT1' }],
  smallint: [{ name: 'INT2' }, { name: 'UINT2' }],
  mediumint: [{ name: 'INT4' }, { name: 'UINT4' }],
  int: [{ name: 'INT4' }, { name: 'UINT4' }],
  bigint: [{ name: 'INT8' }, { name: 'UINT8' }],
};

const SIMPLE: Readonly<Record<string, DmsType>> = {
  double: { name: 'REAL8' },
  // Not REAL4.
  float: { name: 'REAL8' },
  date: { name: 'DATE' },
  time: { name: 'STRING', length: null },
  year: { name: 'INT2' },
  tinyblob: { name: 'BYTES', length: 255 },
  blob: { name: 'BYTES', length: 65_535 },
  mediumblob: { name: 'BLOB' },
  longblob: { name: 'BLOB' },
  tinytext: { name: 'WSTRING', length: 255 },
  text: { name: 'WSTRING', length: 65_535 },
  mediumtext: { name: 'NCLOB' },
  // MariaDB's json is a longtext to the catalog.
  longtext: { name: 'NCLOB' },
  json: { name: 'CLOB' },
};

/** A type that the documents do not name is taken for text (assumed), a binary one for a BLOB, as the spatial ones are. */
export function mysqlType(column: SourceColumn): DmsType {
  const { type, length, precision, scale } = column;
  const integer = INTEGERS[type];
  if (integer) return integer[column.unsigned ? 1 : 0];
  switch (type) {
    case 'bit':
      return length === 1 ? { name: 'BOOLEAN' } : { name: 'BYTES', length: Math.ceil((length ?? 1) / 8) };
    case 'decimal':
      if ((precision ?? 0) > 38) return { name: 'STRING', length: null };
      return { name: 'NUMERIC', precision: precision ?? 10, scale: scale ?? 0 };
    case 'binary':
    case 'varbinary':
      return { name: 'BYTES', length };
    case 'datetime':
    case 'timestamp':
      return { name: 'DATETIME', scale: scale ?? 0 };
    default:
      return SIMPLE[type] ?? (isBinary(type) ? { name: 'BLOB' } : { name: 'WSTRING', length });
  }
}

export function mysqlValue(given: string | Uint8Array, type: DmsType, task: WriterTask): Converted {
  if (typeof given !== 'string') return given;
  switch (type.name) {
    case 'BOOLEAN':
      return given !== '0';
    case 'INT1':
    case 'INT2':
    case 'INT4':
    case 'UINT1':
    case 'UINT2':
    case 'UINT4':
    case 'REAL8':
      return Number(given);
    case 'INT8':
    case 'UINT8':
      return BigInt(given);
    case 'NUMERIC':
      return numericValue(given, type, task);
    case 'BYTES':
      return bitBytes(given, type.length ?? 1);
    case 'DATE':
      return isDay(given) ? daysOfText(given) : noDay(given, task);
    case 'DATETIME':
      return isDay(given.slice(0, 10)) ? microsOfText(given) : noDay(given, task);
    default:
      return given;
  }
}

/** MySQL has dates that are none: 0000-00-00, 2024-00-10, and under a lax sql_mode 2024-02-31. */
function isDay(text: string): boolean {
  const [year, month, day] = text.split('-').map(Number);
  const days = daysOfText(text);
  const real = dayOf(days);
  return real.year === year && real.month === month && real.day === day;
}

/** The text stays: CSV shows it, and Parquet has NULL (release notes of 3.5.3), unless the row is said to be dropped. */
function noDay(text: string, { assume, s3 }: WriterTask): Converted {
  return assume.zeroDates === 'drop-row' && s3.format === 'parquet' ? DROP_ROW : text;
}

/** Of `bit(n)`: its number, the highest byte first. */
function bitBytes(number: string, length: number): Uint8Array {
  return new Uint8Array(
    Buffer.from(
      BigInt(number)
        .toString(16)
        .padStart(length * 2, '0'),
      'hex',
    ),
  );
}
