/**
 * Records as Parquet, in the schema of a real file of DMS: every column OPTIONAL but the timestamp column, decimals on
 * FIXED_LEN_BYTE_ARRAY, timestamps flagged as adjusted to UTC whatever their source, text as UTF8.
 *
 * What the library cannot write as DMS does: its data pages are of version 2 (DMS: parquet-1-0 unless set otherwise).
 */
import { gzipSync } from 'node:zlib';
import type { SchemaElement } from 'hyparquet';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { decimalOf, fits, rescaled } from './decimal.ts';
import type { S3 } from './s3.ts';
import type { DmsType, DmsValue } from './types.ts';

export interface ParquetColumn {
  readonly name: string;
  readonly type: DmsType;
  /** The timestamp column of DMS's own is REQUIRED; all others are OPTIONAL. */
  readonly required: boolean;
  readonly values: readonly DmsValue[];
}

type Primitive = Pick<
  SchemaElement,
  'type' | 'type_length' | 'converted_type' | 'logical_type' | 'precision' | 'scale'
>;

/**
 * By the converted type alone, which every reader takes for the same. The library writes the width of the newer logical
 * type as 32 bits where the format has 8, and readers (DuckDB 1.5.6) refuse such a footer.
 */
const integer = (bits: 8 | 16 | 32 | 64, signed: boolean): Primitive => ({
  type: bits === 64 ? 'INT64' : 'INT32',
  converted_type: `${signed ? '' : 'U'}INT_${bits}`,
});

const SIMPLE: Readonly<Record<string, Primitive>> = {
  BOOLEAN: { type: 'BOOLEAN' },
  INT1: integer(8, true),
  INT2: integer(16, true),
  INT4: { type: 'INT32' },
  INT8: { type: 'INT64' },
  UINT1: integer(8, false),
  UINT2: integer(16, false),
  UINT4: integer(32, false),
  UINT8: integer(64, false),
  REAL4: { type: 'FLOAT' },
  REAL8: { type: 'DOUBLE' },
  DATE: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
  TIME: {
    type: 'INT32',
    converted_type: 'TIME_MILLIS',
    logical_type: { type: 'TIME', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
  BYTES: { type: 'BYTE_ARRAY' },
  BLOB: { type: 'BYTE_ARRAY' },
};

const TEXT: Primitive = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };

/** Bytes that the greatest number of so many digits needs, with its sign: 7 for 15 digits, 16 for 38. */
export function decimalBytes(precision: number): number {
  let bytes = 1;
  while (2n ** BigInt(8 * bytes - 1) < 10n ** BigInt(precision)) bytes++;
  return bytes;
}

function primitive(type: DmsType, s3: S3): Primitive {
  if (type.name === 'NUMERIC') {
    const { precision, scale } = type;
    return {
      ...{ type: 'FIXED_LEN_BYTE_ARRAY', type_length: decimalBytes(precision), converted_type: 'DECIMAL' },
      ...{ precision, scale, logical_type: { type: 'DECIMAL', precision, scale } },
    };
  }
  if (type.name === 'DATETIME') {
    const unit = s3.parquetTimestampInMillisecond ? 'MILLIS' : 'MICROS';
    return {
      type: 'INT64',
      converted_type: `TIMESTAMP_${unit}`,
      logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit },
    };
  }
  return SIMPLE[type.name] ?? TEXT;
}

/** A file of at least one row. */
export function parquetFile(columns: readonly ParquetColumn[], s3: S3): Uint8Array {
  const schema: SchemaElement[] = [
    { name: 'schema', num_children: columns.length },
    ...columns.map(({ name, type, required }): SchemaElement => {
      const repetition_type = required ? ('REQUIRED' as const) : ('OPTIONAL' as const);
      return { name, repetition_type, ...primitive(type, s3) };
    }),
  ];
  const gzip = s3.gzip && s3.assume.parquetGzip === 'pages';
  const bytes = new Uint8Array(
    parquetWriteBuffer({
      columnData: columns.map((column) => columnSource(column, s3)),
      schema,
      codec: gzip ? 'GZIP' : 'UNCOMPRESSED',
      compressors: { GZIP: (input) => new Uint8Array(gzipSync(input)) },
      statistics: s3.enableStatistics,
      rowGroupSize: s3.rowGroupLength,
      pageSize: s3.dataPageSize,
      dictionarySize: s3.dictPageSizeLimit,
      createdBy: 'AWS',
    }),
  );
  return s3.gzip && !gzip ? new Uint8Array(gzipSync(bytes)) : bytes;
}

function columnSource({ name, type, values }: ParquetColumn, s3: S3): ColumnSource {
  const data = bytesThroughout(values.map((value) => (value === null ? null : encoded(value, type, s3))));
  // A dictionary of the library takes -0 for 0.
  const plain = type.name === 'REAL4' || type.name === 'REAL8' || s3.encodingType === 'plain';
  return { name, data, ...(plain && type.name !== 'BOOLEAN' ? { encoding: 'PLAIN' } : {}) };
}

/** Text of which some is bytes: all of it, so that its order and statistics are those of bytes. */
function bytesThroughout(data: unknown[]): unknown[] {
  if (!data.some((value) => value instanceof Uint8Array)) return data;
  return data.map((value) => (typeof value === 'string' ? new Uint8Array(Buffer.from(value, 'utf8')) : value));
}

function encoded(value: Exclude<DmsValue, null>, type: DmsType, s3: S3): unknown {
  switch (type.name) {
    case 'NUMERIC':
      return unscaled(String(value), type);
    case 'DATETIME':
      if (typeof value === 'string') return noDay(value);
      return s3.parquetTimestampInMillisecond ? millis(BigInt(String(value)), s3) : BigInt(String(value));
    case 'TIME':
      return Number(millis(BigInt(String(value)), s3));
    case 'DATE':
      return typeof value === 'string' ? noDay(value) : Number(value);
    case 'INT8':
    case 'UINT8':
      return BigInt(String(value));
    default:
      return value;
  }
}

/** A zero date of MySQL's, or another that no calendar has. */
function noDay(text: string): null {
  if (/^\d{4}-\d\d-\d\d/.test(text)) return null;
  throw new Error(`Parquet cannot hold "${text}" in a column of dates.`);
}

function unscaled(text: string, { precision, scale }: { precision: number; scale: number }): bigint {
  const decimal = decimalOf(text);
  if (decimal === null || decimal.scale > scale) throw new Error(`NUMERIC(${precision},${scale}) cannot hold ${text}.`);
  const digits = rescaled(decimal, scale, 'truncate');
  if (!fits(digits, precision)) throw new Error(`NUMERIC(${precision},${scale}) cannot hold ${text}.`);
  return digits;
}

/** Micro-seconds to milli-seconds; cut towards the past. */
function millis(micros: bigint, { assume }: S3): bigint {
  const shifted = assume.millis === 'round' ? micros + 500n : micros;
  const rest = ((shifted % 1000n) + 1000n) % 1000n;
  return (shifted - rest) / 1000n;
}
