/** What DMS is expected to write: the losses of each column, and the columns that it adds. */
import type { LossRule } from '../compare/columns.ts';
import type { Config } from '../config/schema.ts';
import type { S3Settings } from './s3-settings.ts';
import { typeFactOf } from './types/index.ts';
import { charactersProblem, type LossColumn, largeObjectLeftOut, RULES, type ValueContext } from './types/losses.ts';

/** The kind of a source database, as the configuration names it. */
export type SourceKind = Config['source']['kind'];

/** How DMS, as configured, changes the values of a column on the way into the lake: what its type's fact says. */
export function expectedLosses(column: LossColumn, context: ValueContext, source: SourceKind): LossRule[] {
  const fact = typeFactOf(source, column);
  return fact === null ? [] : fact.rules.flatMap((name) => RULES[name](column, context, fact));
}

/** Why the task's settings leave a column out of the lake; null where they do not. */
export function leftOut(column: LossColumn, context: ValueContext, source: SourceKind): string | null {
  const fact = typeFactOf(source, column);
  return fact === null ? null : largeObjectLeftOut(fact, context);
}

/** What of the settings changes values in a way that no rule models, a sentence each. */
export function valueProblems({ task }: ValueContext): string[] {
  const problem = task ? charactersProblem(task) : null;
  return problem === null ? [] : [problem];
}

/** Columns that DMS adds by the endpoint's settings, and that no source table has. */
export function lakeOnlyColumns(
  s3: Pick<S3Settings, 'includeOpForFullLoad' | 'timestampColumnName'>,
): { name: string; reason: string }[] {
  const columns: { name: string; reason: string }[] = [];
  if (s3.includeOpForFullLoad) columns.push({ name: 'Op', reason: "The endpoint's IncludeOpForFullLoad adds it." });
  if (s3.timestampColumnName !== '')
    columns.push({ name: s3.timestampColumnName, reason: "The endpoint's TimestampColumnName adds it." });
  return columns;
}
