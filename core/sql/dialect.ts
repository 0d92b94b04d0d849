/**
 * Dialects: how SQL is spelled where it runs. A dialect is data and a few small functions. What it lacks is a typed
 * `Unsupported` with a sentence for the report, never a guess.
 */
import type { LakeFileGroup, LakeType, LossRule, SourceColumn } from '../compare/columns.ts';
import type { Form } from '../compare/forms.ts';
import type { KeyRange, RangeForm } from '../compare/ranges.ts';
import type { Operator } from '../compare/row-conditions.ts';
import type { CsvFormat } from '../csv/format.ts';
import type { RecordOwner } from '../csv/owner.ts';
import type { FieldRun } from './wide.ts';

/** A capability that is not there, and why: the column is then excluded by name and the table has a limit. */
export interface Unsupported {
  readonly unsupported: string;
}

export function isUnsupported(x: object): x is Unsupported {
  return 'unsupported' in x;
}

/** How a source column is rendered in the source's own SQL. */
export interface SourceRendering {
  /** An expression of type text: the canonical text of the *expected* value, NULL only for NULL; independent of the session. */
  readonly sql: string;
  /** Conditions on the row, true where a loss rule changes the value. To be counted. */
  readonly losses: readonly { readonly rule: LossRule; readonly changed: string }[];
  /** One character that `sql` has before the text, where the source has no value for a text without a character. */
  readonly prefix?: string;
  /** The same before a rule cut it, where one does: what it is of texts that are shorter than the cut. */
  readonly uncut?: string;
}

/**
 * How a source dates its rows: `commit` by the commit time that the database keeps of the transaction that wrote the row;
 * `column` by a column that whoever writes the row sets to the present. Never true without evidence.
 */
export type ChangeEvidence = { readonly by: 'commit' } | { readonly by: 'column'; readonly column: SourceColumn };

/** Expressions of what each record of a native query begins with. */
export interface RowMarks {
  readonly r: string;
  readonly a: string;
  readonly t: string;
}

/** A literal of a source's type, and the canonical text that its rendering must give. */
export interface ZooLiteral {
  /** What it tries, for people: `NUMBER, 38 digits`. */
  readonly name: string;
  /** The column that such a value would be of; its name is not used. */
  readonly type: SourceColumn;
  /** An expression of the source's SQL, of that type. */
  readonly literal: string;
  /** In the form that the column has by itself. */
  readonly expected: string;
}

/** The spelling of a source database: PostgreSQL, MySQL, … */
export interface SourceDialect {
  readonly name: 'postgres' | 'mysql' | 'oracle' | 'sqlserver';
  /** Quotes an identifier of any content. Throws a RangeError for what the database cannot hold (NUL). */
  identifier(name: string): string;
  /** A string literal of any content, spelled so that no session setting changes it. Throws a RangeError for NUL. */
  literal(text: string): string;
  /**
   * The form that a column is compared in by itself. `lake` are the types that its lake column has, for a source type
   * that has several forms, each of which is the whole of its values; pairing widens what it gets.
   */
  form(column: SourceColumn, lake?: readonly LakeType[]): Form | Unsupported;
  /** Renders a column in the form that pairing chose for it. */
  render(column: SourceColumn, form: Form, losses: readonly LossRule[]): SourceRendering | Unsupported;
  /**
   * Whether no value of a column has a line end in its text, however that is spelled: so much is known of types that no
   * expression renders. Absent: nothing is known.
   */
  isOneLine?(column: SourceColumn): boolean;
  /** Condition: the column holds a value. */
  present(column: SourceColumn): string;
  /** Condition: the row was changed after a moment, by some evidence of the source; null where there is no such evidence. */
  changedAfter(evidence: ChangeEvidence, moment: string): string | null;
  /**
   * An aggregate expression of type text over the rows compared: their number, then that of each condition, by commas;
   * then the number of rows of the whole relation for which each condition of `outside` holds.
   * It fails where the role may not see all of the relation, as far as the catalog cannot tell that.
   */
  trailer(conditions: readonly string[], relation?: string, outside?: readonly string[]): string;
  /** The trailer in the type that the rendering of a column has, in whose place it comes. Absent: as it is. */
  trailerIn?(column: SourceColumn, sql: string): string;
  /** Texts of one letter that mark a row, an ambiguous row and the trailer. Absent: a literal is a text. */
  readonly marks?: RowMarks;
  /**
   * The fields of a line after its key, joined and encoded (backslash, tab and newline escaped; NULL as `\N`), as one
   * expression: for rows too wide to write each field by itself. Absent where the source has no such expression.
   */
  fields?(runs: readonly FieldRun[]): string;
  /**
   * Condition: the row's key is one of these, given as canonical texts per column. It may be true of other keys as well.
   * Null where it could be false of one of them; absent where this source has no such condition.
   */
  keyIn?(columns: readonly SourceColumn[], keys: readonly (readonly string[])[]): string | null;
  /**
   * Condition: the row's key, quoted, is that of some one row of the relation; `filters` is its WHERE, or empty. Absent: by
   * LIMIT, and a list of columns before IN.
   */
  firstRow?(key: readonly string[], relation: string, filters: string): string;
  /** How a table is compared in parts; absent where this source's tables are one part each. */
  readonly ranges?: SourceRanges;
  /**
   * Set where our tests cannot execute the dialect: what each run must see come back byte for byte before it says that a
   * column of such a type matched. A type without a literal here is never said to match.
   */
  readonly zoo?: readonly ZooLiteral[];
  /** `schema.table`, quoted. */
  relation(schema: string, table: string): string;
  /** Condition: an expression of type text is exactly this text, whatever the collation. Absent: CSV cannot be compared. */
  equalsText?(sql: string, text: string): string;
  /** Condition: an expression of type text holds this text, whatever the collation. */
  containsText?(sql: string, text: string): string;
  /**
   * Conditions that compare a column with a value that a task's description spells as a text: first as this database
   * does when DMS puts the comparison into its query, then as it may be meant as well, where that can be another (by
   * collation, trailing spaces, time zone). None is true of NULL. Absent: no such condition is known.
   */
  comparison?(column: SourceColumn, operator: Operator, value: string): readonly [string, ...string[]] | Unsupported;
  /** Expressions of texts, which the mappings of a task are rendered with. Absent: none is known to be exact. */
  readonly texts?: TextOperations;
}

