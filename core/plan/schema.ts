import { z } from 'zod';
import { consentSchema, limitSchema } from '../compare/limits.ts';
import { rowRuleSchema } from '../compare/row-conditions.ts';
import { textExpressionSchema } from '../compare/text-expressions.ts';
import { acceptDifferencesSchema } from '../history/schema.ts';
import { VERDICTS } from '../verdict.ts';

/**
 * The stored plan of a run: everything that StartComparison, JudgePart and Conclude need, so that the state machine
 * itself carries only ordinals. Written once by Plan.
 */

export const verdictSchema = z.enum(VERDICTS);

const sourceColumnSchema = z.strictObject({
  name: z.string(),
  type: z.string(),
  baseType: z.string(),
  precision: z.number().int().nullable(),
  scale: z.number().int().nullable(),
  nullable: z.boolean(),
  length: z.number().int().nullable().exactOptional(),
  unreplicated: z.string().exactOptional(),
});

export const sourceTableSchema = z.strictObject({
  schema: z.string(),
  name: z.string(),
  kind: z.enum(['table', 'partitioned', 'view', 'materialized view', 'foreign table']),
  columns: z.array(sourceColumnSchema),
  primaryKey: z.array(z.string()),
  estimatedRows: z.number().nullable(),
  hides: z.array(z.strictObject({ kind: z.enum(['rowSecurity', 'view', 'engine']), detail: z.string() })),
  unreadable: z.string().nullable(),
  unreplicated: z.string().exactOptional(),
  /** Whether the source keeps when the transaction that wrote a row was committed. */
  commitTimes: z.boolean().default(false),
});

const lossRuleSchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('roundScale'), scale: z.number().int(), because: z.string() }),
  z.strictObject({ rule: z.literal('milliseconds'), mode: z.enum(['truncate', 'round']), because: z.string() }),
  z.strictObject({ rule: z.literal('microseconds'), mode: z.enum(['truncate', 'round']), because: z.string() }),
  z.strictObject({ rule: z.literal('nearestFloat'), bits: z.literal([32, 64]), because: z.string() }),
  z.strictObject({ rule: z.literal('emptyLob'), because: z.string() }),
  z.strictObject({ rule: z.literal('lowerCase'), because: z.string() }),
  z.strictObject({ rule: z.literal('infinityDates'), because: z.string() }),
  z.strictObject({ rule: z.literal('nullText'), text: z.string(), because: z.string() }),
  z.strictObject({ rule: z.literal('zeroDates'), as: z.literal('text').exactOptional(), because: z.string() }),
  z.strictObject({ rule: z.literal('notANumber'), as: z.enum(['zero', 'null']), because: z.string() }),
  z.strictObject({
    rule: z.literal('overflow'),
    precision: z.number().int(),
    scale: z.number().int(),
    because: z.string(),
  }),
  z.strictObject({ rule: z.literal('zone'), to: z.enum(['utc', 'local']), because: z.string() }),
  z.strictObject({
    rule: z.literal('prefix'),
    size: z.number().int().positive(),
    unit: z.enum(['bytes', 'characters']),
    because: z.string(),
  }),
  z.strictObject({
    rule: z.literal('replaceCharacters'),
    pairs: z.array(z.strictObject({ from: z.number().int(), to: z.number().int().nullable() })).readonly(),
    because: z.string(),
  }),
  z.strictObject({ rule: z.literal('padding'), because: z.string() }),
  z.strictObject({ rule: z.literal('hashMask'), because: z.string() }),
  z.strictObject({ rule: z.literal('digitsMask'), by: z.string().length(1), because: z.string() }),
]);

export const plannedColumnSchema = z.strictObject({
  source: sourceColumnSchema,
  /** The name that the lake's column must have, transformations applied. */
  lakeName: z.string(),
  losses: z.array(lossRuleSchema),
  /** Set where the configuration leaves the column out. */
  excluded: consentSchema.nullable(),
  /** Set where a rule of the mappings changes its values into what cannot be known: which rule, and why. */
  unverifiable: z.string().exactOptional(),
  /** Set for a column that a rule adds, and whose values the source can make. It is no column of the source. */
  added: z
    .strictObject({
      form: z.enum(['text', 'integer']),
      expression: textExpressionSchema,
      /** The most characters that DMS writes of it; null: all. */
      length: z.number().int().nonnegative().nullable(),
      /** `rule 7 'full-name'`. */
      rule: z.string(),
    })
    .exactOptional(),
});
export type PlannedColumn = z.infer<typeof plannedColumnSchema>;

