import { z } from 'zod';
import { canarySchema } from '../canary/schema.ts';
import { diagnosisSchema } from '../compare/diagnosis-schema.ts';
import { keySpreadSchema } from '../compare/key-spread.ts';
import { limitSchema } from '../compare/limits.ts';
import { loadedSchema } from '../dms/statistics.ts';
import { identitiesSchema } from '../history/identities.ts';
import { shownHistorySchema } from '../history/schema.ts';
import { positionsSchema, verdictSchema } from '../plan/schema.ts';

/**
 * The run report, a versioned JSON document: what every other form of the report is rendered from.
 * Its JSON Schema is published as `docs/report.schema.json`.
 */

export const FINDING_KINDS = ['missing', 'extra', 'changed', 'duplicated'] as const;

/**
 * Of one key (or of one distinct row, without a key):
 * - `missing`: the source has it, the lake has it not;
 * - `extra`: the lake has it, the source has it not;
 * - `changed`: both have it equally often, with other content;
 * - `duplicated`: both have it, but not equally often.
 */
export type FindingKind = (typeof FINDING_KINDS)[number];

const count = z.number().int().nonnegative();

/** A value as it was compared; null is NULL. Masked values are objects, so that a mask is never taken for a value. */
export const valueSchema = z.union([
  z.string(),
  z.null(),
  z.strictObject({
    /** Keyed digest, stable within the run: equal values have equal digests. */
    masked: z.string(),
    /** Length in characters of the canonical text. */
    length: count,
  }),
]);
export type ReportValue = z.infer<typeof valueSchema>;

const findingRowSchema = z.strictObject({
  side: z.enum(['source', 'lake']),
  /** How often each side holds this very row. */
  inSource: count,
  inLake: count,
  /** In the order of the table's `compared` columns. */
  values: z.array(valueSchema),
  /** A lake file that holds the row; null for source rows. */
  file: z.string().nullable(),
  /** Identity of the difference: equal in every run of one store, and a keyed digest, so that no value is found by it. */
  id: z.string().exactOptional(),
});

export const findingSchema = z.strictObject({
  kind: z.enum(FINDING_KINDS),
  /** Values of the key columns; null without a key. */
  key: z.array(z.strictObject({ column: z.string(), value: valueSchema })).nullable(),
  /** Rows of this key on each side, equal ones included. */
  sourceRows: count,
  lakeRows: count,
  /** The differing rows: at most a few per side. */
  rows: z.array(findingRowSchema),
  /** Names of the columns that differ, where one row became one other row. */
  columns: z.array(z.string()),
  /** What it looks like, said of the sample only: `NULL became ''`, `cut to milliseconds`. */
  causes: z.array(z.string()),
  /** Whether no run before this one saw it; absent where that is not known. */
  isNew: z.boolean().exactOptional(),
});
export type Finding = z.infer<typeof findingSchema>;

const countsSchema = z.strictObject({
  /** Keys (or distinct rows, without a key). Exact, not of the sample. */
  findings: count,
  /** Rows that the source, and the lake, hold in excess. Exact. */
  sourceRows: count,
  lakeRows: count,
});

export const causeSchema = z.strictObject({ code: z.string(), message: z.string(), remedy: z.string() });
export type Cause = z.infer<typeof causeSchema>;

export const columnCoverageSchema = z.strictObject({
  name: z.string(),
  lakeName: z.string().nullable(),
  sourceType: z.string().nullable(),
  lakeType: z.string().nullable(),
  form: z.string().nullable(),
  fidelity: z.enum(['exact', 'asEncoded', 'excluded']),
  reason: z.string().nullable(),
});

/** One statement that read both sides. */
export const readSchema = z.strictObject({
  phase: z.string(),
  startedAt: z.string(),
  seconds: z.number(),
  /** As the engine calls it, and the bytes that it says it read; absent where it says neither. */
  queryId: z.string().exactOptional(),
  bytes: count.exactOptional(),
});

