import type { LakeColumn, LakeType } from '../compare/columns.ts';
import { CANARY_FILE_BASE64 } from './lake-file.ts';
import { CANARY_COLUMNS, CANARY_KEYS, type CanaryColumn, type CanaryRow } from './rows.ts';

/** The canary's side of the lake. */

const TYPES: Readonly<Record<CanaryColumn, LakeType>> = {
  id: { kind: 'integer', bits: 32, signed: true },
  note: { kind: 'string' },
  remark: { kind: 'string' },
  code: { kind: 'string' },
  amount: { kind: 'decimal', precision: 18, scale: 4 },
  big: { kind: 'integer', bits: 64, signed: true },
  seen_at: { kind: 'timestamp', unit: 'micros', utc: false },
  ratio: { kind: 'float', bits: 64 },
  payload: { kind: 'binary' },
  active: { kind: 'boolean' },
  born: { kind: 'date' },
};

/** The columns of the file, as its footer says. */
export const CANARY_LAKE_COLUMNS: readonly LakeColumn[] = CANARY_COLUMNS.map((name) => ({ name, type: TYPES[name] }));

/** Its rows, as canonical texts of the source's forms; `code` is the very text. */
export const CANARY_LAKE_ROWS: readonly CanaryRow[] = CANARY_KEYS.flatMap((key) => key.lake);

/** The name of a file of a full load, so that it is listed as such. */
export const CANARY_FILE_NAME = 'LOAD00000001.parquet';

/** The bytes of the Parquet file. */
export function canaryFile(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(CANARY_FILE_BASE64), (char) => char.charCodeAt(0));
}
