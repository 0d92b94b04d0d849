/** What is known of a column on each side, as plain data. */
import type { RecordOwner } from '../csv/owner.ts';

/** A column of a source table, as the source's own catalog describes it. */
export interface SourceColumn {
  readonly name: string;
  /** The type as the source prints it, for people: `numeric(12,2)`, `timestamp with time zone`. */
  readonly type: string;
  /**
   * The catalog's own name of the base type, without modifiers, domains resolved: `numeric`, `timestamptz`, `bpchar`;
   * `enum`, `composite`, `range` for types of that class; an array is its element's base type followed by `[]`.
   */
  readonly baseType: string;
  /** Declared precision of a numeric; null where none is declared. */
  readonly precision: number | null;
  /** Declared scale of a numeric; null where none is declared. */
  readonly scale: number | null;
  readonly nullable: boolean;
  /** Declared length of a character type, in characters; null where none is declared, absent where nothing says. */
  readonly length?: number | null;
  /** Set where DMS is known to leave the column out: why. Where the lake has it all the same, it is compared. */
  readonly unreplicated?: string;
}

/** A source table, as the source's own catalog describes it. */
export interface SourceTable {
  readonly schema: string;
  readonly name: string;
  readonly kind: 'table' | 'partitioned' | 'view' | 'materialized view' | 'foreign table';
  readonly columns: readonly SourceColumn[];
  /** Columns of the primary key, in its order; empty without one. */
  readonly primaryKey: readonly string[];
  /** The catalog's estimate; null where it has none. */
  readonly estimatedRows: number | null;
  /**
   * Whatever hides rows from our role: row policies that apply to it, a view's own condition, an engine without a snapshot
   * (while something writes). A sentence each.
   */
  readonly hides: readonly { readonly kind: 'rowSecurity' | 'view' | 'engine'; readonly detail: string }[];
  /** Set where our role may not read the table in full: what privilege is missing, and how to grant it. */
  readonly unreadable: string | null;
  /** Set where DMS is documented not to replicate the table: why. Where the lake has it all the same, it is compared. */
  readonly unreplicated?: string;
  /** Whether the source keeps when the transaction that wrote a row was committed; absent: it does not. */
  readonly commitTimes?: boolean;
}

export type TimeUnit = 'millis' | 'micros' | 'nanos';

/** Physical and logical type of a lake column, from the Parquet footer. */
export type LakeType =
  | { readonly kind: 'integer'; readonly bits: 8 | 16 | 32 | 64; readonly signed: boolean }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'float'; readonly bits: 32 | 64 }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'string' }
  | { readonly kind: 'binary' }
  | { readonly kind: 'date' }
  | { readonly kind: 'time'; readonly unit: TimeUnit; readonly utc: boolean }
  | { readonly kind: 'timestamp'; readonly unit: TimeUnit; readonly utc: boolean }
  /** A field of a CSV file, as DMS writes the source's type: `real` is a float of 32 bits, `binary` how bytes are spelled. */
  | { readonly kind: 'csv'; readonly real: boolean; readonly binary: 'hex' | 'base64' }
  /** Nested types, INT96, intervals: nothing that DMS writes for a column of a table. `name` is for people. */
  | { readonly kind: 'other'; readonly name: string };

export interface LakeColumn {
  readonly name: string;
  readonly type: LakeType;
}

/** What the head of a CSV file says. */
export interface CsvHead {
  readonly gzip: boolean;
  /** Records at the head that are no rows: 1 with a header. */
  readonly skip: number;
  /** Names of the fields of a record, in their order; without those that say whose it is. */
  readonly fields: readonly string[];
  /** Set where it holds records of all tables: whose are read. */
  readonly owner?: RecordOwner;
  /** What contradicts the settings, and was read as it is: a sentence each. */
  readonly notes: readonly string[];
  /**
   * Bytes of all records, each with a row delimiter: an engine that reads lines must have read as many. Null where that is
   * not known, of a compressed file.
   */
  readonly lineBytes: number | null;
}

/** One file of a table's lake folder, with what its footer says. */
export interface LakeFile {
  /** The path or key that the engine opens, and that it reports for the rows it reads. */
  readonly path: string;
  readonly bytes: number;
  /** When the file was written, ISO 8601; null where the store does not say. */
  readonly modified: string | null;
  /** Rows, from the footer; null for CSV, which is counted as it is read. */
  readonly rows: number | null;
  readonly columns: readonly LakeColumn[];
  /** Absent for Parquet. */
  readonly csv?: CsvHead | undefined;
}

/** Files of one folder that have the same columns of the same types, in whatever order of columns. */
export interface LakeFileGroup {
  readonly files: readonly LakeFile[];
  readonly columns: readonly LakeColumn[];
  /** Set where the files hold changes that were captured after the full load. */
  readonly changes?: true;
}