/** Exact operations on expressions of type text, each NULL where an argument is, and the same under every session. */
export interface TextOperations {
  concat(texts: readonly string[]): string;
  /** The first that is not NULL. */
  coalesce(texts: readonly string[]): string;
  /** Every place of a text that is not empty, case and all. */
  replace(text: string, from: string, to: string): string;
  /** Without the spaces at its ends. */
  trim(text: string, side: 'both' | 'start' | 'end'): string;
  /** Characters from a place, from 1; `length` null: to the end. */
  substring(text: string, from: number, length: number | null): string;
  /** Letters of ASCII alone. Absent: only all letters can be changed. */
  asciiCase?(text: string, to: 'lower' | 'upper'): string;
  /** Condition: more characters than so many. */
  longerThan(text: string, characters: number): string;
  /** SHA-256 of its UTF-8, as upper-case hexadecimal digits. */
  sha256(text: string): string;
  /** Every digit of ASCII replaced by one character. */
  maskDigits(text: string, by: string): string;
}

/** CSV files that an engine reads, and where their fields go: `places` are indexes of the comparison's columns, or -1. */
export interface CsvLake {
  readonly format: CsvFormat;
  readonly columns: number;
  /** Columns of the lake after the comparison's, for the collapse of changes; rows are then numbered in their file. */
  readonly extras?: readonly string[];
  readonly files: readonly {
    readonly path: string;
    readonly bytes: number;
    readonly gzip: boolean;
    readonly skip: number;
    readonly places: readonly number[];
    /** Set where it holds changes. */
    readonly changes?: true;
    /** Set where it holds records of all tables: whose are read. */
    readonly owner?: RecordOwner;
  }[];
}

/**
 * How the rows of a lake with files of changes become the current row of each key. A row of a full load is before every
 * change of its key; of the changes the last one holds, and a delete leaves no row.
 */
export interface CollapseSpec {
  /** The lake's column of the operation (`I`, `U`, `D`); in files without it, each change is a row as it then was. */
  readonly operation: string;
  /**
   * What orders changes before the time and the place of their files do: a column of 35 digits (`sequence`), or of a
   * time. Null where nothing does.
   */
  readonly order: { readonly column: string; readonly kind: 'sequence' | 'moment' } | null;
  /** Whether the folder holds no file but those that are read, so that a range of names takes no other. */
  readonly alone: boolean;
}

export interface SourceRanges {
  /** The form that a key column's ranges are in; null where its order is not the same on both sides. */
  form(column: SourceColumn): RangeForm | null;
  /** Condition, never NULL: the row is of the range. */
  condition(column: SourceColumn, range: KeyRange): string;
  /**
   * A query of one row and one text: a JSON list of at most `parts` - 1 values of the column that divide the table into
   * parts of about the same size, by a sample. They need not be exact, nor in the table at all.
   */
  boundaries(relation: string, column: SourceColumn, parts: number, estimatedRows: number): string;
}

