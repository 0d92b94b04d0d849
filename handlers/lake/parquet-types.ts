import type { SchemaElement } from 'hyparquet';
import type { LakeType, TimeUnit } from '../../core/compare/columns.ts';

const UNITS = { MILLIS: 'millis', MICROS: 'micros', NANOS: 'nanos' } as const;

/** Integers by their legacy annotation: bits and sign. */
const CONVERTED_INTEGERS: Readonly<Record<string, LakeType>> = Object.fromEntries(
  ([8, 16, 32, 64] as const).flatMap((bits) => [
    [`INT_${bits}`, { kind: 'integer', bits, signed: true }],
    [`UINT_${bits}`, { kind: 'integer', bits, signed: false }],
  ]),
);

const other = (name: string): LakeType => ({ kind: 'other', name });

/**
 * The type of a top-level column. The logical type decides where there is one, else the legacy converted type, else the
 * physical type (https://github.com/apache/parquet-format/blob/master/LogicalTypes.md). Whatever DMS does not write for
 * a column of a table is `other`.
 */
export function lakeType(element: SchemaElement): LakeType {
  const { type, repetition_type, logical_type, converted_type } = element;
  if (type === undefined) return other((logical_type?.type ?? converted_type ?? 'struct').toLowerCase());
  if (repetition_type === 'REPEATED') return other(`repeated ${type.toLowerCase()}`);
  if (logical_type) return byLogicalType(element, logical_type);
  if (converted_type) return byConvertedType(element, converted_type);
  return byPhysicalType(type);
}

type LogicalType = NonNullable<SchemaElement['logical_type']>;

function byLogicalType(element: SchemaElement, logical: LogicalType): LakeType {
  switch (logical.type) {
    case 'STRING':
    case 'ENUM':
    case 'JSON':
      return text(element, logical.type);
    case 'DECIMAL':
      return decimal(element, logical.precision, logical.scale);
    case 'DATE':
      return element.type === 'INT32' ? { kind: 'date' } : odd(element, logical.type);
    case 'TIME':
      return clock(element, 'time', UNITS[logical.unit], logical.isAdjustedToUTC);
    case 'TIMESTAMP':
      return clock(element, 'timestamp', UNITS[logical.unit], logical.isAdjustedToUTC);
    case 'INTEGER':
      return integer(element, logical.bitWidth, logical.isSigned);
    default:
      return other(unknownName(logical));
  }
}

/** hyparquet hands on a logical type that it does not know without a name. */
function unknownName(logical: { readonly type?: string }): string {
  return logical.type?.toLowerCase() ?? 'unknown logical type';
}

function byConvertedType(element: SchemaElement, converted: string): LakeType {
  switch (converted) {
    case 'UTF8':
    case 'ENUM':
    case 'JSON':
      return text(element, converted);
    case 'DECIMAL':
      return decimal(element, element.precision, element.scale);
    case 'DATE':
      return element.type === 'INT32' ? { kind: 'date' } : odd(element, converted);
    // The legacy types are all adjusted to UTC.
    case 'TIME_MILLIS':
    case 'TIME_MICROS':
      return clock(element, 'time', converted === 'TIME_MILLIS' ? 'millis' : 'micros', true);
    case 'TIMESTAMP_MILLIS':
    case 'TIMESTAMP_MICROS':
      return clock(element, 'timestamp', converted === 'TIMESTAMP_MILLIS' ? 'millis' : 'micros', true);
    default: {
      const known = CONVERTED_INTEGERS[converted];
      return known?.kind === 'integer' ? integer(element, known.bits, known.signed) : other(converted.toLowerCase());
    }
  }
}

function byPhysicalType(type: NonNullable<SchemaElement['type']>): LakeType {
  switch (type) {
    case 'BOOLEAN':
      return { kind: 'boolean' };
    case 'INT32':
      return { kind: 'integer', bits: 32, signed: true };
    case 'INT64':
      return { kind: 'integer', bits: 64, signed: true };
    case 'FLOAT':
      return { kind: 'float', bits: 32 };
    case 'DOUBLE':
      return { kind: 'float', bits: 64 };
    case 'BYTE_ARRAY':
    case 'FIXED_LEN_BYTE_ARRAY':
      return { kind: 'binary' };
    default:
      return other(type.toLowerCase());
  }
}

/** An annotation on a physical type that the format does not allow it on: engines differ in what they read there. */
function odd(element: SchemaElement, annotation: string): LakeType {
  return other(`${annotation.toLowerCase()} on ${(element.type ?? 'group').toLowerCase()}`);
}

function text(element: SchemaElement, annotation: string): LakeType {
  return element.type === 'BYTE_ARRAY' ? { kind: 'string' } : odd(element, annotation);
}

function decimal(element: SchemaElement, precision: number | undefined, scale: number | undefined): LakeType {
  const stored = element.type !== 'BOOLEAN' && element.type !== 'FLOAT' && element.type !== 'DOUBLE';
  if (!stored || element.type === 'INT96' || precision === undefined) return odd(element, 'decimal');
  return { kind: 'decimal', precision, scale: scale ?? 0 };
}

function clock(element: SchemaElement, kind: 'time' | 'timestamp', unit: TimeUnit, utc: boolean): LakeType {
  const wide = kind === 'timestamp' || unit !== 'millis';
  return element.type === (wide ? 'INT64' : 'INT32') ? { kind, unit, utc } : odd(element, `${kind} ${unit}`);
}

function integer(element: SchemaElement, bits: number, signed: boolean): LakeType {
  const fits = element.type === (bits === 64 ? 'INT64' : 'INT32');
  if (!fits || (bits !== 8 && bits !== 16 && bits !== 32 && bits !== 64)) return odd(element, `int${bits}`);
  return { kind: 'integer', bits, signed };
}
