import { inForce } from '../compare/accept.ts';
import type { SourceTable } from '../compare/columns.ts';
import { ConfigError } from '../config/errors.ts';
import { globMatches, parseTableGlob, type TableGlob, type TableRef, tableGlobProblem } from '../config/globs.ts';
import { didYouMean } from '../config/nearest.ts';
import type { Config } from '../config/schema.ts';
import { transactionsFolder } from '../dms/cdc.ts';
import type { DmsEndpoint } from '../dms/endpoints.ts';
import { withEscape } from '../dms/mapping-rules.ts';
import type { S3Settings } from '../dms/s3-settings.ts';
import type { DmsTask } from '../dms/task.ts';
import { lakeSettings } from './lake-settings.ts';
import { overridesFor } from './overrides.ts';
import { type PartContext, planPart } from './part.ts';
import { type Plan, tableName } from './schema.ts';
import { type Candidate, selectTables } from './select.ts';
import { withoutUnreplicated } from './unreplicated.ts';

/** Everything that a plan is made from, as data. */
export interface PlanInput {
  readonly runId: string;
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly toolVersion: string;
  readonly trigger: Plan['trigger'];
  readonly engine: Plan['engine'];
  readonly config: Config;
  /** SHA-256 of the configuration text. */
  readonly configDigest: string;
  readonly task: DmsTask | null;
  readonly endpoints: readonly DmsEndpoint[] | null;
  /** What the source's catalog says. */
  readonly source: { readonly server: string; readonly tables: readonly SourceTable[] };
  /** Where the source is, without a secret. */
  readonly sourceIdentity: string;
  /** Tables that the lake has folders for. */
  readonly lakeTables: readonly TableRef[];
  /** The folder of a table, as the lake catalog lists it. */
  readonly locationOf: (schema: string, name: string) => string;
  /** Globs that narrow this run to some of the tables. */
  readonly tablesFilter?: readonly string[] | undefined;
}

/**
 * The plan of a run. A table that cannot be compared is a part with a problem, never left out. Throws a ConfigError
 * where the configuration, an option or a description of the task is wrong as a whole.
 */
export function buildPlan(input: PlanInput): Plan {
  const { config } = input;
  const task = input.task && { ...input.task, mappings: withEscape(input.task.mappings, escapeOf(input)) };
  const filter = filterGlobs(input.tablesFilter ?? []);
  const settings = lakeSettings(task, input.endpoints, config.csv);
  const lakeTables = input.lakeTables.filter((folder) => !holdsTransactions(folder, settings.s3));
  const candidates = selectTables({ config, task, tables: input.source.tables, lakeTables });
  const overrides = overridesFor(config.compare.tables, candidates);
  const context: PartContext = {
    today: input.now.slice(0, 10),
    task,
    ...settings,
    dms: config.dms,
    endpoint: (input.endpoints ?? []).find(({ arn }) => arn === task?.sourceEndpointArn)?.source ?? null,
    source: { kind: config.source.kind, quiesced: inForce(config.source.quiesced, input.now.slice(0, 10)) !== null },
    locationOf: input.locationOf,
  };
  const parts = narrowed(candidates, filter).map((candidate, ordinal) =>
    planPart(candidate, ordinal, overrides.get(tableName(candidate.ref)), context),
  );
  return { ...header(input, context.today), parts: withoutUnreplicated(parts, lakeTables) };
}

/** Whether a folder is no table's, but that of the changes of all tables, or one above it. */
function holdsTransactions({ schema, name }: TableRef, s3: S3Settings): boolean {
  return s3.preserveTransactions && `${transactionsFolder(s3)}/`.startsWith(`${schema}/${name}/`);
}

/** The character that makes a wildcard of the mappings an ordinary one: of Oracle's endpoints, by their settings. */
function escapeOf({ task, endpoints }: PlanInput): string | null {
  const source = (endpoints ?? []).find(({ arn }) => arn === task?.sourceEndpointArn)?.source;
  return source?.engine === 'oracle' ? source.escapeCharacter : null;
}

function header(input: PlanInput, today: string): Omit<Plan, 'parts'> {
  const { config, task } = input;
  return {
    version: 1,
    runId: input.runId,
    toolVersion: input.toolVersion,
    createdAt: input.now,
    trigger: input.trigger,
    engine: input.engine,
    task: task && {
      arn: task.arn,
      id: task.id,
      migrationType: task.migrationType,
      stopReason: task.stopReason,
      stoppedAt: task.stoppedAt,
      positions: task.positions,
    },
    source: {
      kind: config.source.kind,
      identity: input.sourceIdentity,
      server: input.source.server,
      quiesced: inForce(config.source.quiesced, today),
    },
    lake: { location: config.lake.path },
    settings: {
      settleSeconds: config.compare.settleSeconds,
      sample: config.compare.sample,
      values: config.report.values,
      accept: config.accept.map((rule) => ({ ...rule, column: rule.column ?? null })),
      acceptDifferences: config.acceptDifferences,
      configDigest: input.configDigest,
      ...(input.engine === 'athena' ? { pricePerTb: config.report.pricePerTb } : {}),
    },
  };
}

function filterGlobs(texts: readonly string[]): TableGlob[] {
  const issues = texts.flatMap((text) => {
    const message = tableGlobProblem(text);
    return message === null ? [] : [{ path: '--tables', line: null, message }];
  });
  if (issues.length > 0) throw new ConfigError(issues);
  return texts.map(parseTableGlob);
}

/** The candidates that the run is narrowed to. A table that is named and not there is a mistake in the call. */
function narrowed(candidates: readonly Candidate[], filter: readonly TableGlob[]): readonly Candidate[] {
  if (filter.length === 0) return candidates;
  const names = candidates.map(({ ref }) => tableName(ref));
  const issues = filter
    .filter((glob) => glob.exact !== null && !candidates.some(({ ref }) => globMatches(glob, ref)))
    .map((glob) => ({
      path: '--tables',
      line: null,
      message: `no table of this comparison is called ${glob.text}.${didYouMean(glob.text, names)}`,
    }));
  if (issues.length > 0) throw new ConfigError(issues);
  return candidates.filter(({ ref }) => filter.some((glob) => globMatches(glob, ref)));
}
