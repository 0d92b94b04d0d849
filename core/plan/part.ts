/** One comparison of the plan: a source table, its folder, its columns, its key, and what is known to limit it. */
import { inForce } from '../compare/accept.ts';
import type { SourceTable } from '../compare/columns.ts';
import { type Limit, limit } from '../compare/limits.ts';
import type { DmsDefaults, TableSettings } from '../config/schema.ts';
import { csvPlanOf } from '../csv/plan.ts';
import { cdcLimits, cdcPlanOf } from '../dms/cdc.ts';
import { lakeOnlyColumns, type SourceKind } from '../dms/expected.ts';
import type { S3Settings } from '../dms/s3-settings.ts';
import type { SourceSettings } from '../dms/source-settings.ts';
import type { DmsTask } from '../dms/task.ts';
import {
  addedFieldLimits,
  addedFields,
  lakeOnlyAdditions,
  mappingLimits,
  plannedAdditions,
  rowRulesOf,
} from './mapped-part.ts';
import { type PlannedColumn, type PlannedPart, type Problem, tableName } from './schema.ts';
import type { Candidate } from './select.ts';
import { expectedValues, replicated, valueLimits } from './values.ts';

export interface PartContext {
  /** `YYYY-MM-DD`, UTC: the day on which consents must be in force. */
  readonly today: string;
  readonly task: DmsTask | null;
  readonly s3: S3Settings;
  /** The format of the lake; null where nothing says, and the files decide. */
  readonly format: 'csv' | 'parquet' | null;
  readonly dms: DmsDefaults;
  /** What the task's source endpoint says of values; null or absent where nobody has described it. */
  readonly endpoint?: SourceSettings | null;
  /** The kind of the source, and whether somebody answers for it that nothing writes to it meanwhile. */
  readonly source: { readonly kind: SourceKind; readonly quiesced: boolean };
  readonly locationOf: (schema: string, name: string) => string;
}

/** The part of a table; `settings` are the configuration's own for it, if it has any. */
export function planPart(
  { ref, source: given, mapped, problem }: Candidate,
  ordinal: number,
  settings: TableSettings | undefined,
  context: PartContext,
): PlannedPart {
  const source = given && replicated(given, mapped.lob, context);
  const columns = source
    ? [...plannedColumns(source, mapped, settings, context), ...plannedAdditions(mapped, settings)]
    : [];
  const added = [...lakeOnlyColumns(context.s3), ...lakeOnlyAdditions(mapped)];
  const rows = rowRulesOf(mapped, context.task);
  return {
    ordinal,
    table: { schema: ref.schema, name: ref.name },
    part: 1,
    parts: 1,
    lake: { schema: mapped.schema, name: mapped.name, location: context.locationOf(mapped.schema, mapped.name) },
    source: source && copyOf(source),
    columns,
    lakeOnlyColumns: added.filter(({ name }) => !columns.some((column) => column.lakeName === name)),
    key: source ? keyOf(source, columns, settings?.key ?? mapped.key?.columns) : [],
    range: null,
    changes: source ? changesOf(source, settings) : null,
    filters: (settings?.filters ?? []).map(({ where, reason, owner, expires }) => ({
      where,
      consent: { reason, owner, expires },
    })),
    ...(rows.length === 0 ? {} : { rows }),
    ...csvOf(source, mapped, context),
    ...(source === null ? {} : { cdc: cdcPlanOf(context.task, context.s3, mapped.headers) }),
    limits: source ? knownLimits(source, mapped, settings, context) : [],
    problem: problem ?? (source ? problemOf(source, columns, added) : null),
  };
}

/** Nothing where the lake is Parquet, or where only the lake has the table. */
function csvOf(source: SourceTable | null, mapped: Candidate['mapped'], { s3, format, dms }: PartContext) {
  if (source === null || format === 'parquet') return {};
  const added = addedFields(mapped);
  const columns = [...mapped.columns, ...added.columns];
  return { csv: csvPlanOf({ s3, declared: format === 'csv', dms, source, columns, doubts: added.doubts }) };
}

function copyOf(table: SourceTable): NonNullable<PlannedPart['source']> {
  return {
    ...table,
    columns: table.columns.map((column) => ({ ...column })),
    primaryKey: [...table.primaryKey],
    hides: table.hides.map((hidden) => ({ ...hidden })),
    commitTimes: table.commitTimes ?? false,
  };
}

