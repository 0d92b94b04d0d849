import type { SchemaElement } from 'hyparquet';
import type { LakeType } from '../../core/compare/columns.ts';
import { lakeType } from '../../handlers/lake/parquet-types.ts';

/** Schema elements as other writers than DuckDB put them: DMS's fixed-length decimals, the legacy annotations alone. */
const ELEMENTS: readonly (readonly [Omit<SchemaElement, 'name'>, LakeType])[] = [
  [
    { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 7, converted_type: 'DECIMAL', precision: 15, scale: 2 },
    { kind: 'decimal', precision: 15, scale: 2 },
  ],
  [
    { type: 'BYTE_ARRAY', converted_type: 'DECIMAL', precision: 50, scale: 4 },
    { kind: 'decimal', precision: 50, scale: 4 },
  ],
  [
    { type: 'INT32', converted_type: 'DECIMAL', precision: 5 },
    { kind: 'decimal', precision: 5, scale: 0 },
  ],
  [
    { type: 'INT64', logical_type: { type: 'DECIMAL', precision: 18, scale: 6 } },
    { kind: 'decimal', precision: 18, scale: 6 },
  ],
  [
    { type: 'INT32', converted_type: 'INT_16' },
    { kind: 'integer', bits: 16, signed: true },
  ],
  [
    { type: 'INT32', converted_type: 'UINT_8' },
    { kind: 'integer', bits: 8, signed: false },
  ],
  [
    { type: 'INT64', converted_type: 'UINT_64' },
    { kind: 'integer', bits: 64, signed: false },
  ],
  [
    { type: 'INT32', logical_type: { type: 'INTEGER', bitWidth: 16, isSigned: true } },
    { kind: 'integer', bits: 16, signed: true },
  ],
  [{ type: 'INT32', converted_type: 'DATE' }, { kind: 'date' }],
  [
    { type: 'INT32', converted_type: 'TIME_MILLIS' },
    { kind: 'time', unit: 'millis', utc: true },
  ],
  [
    { type: 'INT64', converted_type: 'TIME_MICROS' },
    { kind: 'time', unit: 'micros', utc: true },
  ],
  [
    { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
    { kind: 'timestamp', unit: 'millis', utc: true },
  ],
  [
    { type: 'INT64', converted_type: 'TIMESTAMP_MICROS' },
    { kind: 'timestamp', unit: 'micros', utc: true },
  ],
  // The logical type decides: a legacy one beside it cannot say "not adjusted to UTC".
  [
    {
      type: 'INT64',
      converted_type: 'TIMESTAMP_MICROS',
      logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'NANOS' },
    },
    { kind: 'timestamp', unit: 'nanos', utc: false },
  ],
  [{ type: 'BYTE_ARRAY', converted_type: 'UTF8' }, { kind: 'string' }],
  [{ type: 'BYTE_ARRAY', converted_type: 'JSON' }, { kind: 'string' }],
  [{ type: 'BYTE_ARRAY', converted_type: 'ENUM' }, { kind: 'string' }],
  [{ type: 'BYTE_ARRAY' }, { kind: 'binary' }],
  [{ type: 'FIXED_LEN_BYTE_ARRAY', type_length: 3 }, { kind: 'binary' }],
  [
    { type: 'BYTE_ARRAY', converted_type: 'BSON' },
    { kind: 'other', name: 'bson' },
  ],
  [{ type: 'INT96' }, { kind: 'other', name: 'int96' }],
  [
    { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 2, logical_type: { type: 'FLOAT16' } },
    { kind: 'other', name: 'float16' },
  ],
  [
    { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 12, converted_type: 'INTERVAL' },
    { kind: 'other', name: 'interval' },
  ],
  [
    { type: 'INT32', repetition_type: 'REPEATED' },
    { kind: 'other', name: 'repeated int32' },
  ],
  [
    { type: 'INT32', logical_type: { type: 'NULL' } },
    { kind: 'other', name: 'null' },
  ],
  [
    { converted_type: 'LIST', num_children: 1 },
    { kind: 'other', name: 'list' },
  ],
  [{ num_children: 2 }, { kind: 'other', name: 'struct' }],
  // Annotations where the format does not allow them.
  [
    { type: 'INT64', converted_type: 'DATE' },
    { kind: 'other', name: 'date on int64' },
  ],
  [
    { type: 'INT32', converted_type: 'UTF8' },
    { kind: 'other', name: 'utf8 on int32' },
  ],
  [
    { type: 'INT64', converted_type: 'INT_16' },
    { kind: 'other', name: 'int16 on int64' },
  ],
  [
    { type: 'DOUBLE', converted_type: 'DECIMAL', precision: 4, scale: 1 },
    { kind: 'other', name: 'decimal on double' },
  ],
  [
    { type: 'INT32', converted_type: 'TIMESTAMP_MILLIS' },
    { kind: 'other', name: 'timestamp millis on int32' },
  ],
];

it.each(ELEMENTS)('%j is %j', (element, type) => {
  expect(lakeType({ repetition_type: 'OPTIONAL', ...element, name: 'c' })).toEqual(type);
});
