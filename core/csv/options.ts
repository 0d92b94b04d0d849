/** What a splitter is told of a file. */
import type { CsvFormat } from './format.ts';
import type { RecordOwner } from './owner.ts';

export interface SplitOptions {
  readonly format: CsvFormat;
  /** Per field of a record its place among the columns that are handed on, from 0; -1 for one that is not. */
  readonly places: readonly number[];
  /** Columns that are handed on, at least one. A column without a field is NULL. */
  readonly columns: number;
  /** Says which file it is. */
  readonly tag: string;
  /** Whether a row says its place among the records of the file, from 1, in a column before the others (else 0). */
  readonly numbered?: boolean;
  /** Records at the head that are no rows. */
  readonly skip: number;
  /** The longest line that may be made, in bytes. */
  readonly maxBytes: number;
  /** Set where the file holds records of all tables: whose are handed on. */
  readonly owner?: RecordOwner;
}