function plannedColumns(
  source: SourceTable,
  mapped: Candidate['mapped'],
  settings: TableSettings | undefined,
  context: PartContext,
): PlannedColumn[] {
  const mappedBy = new Map(mapped.columns.map((column) => [column.source, column]));
  return source.columns.flatMap((column) => {
    const one = mappedBy.get(column.name);
    const lakeName = one?.lakeName ?? null;
    if (one === undefined || lakeName === null) return [];
    const exclusion = settings?.exclude.find((entry) => entry.column === column.name);
    const excluded = exclusion
      ? { reason: exclusion.reason, owner: exclusion.owner, expires: exclusion.expires }
      : null;
    const losses = [...expectedValues(column, mapped.lob, context), ...one.losses];
    const unverifiable = one.unverifiable === null ? {} : { unverifiable: one.unverifiable };
    return [{ source: column, lakeName, losses, excluded, ...unverifiable }];
  });
}

/** The configured key, or that of a rule, else the primary key where all of it is compared. */
function keyOf(source: SourceTable, columns: readonly PlannedColumn[], given: readonly string[] | undefined): string[] {
  const own = columns.filter((column) => !column.excluded && !column.added && column.unverifiable === undefined);
  const compared = new Set(own.map((column) => column.source.name));
  const key = given ?? source.primaryKey;
  return key.every((column) => compared.has(column)) ? [...key] : [];
}

/** The configured column, else the commit times that the source keeps. */
function changesOf(source: SourceTable, settings: TableSettings | undefined): PlannedPart['changes'] {
  if (settings?.changedAt !== undefined) return { by: 'column', column: settings.changedAt };
  return source.commitTimes === true ? { by: 'commit' } : null;
}

function problemOf(
  source: SourceTable,
  columns: readonly PlannedColumn[],
  added: readonly { name: string }[],
): Problem | null {
  if (source.unreadable !== null)
    return {
      verdict: 'ERRORED',
      code: 'MissingPrivilege',
      message: `${tableName(source)} cannot be read in full: ${source.unreadable}`,
      remedy: 'Grant the role what is missing, then run again.',
    };
  const names = [...columns.map((column) => column.lakeName), ...added.map(({ name }) => name)];
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice === undefined) return null;
  return {
    verdict: 'ERRORED',
    code: 'SharedLakeColumn',
    message: `Two columns of ${tableName(source)} are called ${twice} in the lake.`,
    remedy:
      "Give each column its own name: change the task's transformation rules or the endpoint's settings, and load again.",
  };
}

function knownLimits(
  source: SourceTable,
  mapped: Candidate['mapped'],
  settings: TableSettings | undefined,
  context: PartContext,
): Limit[] {
  const filters = (settings?.filters ?? []).map((filter) => ({
    ...limit('rowFilter', `Only rows where ${filter.where} are compared: ${filter.reason}`),
    accepted: inForce(filter, context.today),
  }));
  return [
    ...source.hides
      .filter(({ kind }) => kind !== 'engine' || !context.source.quiesced)
      .map(({ detail }) => limit('hiddenRows', detail)),
    ...filters,
    ...mappingLimits(mapped, context.task, source.kind),
    ...addedFieldLimits(mapped, { declared: context.format === 'csv', header: context.s3.addColumnName }),
    ...[...settingLimits(source, context), ...valueLimits(context)].map((detail) => limit('unmodelledRule', detail)),
    ...cdcLimits(context.task, context.s3),
  ];
}

/** Types that pad their values with blanks, of PostgreSQL, of Oracle and SQL Server. */
const PADDED = ['bpchar', 'char', 'nchar'];

/** Settings of the task and its target that are not modelled, a sentence each. */
function settingLimits(source: SourceTable, { task, s3 }: PartContext): string[] {
  const padded = source.columns.filter(({ baseType }) => PADDED.includes(baseType)).map((column) => column.name);
  return [
    ...s3.conflicts.map((conflict) => `The endpoint has a setting twice: ${conflict}`),
    ...(task?.migrationType === 'full-load' ? [] : s3.contradictions),
    ...(s3.addTrailingPaddingCharacter && padded.length > 0
      ? [`The endpoint's AddTrailingPaddingCharacter changes ${padded.join(', ')} in a way that is not documented.`]
      : []),
  ];
}