/** A comparison of one part, with everything rendered on the source side: what an engine dialect turns into SQL. */
export interface ComparisonSpec {
  readonly source: {
    /** Schema-qualified and quoted in the source's own dialect. */
    readonly relation: string;
    /** Conditions in the source's own dialect, already validated; the rows compared satisfy all. */
    readonly where: readonly string[];
    /** Canonical text of each compared column, key columns first. */
    readonly columns: readonly string[];
    /** One text for all fields after the key, in place of theirs; null where the row is not so wide. */
    readonly rest?: string | null;
    /** The aggregate expression of the trailer; see {@link SourceDialect.trailer}. */
    readonly trailer: string;
    /** Condition: the row's CSV record cannot be told apart from others. Such a row's mark is `a`, and it equals nothing. */
    readonly ambiguous?: string | null;
    /** See {@link SourceDialect.marks}. */
    readonly marks?: RowMarks;
    /** Indexes of the columns whose text has one character before it; see {@link SourceRendering.prefix}. */
    readonly prefixed?: readonly number[];
    /** The catalog on which an engine passes a native query through; null where the engine streams it. */
    readonly catalog: string | null;
  };
  /** How many of the columns, from the first, are the key; 0 without one. */
  readonly keyColumns: number;
  /** Compared columns in the same order as the source's; the lake's name differs per column, its type per group of files. */
  readonly columns: readonly { readonly lakeName: string; readonly form: Form }[];
  readonly lake: readonly LakeFileGroup[];
  /** Set where the lake is CSV; it then has one group. */
  readonly csv?: CsvLake | null;
  /** Set where some of the lake's files hold changes; there is a key then. Absent: every row of every file is compared. */
  readonly collapse?: CollapseSpec | null;
  /** A table of the query engine that holds the lake's files, quoted; null where the engine opens the files by path. */
  readonly lakeTable: string | null;
  /** Number of buckets of level 1; a power of two. */
  readonly buckets: number;
  /** Only rows whose key is in the range are compared; the place of its column among the compared ones. Absent: all. */
  readonly range?: (KeyRange & { readonly index: number }) | null;
}

/**
 * A statement to run: `sql` for the query engine. Where the engine itself cannot reach the source (`embedded`), `native`
 * is the source query that it streams in, once, under the name the dialect gave it.
 */
export interface Statement {
  readonly engine: 'duckdb' | 'trino';
  readonly sql: string;
  readonly native: string | null;
  /** CSV files that the engine streams in, once, as {@link Splitter} says them; absent where it streams none. */
  readonly csv?: CsvLake | null;
}

/** The rows that level 2 reads: those of some buckets, or of some keys (as the line spells them), or all. */
export type Chosen = readonly number[] | 'all' | { readonly keys: readonly string[] };

/** The spelling of a query engine: DuckDB, Trino (and with it Athena). */
export interface EngineDialect {
  readonly name: 'duckdb' | 'trino';
  /** From so many columns on, columns of one type share an expression; null where each has its own, however many. */
  readonly wideFrom: number | null;
  /** Up to so many differing buckets level 2 reads those alone; above, the whole table. */
  readonly namedBuckets: number;
  /** Whether it knows the place of a row in its file. */
  readonly numbersRows?: boolean;
  /** How it reads CSV files: records, quoted newlines and all, or lines. Absent: not at all. */
  readonly csv?: 'records' | 'lines';
  identifier(name: string): string;
  literal(text: string): string;
  /** Why the engine cannot read a lake column of this name; null where it can. Absent where any name will do. */
  unreadableName?(name: string): string | null;
  /**
   * Canonical text of a lake value; `value` is an SQL expression of the lake's type as this engine reads it. NULL only
   * for NULL.
   */
  render(value: string, type: LakeType, form: Form): string | Unsupported;
  /** Level 1: per bucket of row digests, the counts and the sums of both sides; see `except-query.ts` for its records. */
  digestStatement(spec: ComparisonSpec): Statement;
  /** Level 2: every chosen row that one side holds more often than the other. */
  rowsStatement(spec: ComparisonSpec, chosen: Chosen): Statement;
  /** What level 2 found and stored, summed up and sampled. */
  findingsStatement(request: FindingsRequest): Statement;
}

export interface FindingsRequest {
  /**
   * SQL relations of stored level-2 results, the latest read first; with several, only rows unmatched in the latest and
   * an earlier one are findings.
   */
  readonly reads: readonly string[];
  /** SQL relation of the keys that the source changed after the load, stored as a level-2 result. */
  readonly later?: string | null;
  /** Findings sampled per kind. */
  readonly sample: number;
  /** Number of compared columns. */
  readonly columns: number;
  /** Whether the first column of the key is a number, whose range is divided; see `key-spread.ts`. */
  readonly spread?: boolean;
}
