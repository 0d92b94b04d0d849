/**
 * The shapes between the stages of the faithful writer: source rows → DMS records → files. Each stage is plain data, so
 * that a test can change what lies between two of them (a fault), and each is free of Loadproof's own reader.
 */

export type Engine = 'postgres' | 'mysql';

/** A column as the source's catalog tells it, domains resolved to their base type. */
export interface SourceColumn {
  readonly name: string;
  /** PostgreSQL: `pg_type.typname` (`int4`, `bpchar`, `_int4` for an array); MySQL and MariaDB: `DATA_TYPE` (`tinyint`). */
  readonly type: string;
  /** What kind of type it is where the name does not say: an enum, a composite, a range, an array. */
  readonly kind: 'base' | 'enum' | 'composite' | 'range' | 'array';
  readonly unsigned: boolean;
  /** Characters or bits or bytes that the type declares; null without a limit. */
  readonly length: number | null;
  /** Digits of a number; null if it is unbounded. */
  readonly precision: number | null;
  /** Digits after the point of a number, or of a second; may be negative in PostgreSQL 15 and later. */
  readonly scale: number | null;
  readonly nullable: boolean;
}

/** A value as the source's own text; bytes where the type is binary. */
export type SourceValue = string | Uint8Array | null;

/** A table with its rows, in the order in which the source gave them. */
export interface SourceRows {
  readonly engine: Engine;
  /** PostgreSQL: the schema. MySQL and MariaDB: the database. */
  readonly schema: string;
  readonly table: string;
  readonly view: boolean;
  readonly columns: readonly SourceColumn[];
  /** Columns of the primary key, in its order; empty without one. */
  readonly key: readonly string[];
  readonly rows: readonly (readonly SourceValue[])[];
}

/** A type of DMS (User Guide, "Data types for AWS Database Migration Service"), with what its encodings need. */
export type DmsType =
  | { readonly name: 'BOOLEAN' | 'DATE' | 'REAL4' | 'REAL8' }
  | { readonly name: 'INT1' | 'INT2' | 'INT4' | 'INT8' | 'UINT1' | 'UINT2' | 'UINT4' | 'UINT8' }
  /** `scale`: digits of the second that the source's column declares, 0–9. */
  | { readonly name: 'TIME' | 'DATETIME'; readonly scale: number }
  | { readonly name: 'NUMERIC'; readonly precision: number; readonly scale: number }
  /** `length`: characters or bytes, null where the source has no limit. */
  | { readonly name: 'STRING' | 'WSTRING' | 'BYTES'; readonly length: number | null }
  | { readonly name: 'CLOB' | 'NCLOB' | 'BLOB' };

/**
 * A value of a record, by the column's type:
 * - BOOLEAN: boolean; INT1–4, UINT1–4, REAL4, REAL8: number; INT8, UINT8: bigint
 * - NUMERIC: plain decimal text with exactly `scale` digits after the point
 * - DATE: number, days since 1970-01-01; DATETIME: bigint, micro-seconds since 1970-01-01 00:00 (of UTC, or of the wall
 *   clock where the source has no zone); TIME: bigint, micro-seconds since midnight; each of them also a text that CSV
 *   shows as it is and Parquet cannot hold (`0000-00-00`): there it is NULL
 * - STRING, WSTRING, CLOB, NCLOB: string, or bytes that are written as they are (for a fault: text that is not UTF-8)
 * - BYTES, BLOB: Uint8Array
 */
export type DmsValue = string | Uint8Array | bigint | number | boolean | null;

export type Op = 'I' | 'U' | 'D';

/** A row of a full load, or a change. */
export interface DmsRecord {
  readonly op: Op;
  /** In the order of the table's columns. */
  readonly values: readonly DmsValue[];
  /** Micro-seconds since 1970 of the source's commit; none in a full load. */
  readonly commitTime?: bigint;
  /** Place of the change in the task's stream, from 1; none in a full load. */
  readonly seq?: number;
  /** Places of columns that the source's log did not hold: NULL in Parquet, `CsvNoSupValue` in CSV if it is used. */
  readonly absent?: readonly number[];
}

export interface DmsColumn {
  readonly name: string;
  readonly type: DmsType;
  readonly nullable: boolean;
}

/** What goes below one folder `schema/table` in one phase, under the names that the mapping gives. */
export interface DmsTable {
  readonly schema: string;
  readonly table: string;
  /** Where it comes from. */
  readonly source: { readonly schema: string; readonly table: string };
  readonly phase: 'load' | 'changes';
  readonly columns: readonly DmsColumn[];
  /** Lake names of the key's columns. */
  readonly key: readonly string[];
  readonly records: readonly DmsRecord[];
  /** Segments of a parallel load by ranges: how many records each takes, in order. None: one stream of records. */
  readonly segments?: readonly Segment[];
}

/** A segment with a name gets a folder, one without the prefix `SEGMENTn_`. */
export interface Segment {
  readonly name: string | null;
  /** From 1. */
  readonly number: number;
  readonly records: number;
}

/** A change in the source, values as the source prints them, in the order of the table's columns. */
export interface ChangeEvent {
  readonly op: Op;
  readonly schema: string;
  readonly table: string;
  /** Null for an insert. */
  readonly before: readonly SourceValue[] | null;
  /** Null for a delete. */
  readonly after: readonly SourceValue[] | null;
  /** Micro-seconds since 1970. */
  readonly commitTime: bigint;
  readonly seq: number;
}

/** An object of the bucket. */
export interface LakeFile {
  /** Below the bucket: `[folder/]schema/table/LOAD00000001.parquet`. */
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** How sure a fact about DMS's output is: stated by AWS or seen in a file of a real task; or inferred. */
export interface Fact {
  readonly what: string;
  readonly confidence: 'confirmed' | 'assumed';
  readonly source: string;
}