/**
 * What DMS is configured (or known) to do to a column's values on the way, so that the lake is *expected* to hold
 * something else than the source. Each is computed in the source, and the values that it changes are counted in the
 * same statement (design: "a limit, with its setting and its count").
 */
export type LossRule =
  /** Rounded half away from zero to so many fraction digits (unbounded numeric: 6). */
  | { readonly rule: 'roundScale'; readonly scale: number; readonly because: string }
  /** The fraction of a second cut (not rounded) or rounded to milliseconds. */
  | { readonly rule: 'milliseconds'; readonly mode: 'truncate' | 'round'; readonly because: string }
  /** The fraction of a second cut or rounded to micro-seconds, of a source whose timestamps have more digits. */
  | { readonly rule: 'microseconds'; readonly mode: 'truncate' | 'round'; readonly because: string }
  /** A decimal number written as the nearest binary one (Oracle's FLOAT, and NUMBER of a negative scale). */
  | { readonly rule: 'nearestFloat'; readonly bits: 32 | 64; readonly because: string }
  /** A large object without a byte written as NULL. */
  | { readonly rule: 'emptyLob'; readonly because: string }
  /** Letters of a text that has them in one case alone, written in the other: no two values become alike. */
  | { readonly rule: 'lowerCase'; readonly because: string }
  /** ±infinity written as 9999-12-31 23:59:59 and 4713-01-01 BC. */
  | { readonly rule: 'infinityDates'; readonly because: string }
  /** Written as NULL is: the text that stands for NULL in CSV. */
  | { readonly rule: 'nullText'; readonly text: string; readonly because: string }
  /** `0000-00-00` written as NULL; as `text` nothing is lost: it is written as the source prints it. */
  | { readonly rule: 'zeroDates'; readonly as?: 'text'; readonly because: string }
  /** NaN and the infinities of a numeric, which no decimal of Parquet holds, written as zero or as NULL. */
  | { readonly rule: 'notANumber'; readonly as: 'zero' | 'null'; readonly because: string }
  /** Values that do not fit so many digits: counted, and expected as they are, so that whatever stands there differs. */
  | { readonly rule: 'overflow'; readonly precision: number; readonly scale: number; readonly because: string }
  /** A time with a zone written without it: the clock in UTC, or the clock as it was. Counted where the zone is not UTC. */
  | { readonly rule: 'zone'; readonly to: 'utc' | 'local'; readonly because: string }
  /** Cut after so many bytes (of UTF-8, between two characters) or characters; of bytes, after so many bytes. */
  | {
      readonly rule: 'prefix';
      readonly size: number;
      readonly unit: 'bytes' | 'characters';
      readonly because: string;
    }
  /** Characters, by their code points, written as others, or left out (`to` null); all at once, none twice. */
  | {
      readonly rule: 'replaceCharacters';
      readonly pairs: readonly { readonly from: number; readonly to: number | null }[];
      readonly because: string;
    }
  /** Nothing is lost: a CHAR(n) is written with the blanks that it is padded with. */
  | { readonly rule: 'padding'; readonly because: string }
  /** Masked by a rule of the mappings: SHA-256 of its UTF-8 in upper-case hexadecimal digits. No two become alike. */
  | { readonly rule: 'hashMask'; readonly because: string }
  /** Masked by a rule of the mappings: one character in place of each digit of ASCII. Counted where there is one. */
  | { readonly rule: 'digitsMask'; readonly by: string; readonly because: string };

/** How a column took part in the comparison. */
export type ColumnFidelity = 'exact' | 'asEncoded' | 'excluded';

export interface ColumnCoverage {
  /** Name in the source; for a column that only the lake has, its name there. */
  readonly name: string;
  /** Name in the lake; null where the lake has no such column. */
  readonly lakeName: string | null;
  readonly sourceType: string | null;
  readonly lakeType: string | null;
  readonly form: string | null;
  readonly fidelity: ColumnFidelity;
  /** Why it is not exact; null where it is. */
  readonly reason: string | null;
}

/** A short name of a lake type, for reports. */
export function lakeTypeName(type: LakeType): string {
  switch (type.kind) {
    case 'integer':
      return `${type.signed ? 'int' : 'uint'}${type.bits}`;
    case 'decimal':
      return `decimal(${type.precision},${type.scale})`;
    case 'float':
      return type.bits === 32 ? 'float' : 'double';
    case 'time':
    case 'timestamp':
      return `${type.kind}(${type.unit}${type.utc ? ', UTC' : ''})`;
    case 'csv':
      return 'csv text';
    case 'other':
      return type.name;
    default:
      return type.kind;
  }
}
