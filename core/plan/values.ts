/** What the lake is expected to hold of a column, by its type and by what the task and its endpoints say. */
import type { LossRule, SourceColumn, SourceTable } from '../compare/columns.ts';
import { expectedLosses, leftOut, type SourceKind, valueProblems } from '../dms/expected.ts';
import type { SourceSettings } from '../dms/source-settings.ts';
import type { DmsTask } from '../dms/task.ts';
import type { TableLob, ValueContext } from '../dms/types/losses.ts';

/** What of a plan's context the values depend on. */
interface Context extends Pick<ValueContext, 's3' | 'dms'> {
  readonly task: DmsTask | null;
  readonly endpoint?: SourceSettings | null;
  readonly source: { readonly kind: SourceKind };
}

const contextOf = ({ s3, dms, task, endpoint }: Context, lob: TableLob | null): ValueContext => ({
  ...{ s3, dms, lob },
  task: task?.settings ?? null,
  endpoint: endpoint ?? null,
});

/** The table, each column that the settings leave out of the lake with the word that they do. */
export function replicated(table: SourceTable, lob: TableLob | null, context: Context): SourceTable {
  const values = contextOf(context, lob);
  const columns = table.columns.map((column) => {
    const why = column.unreplicated ?? leftOut(column, values, context.source.kind);
    return why === null ? column : { ...column, unreplicated: why };
  });
  return { ...table, columns };
}

/** The rules by which the values of a column are expected to be others than the source's. */
export const expectedValues = (column: SourceColumn, lob: TableLob | null, context: Context): LossRule[] =>
  expectedLosses(column, contextOf(context, lob), context.source.kind);

/** Settings that change values in a way that is not modelled, a sentence each. */
export const valueLimits = (context: Context): string[] => valueProblems(contextOf(context, null));
