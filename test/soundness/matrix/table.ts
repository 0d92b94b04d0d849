/** A table of the matrix: its rows in the source, the records of its lake, and the faults planted in them. */
import type { FindingKind, PartResult } from '../../../core/report/schema.ts';
import type { Format } from './formats.ts';
import type { Mutation } from './mutation.ts';
import type { LakeValue, MatrixType, MatrixValue } from './values.ts';

export interface MatrixColumn {
  readonly name: string;
  readonly type: MatrixType;
}

export interface MatrixTable {
  readonly name: string;
  readonly columns: readonly MatrixColumn[];
  /** Names of the primary key's columns; empty without one. */
  readonly key: readonly string[];
  readonly rows: readonly (readonly MatrixValue[])[];
}

/** What a report must say of one key. `columns` of a changed row. */
export interface Expected {
  readonly kind: FindingKind;
  /** Texts of the key, as a report prints them; null: a record that cannot be read, or a row without a key. */
  readonly key: readonly string[] | null;
  readonly columns?: readonly string[];
  readonly cause?: string | null;
}

/** A cell of the matrix: one mutation of one type, or of a row, a file or a record. */
export interface Cell {
  /** The source's type; of a fault that is not about a value: `rows`, `files`, `records`. */
  readonly row: string;
  readonly mutation: string;
  /** By format: what is right. */
  readonly right: 'found' | 'limit' | 'equal';
  readonly column: string | null;
  /** Of what is right to be a limit: its kind, where it is not one of the column. */
  readonly limit?: 'ambiguousRecords';
  /** The key of a row that is right to be doubtful: the report may say of it what it sees. */
  readonly doubtful?: string;
  readonly expected: readonly Expected[];
}

/** A record of the lake, with the file that it goes to. A changed value is already in it. */
export interface PlantedRecord {
  readonly values: readonly LakeValue[];
  readonly file: number;
  /** What is done to its bytes, in a file of text. */
  readonly raw?: (bytes: Buffer) => Buffer;
}

/** A change captured after the load. */
export interface PlantedChange {
  readonly op: 'I' | 'U' | 'D';
  readonly values: readonly LakeValue[];
  /** Micro-seconds since 1970. */
  readonly commitTime: bigint;
  readonly seq: number;
}

export interface PlantedTable {
  readonly table: MatrixTable;
  readonly format: Format;
  readonly cells: readonly Cell[];
  readonly records: readonly PlantedRecord[];
  /** Kinds of limits that the configuration accepts. */
  readonly accepts?: readonly string[];
  readonly changes?: readonly PlantedChange[];
  /** What becomes of the bytes of the first file. */
  readonly bytes?: (bytes: Buffer) => Buffer;
  /** What is wrong with the report, where it is not about findings. Null: nothing. */
  readonly says?: (part: PartResult) => string | null;
}

/** A pair of a type and a mutation, with the row that is about it. */
export interface ValueCase {
  readonly column: MatrixColumn;
  readonly mutation: Mutation;
  readonly value: MatrixValue;
  readonly changed: LakeValue;
}

export function sameValue(a: LakeValue, b: LakeValue): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b) === 0;
  return Object.is(a, b);
}

/** The text of a key's value in a report. */
export const keyText = (value: LakeValue): string => String(value);

/** Whether a cell takes part, by its row and its mutation. */
export type Chosen = (row: string, mutation: string) => boolean;