/** Why a part has no comparison: it gets this verdict, and nothing is read for it. */
export const problemSchema = z.strictObject({
  verdict: verdictSchema,
  /** Stable name for machines: `UnknownTable`, `MissingPrivilege`, `LakeOnlyTable`, … */
  code: z.string(),
  /** What is wrong, for a person. */
  message: z.string(),
  /** What to do about it. */
  remedy: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;

/** How the part's CSV files were to be written, and what is open until they are seen. */
export const csvPlanSchema = z.strictObject({
  format: z.strictObject({
    delimiter: z.string(),
    rowDelimiter: z.string(),
    quoted: z.boolean(),
    nullText: z.string(),
  }),
  /** Whether the settings say that the lake is CSV; else the files' names do. */
  declared: z.boolean(),
  /** Null where no setting says. */
  header: z.boolean().nullable(),
  gzip: z.boolean().nullable(),
  binary: z.enum(['hex', 'base64']),
  /** Fields of a record without a header, in their order. `real`: the source's column is a float of 32 bits. */
  fields: z.array(z.strictObject({ name: z.string(), real: z.boolean() })),
  /** Set where the settings leave open whether the first of them, the operation, is there: the first record tells. */
  mayLackFirst: z.literal(true).exactOptional(),
  /** Set for a file that holds records of all tables: whose are read, by their names in the lake. */
  owner: z.strictObject({ table: z.string(), schema: z.string() }).exactOptional(),
  /** Why the order of the fields is not known without a header; null where it is. */
  doubt: z.string().nullable(),
});
export type CsvPlan = z.infer<typeof csvPlanSchema>;

/** What the task's settings say of a table's files of changes. */
export const cdcPlanSchema = z.strictObject({
  /** Whether they have the column of the operation; `either` where the settings leave that open. */
  operation: z.enum(['always', 'never', 'either']),
  /** Whether deletes, and updates, are written. */
  deletes: z.boolean(),
  updates: z.boolean(),
  /** Whether the task loads the table before it captures changes. */
  hasLoad: z.boolean(),
  /** Columns of the lake that order changes, best first: 35 digits, or a time. */
  order: z.array(z.strictObject({ column: z.string(), kind: z.enum(['sequence', 'moment']) })),
  /** The zone in which the times of their names are, where it is not UTC. */
  timezone: z.string().nullable(),
  /** Files that are older are of an earlier load, ISO 8601; null where nothing says. */
  loadStart: z.string().nullable(),
  /**
   * Set where the changes of all tables are in one sequence of files (PreserveTransactions): their folder below the lake,
   * and when the task's load began. Files older than that may hold changes of an earlier load.
   */
  transactions: z.strictObject({ path: z.string(), loadStart: z.string().nullable() }).exactOptional(),
});
export type CdcPlan = z.infer<typeof cdcPlanSchema>;

export const plannedPartSchema = z.strictObject({
  /** Index in the plan, from 0: the item of the state machine's Map. */
  ordinal: z.number().int().nonnegative(),
  table: z.strictObject({ schema: z.string(), name: z.string() }),
  /** This part of the table's parts, from 1. */
  part: z.number().int().positive(),
  parts: z.number().int().positive(),
  /** Where the lake must hold the table: names after transformations, and the folder that the lake catalog lists. */
  lake: z.strictObject({ schema: z.string(), name: z.string(), location: z.string() }),
  /** Null where only the lake has the table. */
  source: sourceTableSchema.nullable(),
  columns: z.array(plannedColumnSchema),
  /** Lake columns that DMS adds by its settings (Op, timestamp), and that are not the source's. */
  lakeOnlyColumns: z.array(z.strictObject({ name: z.string(), reason: z.string() })),
  /** Source names of the key columns; empty without a key. */
  key: z.array(z.string()),
  /** The keys that this part compares; null where the table is one part. */
  range: z
    .strictObject({
      column: z.string(),
      form: z.enum(['integer', 'text']),
      from: z.string().nullable(),
      to: z.string().nullable(),
    })
    .nullable()
    .default(null),
  /** What dates the changes of its rows; null where nothing does. */
  changes: z
    .discriminatedUnion('by', [
      z.strictObject({ by: z.literal('commit') }),
      z.strictObject({ by: z.literal('column'), column: z.string() }),
    ])
    .nullable()
    .default(null),
  /** Row filters of the configuration, in the source's dialect. */
  filters: z.array(z.strictObject({ where: z.string(), consent: consentSchema })),
  /** What the task's mappings say of the rows; absent where they take all. */
  rows: z.array(rowRuleSchema).exactOptional(),
  /** Absent where the lake is Parquet. */
  csv: csvPlanSchema.optional(),
  /** Of a part of Loadproof's own, the canary: the source's rows as a derived table, in place of a table's name. */
  literals: z.string().exactOptional(),
  /** Absent in plans of versions that read no changes. */
  cdc: cdcPlanSchema.exactOptional(),
  /** Limits known before anything is read. */
  limits: z.array(limitSchema),
  problem: problemSchema.nullable(),
});
export type PlannedPart = z.infer<typeof plannedPartSchema>;

/** Consents to limits: the first whose patterns match accepts the limit, unless it has expired. */
export const acceptRuleSchema = z.strictObject({
  ...consentSchema.shape,
  limit: limitSchema.shape.kind,
  table: z.string(),
  column: z.string().nullable(),
});
export type AcceptRule = z.infer<typeof acceptRuleSchema>;

/** Where in the source's log of changes a task began, was to stop, and would go on: as DMS writes them. */
export const positionsSchema = z.strictObject({
  start: z.string().nullable(),
  stop: z.string().nullable(),
  checkpoint: z.string().nullable(),
});

export const planSchema = z.strictObject({
  version: z.literal(1),
  runId: z.string(),
  toolVersion: z.string(),
  /** ISO 8601, UTC. */
  createdAt: z.iso.datetime(),
  trigger: z.strictObject({ kind: z.enum(['manual', 'event', 'schedule', 'action']), detail: z.string() }),
  engine: z.enum(['embedded', 'trino', 'athena']),
  task: z
    .strictObject({
      arn: z.string(),
      id: z.string(),
      migrationType: z.string(),
      stopReason: z.string().nullable(),
      stoppedAt: z.string().nullable().default(null),
      positions: positionsSchema.exactOptional(),
    })
    .nullable(),
  source: z.strictObject({
    kind: z.enum(['postgres', 'mysql', 'mariadb', 'oracle', 'sqlserver']),
    /** Where it is, without a secret: `postgres://host:5432/database`. */
    identity: z.string(),
    server: z.string(),
    /** Consent that nothing writes to the source while the run reads it: one read is then enough. */
    quiesced: consentSchema.nullable(),
  }),
  lake: z.strictObject({ location: z.string() }),
  /** Settings of the comparison, as they were when the run was planned. */
  settings: z.strictObject({
    settleSeconds: z.number().int().nonnegative(),
    sample: z.number().int().positive(),
    values: z.enum(['masked', 'plain']),
    accept: z.array(acceptRuleSchema),
    acceptDifferences: z.array(acceptDifferencesSchema).exactOptional(),
    /** SHA-256 of the configuration text: which version of the settings a report speaks of. */
    configDigest: z.string(),
    /** US dollars per TB that the engine reads; absent where the engine charges nothing. */
    pricePerTb: z.number().exactOptional(),
  }),
  parts: z.array(plannedPartSchema),
  /** Parts of Loadproof's own, by which the run proves that it would have seen a fault; absent in plans before 0.2. */
  canary: z
    .strictObject({
      parts: z.array(plannedPartSchema),
      /** What of the second part's row must come back; null where our own tests execute the source's dialect. */
      zoo: z
        .array(z.strictObject({ column: z.string(), name: z.string(), baseType: z.string(), expected: z.string() }))
        .nullable(),
    })
    .exactOptional(),
});
export type Plan = z.infer<typeof planSchema>;

/** `schema.table`, for people and for patterns. */
export function tableName(table: { readonly schema: string; readonly name: string }): string {
  return `${table.schema}.${table.name}`;
}