/** The result of one part, as JudgePart stores it. With one part per table it is the table's. */
export const partResultSchema = z.strictObject({
  ordinal: count,
  table: z.strictObject({ schema: z.string(), name: z.string() }),
  part: z.number().int().positive(),
  parts: z.number().int().positive(),
  verdict: verdictSchema,
  /** Why the verdict is neither MATCHED nor a plain difference of rows; null otherwise. */
  cause: causeSchema.nullable(),
  /** Rows read on each side, by the statement's own account; null where it was not read. */
  rows: z.strictObject({ source: count.nullable(), lake: count.nullable() }),
  /** What DMS counts of its own load of the table: a hint for causes, no evidence. Absent where DMS was not asked. */
  loaded: loadedSchema.nullish(),
  /** Lake files that the statement says it read, with the rows it read of each. */
  files: z.array(z.strictObject({ path: z.string(), rows: count, modified: z.string().nullable() })),
  /** Of a lake with files of changes: how its rows became the current row of each key, which is what was compared. */
  changes: z
    .strictObject({
      /** Files of changes, among `files`. */
      files: count,
      /** Rows of the files that are not current: replaced, deleted, or deletes. With `rows.lake` they are all of them. */
      past: count,
      /** What ordered the changes of a key. */
      order: z.string(),
    })
    .exactOptional(),
  columns: z.array(columnCoverageSchema),
  key: z.array(z.string()),
  limits: z.array(limitSchema),
  counts: z.record(z.enum(FINDING_KINDS), countsSchema),
  /** Source columns that the lake lacks although they hold values, with the number of values lost. */
  absentColumns: z.array(z.strictObject({ column: z.string(), values: count })),
  /** Per column, how many changed rows differ in it. Exact. */
  changedColumns: z.array(z.strictObject({ column: z.string(), rows: count })),
  /** Per lake file, how many rows in excess it holds. Exact, up to the files listed. */
  differingFiles: z.array(z.strictObject({ path: z.string(), rows: count })),
  /** Where in the range of the key they lie; absent where the key is no number, or one key differs. */
  keySpread: keySpreadSchema.exactOptional(),
  /** Names of the compared columns, key first: the order of a finding row's values. */
  compared: z.array(z.string()),
  /** Bounded by key: all kinds, both halves of a changed row together. */
  sample: z.array(findingSchema),
  /** Keys that the source changed after the load, by its own evidence: no loss, and no proof either. Exact. */
  later: z.strictObject({ keys: count, sample: z.array(findingSchema) }).default({ keys: 0, sample: [] }),
  /** Differences seen in the first read, and those of them that a later read saw equal. */
  opened: count,
  closed: count,
  /** When the sides were read, and how often; ISO 8601. */
  reads: z.array(readSchema),
  /** What was run, to be run again by hand. */
  statements: z.array(z.strictObject({ phase: z.string(), native: z.string().nullable(), sql: z.string() })),
  /**
   * Every differing row by its identity, with the copies in excess, and which key the identities are of. Absent where not
   * all are known.
   */
  differences: z.strictObject({ key: z.string(), rows: identitiesSchema }).exactOptional(),
  /** What earlier runs saw of the table; absent where the past could not be read. */
  history: shownHistorySchema.exactOptional(),
  /** Likely causes of its differences, with what was counted of each; absent in results that were not concluded. */
  diagnoses: z.array(diagnosisSchema).exactOptional(),
});
export type PartResult = z.infer<typeof partResultSchema>;

export const runReportSchema = z.strictObject({
  /** Version of this document's schema. */
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal('loadproof'), version: z.string() }),
  runId: z.string(),
  verdict: verdictSchema,
  startedAt: z.string(),
  finishedAt: z.string(),
  trigger: z.strictObject({ kind: z.string(), detail: z.string() }),
  engine: z.string(),
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
  source: z.strictObject({ kind: z.string(), identity: z.string(), server: z.string(), quiesced: z.boolean() }),
  lake: z.strictObject({ location: z.string() }),
  settings: z.strictObject({
    settleSeconds: count,
    sample: count,
    values: z.enum(['masked', 'plain']),
    configDigest: z.string(),
    /** US dollars per TB that the engine reads; absent where the engine charges nothing. */
    pricePerTb: z.number().exactOptional(),
  }),
  /** What happened to the run itself, where it did not end by itself; null otherwise. */
  cause: causeSchema.nullable(),
  /** What was noticed while the report was made, and belongs to no table: results that the plan does not know. */
  notes: z.array(z.string()),
  totals: z.strictObject({
    tables: count,
    verdicts: z.record(verdictSchema, count),
    sourceRows: count,
    lakeRows: count,
    limits: count,
    acceptedLimits: count,
  }),
  /** Failures first, then the rest by name. */
  tables: z.array(partResultSchema),
  /** Whether the run would have caught the faults that it planted for itself; absent in reports before 0.2. */
  canary: canarySchema.exactOptional(),
});
export type RunReport = z.infer<typeof runReportSchema>;
