/** What table mappings make of one table, as data. */
import type { LossRule, SourceColumn } from '../compare/columns.ts';
import type { RowRule } from '../compare/row-conditions.ts';
import type { TextExpression } from '../compare/text-expressions.ts';

/** A table as the mappings see it. */
export interface MappedSource {
  readonly schema: string;
  readonly name: string;
  /** Materialised views are never migrated. */
  readonly kind: 'table' | 'view' | 'materialized view';
  readonly columns: readonly SourceColumn[];
  readonly primaryKey: readonly string[];
}

/** A rule that hits a table and is not modelled, as a sentence of a limit. */
export interface Unmodelled {
  readonly detail: string;
  readonly column: string | null;
}

/** A column of the source, and what becomes of it. */
export interface MappedColumn {
  readonly source: string;
  /** Null for a column that the task leaves out. */
  readonly lakeName: string | null;
  /** Which rule leaves it out; null where none does. */
  readonly rule: string | null;
  /** Rules that change its values as they are known to do (masks). */
  readonly losses: readonly LossRule[];
  /** Why the values that DMS writes for it are not known, by which rule; null where they are. */
  readonly unverifiable: string | null;
}

/** A column that a rule adds. */
export type AddedColumn =
  | {
      readonly kind: 'text' | 'integer';
      readonly beforeImage?: never;
      readonly lakeName: string;
      /** `rule 7 'full-name'`. */
      readonly rule: string;
      readonly expression: TextExpression;
      /** The most characters that DMS writes; null where the rule declares none. */
      readonly length: number | null;
      /** A mask of it. */
      readonly losses: readonly LossRule[];
    }
  /** What it holds is not in the source, or not known: why. */
  | {
      readonly kind: 'lakeOnly';
      readonly lakeName: string;
      readonly reason: string;
      /** Set for a value before a change, which files of a full load may lack. */
      readonly beforeImage?: true;
    };

/** A header of changes that a rule writes into a column of the lake. */
export interface HeaderColumn {
  /** `AR_H_CHANGE_SEQ`, `AR_H_STREAM_POSITION`, …, `operation_indicator`. */
  readonly header: string;
  readonly lakeName: string;
}

export interface MappedTable {
  readonly schema: string;
  readonly name: string;
  /** In the order of the source. */
  readonly columns: readonly MappedColumn[];
  readonly added: readonly AddedColumn[];
  readonly headers: readonly HeaderColumn[];
  /** The key that a rule defines, by source names; null where none does. */
  readonly key: { readonly rule: string; readonly columns: readonly string[] } | null;
  /** What a table-settings rule says of large objects; null where none does, and the task's settings hold. */
  readonly lob: {
    readonly rule: string;
    readonly mode: 'limited' | 'unlimited' | 'none';
    readonly bulkMaxSizeKb: number | null;
  } | null;
  readonly rows: readonly RowRule[];
  /** Filters of the rows that are taken, for a person: `rule 7 'big' loads only rows where amount ≥ '100'`. */
  readonly filters: readonly string[];
  readonly unmodelled: readonly Unmodelled[];
  /** Those of them by which a column may be where it is not expected to be, or not at all: files without a header cannot be read. */
  readonly fieldDoubts: readonly string[];
  /** Why nothing of the table can be compared, and what to do; null where something can. */
  readonly problem: { readonly code: string; readonly message: string; readonly remedy: string } | null;
}

/** A table that no mappings are applied to: everything as it is in the source. */
export function asItIs(
  lake: { readonly schema: string; readonly name: string },
  columns: readonly SourceColumn[],
): MappedTable {
  return {
    schema: lake.schema,
    name: lake.name,
    columns: columns.map(({ name }) => ({ source: name, lakeName: name, rule: null, losses: [], unverifiable: null })),
    added: [],
    headers: [],
    key: null,
    lob: null,
    rows: [],
    filters: [],
    unmodelled: [],
    fieldDoubts: [],
    problem: null,
  };
}
