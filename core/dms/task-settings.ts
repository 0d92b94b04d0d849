import { z } from 'zod';
import { checked } from './checked.ts';
import { parseJson } from './json.ts';

/**
 * What `ReplicationTaskSettings` says of the data, defaults applied. DMS describes a task with every setting it has, so
 * a default counts only where a description leaves its settings out ({@link TaskSettings.given}), or predates one.
 * Sources: User Guide, "Specifying task settings" and its pages on target metadata, full load, DDL handling, character
 * substitution, before images and error handling. Where a default is only in that guide's example, the field says so.
 */
export interface TaskSettings {
  /** Whether the description has settings at all; without them every value below is the default. */
  readonly given: boolean;
  /** TargetMetadata.TargetSchema: the schema part of every folder; null where each table keeps its own. Default empty. */
  readonly targetSchema: string | null;
  /** TargetMetadata.SupportLobs: false leaves the columns of large objects out. Default true (example). */
  readonly supportLobs: boolean;
  /**
   * How large objects are read. `limited` cuts them at {@link lobMaxSizeKb}; `full` (FullLobMode, or an
   * InlineLobMaxSize) is not supported on S3; `none` is SupportLobs=false. Default limited (example).
   */
  readonly lobMode: 'limited' | 'full' | 'none';
  /** TargetMetadata.LobMaxSize in KB: a longer large object is cut there in limited mode. Default 32 (example). */
  readonly lobMaxSizeKb: number;
  /** TargetMetadata.InlineLobMaxSize in KB; 0, the default, is off. Not supported on S3. */
  readonly inlineLobMaxSizeKb: number;
  /** TargetMetadata.BatchApplyEnabled: changes are applied in batches; on S3 that may lose data. Default false. */
  readonly batchApplyEnabled: boolean;
  /**
   * FullLoadSettings.TargetTablePrepMode: what becomes of files of an earlier load. The guide names no default: its
   * example has DO_NOTHING, many descriptions DROP_AND_CREATE; DO_NOTHING, which keeps old files, is assumed.
   */
  readonly targetTablePrepMode: 'DO_NOTHING' | 'DROP_AND_CREATE' | 'TRUNCATE_BEFORE_LOAD';
  /** FullLoadSettings.MaxFullLoadSubTasks: so many tables are loaded at once, each at a time of its own. Default 8. */
  readonly maxFullLoadSubTasks: number;
  /** FullLoadSettings.TransactionConsistencyTimeout: seconds to wait for open transactions before a load. Default 600. */
  readonly transactionConsistencyTimeoutSeconds: number;
  /** FullLoadSettings.StopTaskCachedChangesApplied: the task stops after its full load and what changed meanwhile. Default false. */
  readonly stopTaskCachedChangesApplied: boolean;
  /** FullLoadSettings.StopTaskCachedChangesNotApplied: it stops before what changed meanwhile is applied. Default false. */
  readonly stopTaskCachedChangesNotApplied: boolean;
  /** ErrorBehavior.DataErrorPolicy: LOG_ERROR, the default, and IGNORE_RECORD leave a row out; the task goes on. */
  readonly dataErrorPolicy: RecordPolicy;
  /** ErrorBehavior.DataTruncationErrorPolicy: the same for a value that is too long. Default LOG_ERROR. */
  readonly dataTruncationErrorPolicy: RecordPolicy;
  /** ErrorBehavior.DataErrorEscalationPolicy: what so many errors lead to. Default SUSPEND_TABLE. */
  readonly dataErrorEscalationPolicy: string;
  /** ErrorBehavior.DataErrorEscalationCount: 0 (the default; 50 in the example) never escalates. */
  readonly dataErrorEscalationCount: number;
  /** ErrorBehavior.TableErrorPolicy: SUSPEND_TABLE, the default, freezes a table while the task runs on. */
  readonly tableErrorPolicy: string;
  /** ErrorBehavior.DataMaskingErrorPolicy: LOG_ERROR writes the value without its mask. Default STOP_TASK. */
  readonly dataMaskingErrorPolicy: RecordPolicy;
  /** ErrorBehavior.ApplyErrorDeletePolicy: a deletion that cannot be applied. Default IGNORE_RECORD. */
  readonly applyErrorDeletePolicy: string;
  /** ErrorBehavior.ApplyErrorInsertPolicy. Default LOG_ERROR. */
  readonly applyErrorInsertPolicy: string;
  /** ErrorBehavior.ApplyErrorUpdatePolicy: UPDATE_RECORD also turns large objects off. Default LOG_ERROR. */
  readonly applyErrorUpdatePolicy: string;
  /** ErrorBehavior.FullLoadIgnoreConflicts: conflicts of changes that were cached during a load pass unsaid. Default true. */
  readonly fullLoadIgnoreConflicts: boolean;
  /**
   * ErrorBehavior.FailOnTransactionConsistencyBreached, of Oracle with change capture: false, the default, leaves a
   * transaction out that is open for longer than the timeout when capture starts.
   */
  readonly failOnTransactionConsistencyBreached: boolean;
  /** ErrorBehavior.FailOnNoTablesCaptured: whether mappings that match nothing fail the task. Default true. */
  readonly failOnNoTablesCaptured: boolean;
  /** ChangeProcessingDdlHandlingPolicy.HandleSourceTableDropped: a DROP deletes the table's folder. Default true (example). */
  readonly handleSourceTableDropped: boolean;
  /** ChangeProcessingDdlHandlingPolicy.HandleSourceTableTruncated: a TRUNCATE deletes the files. Default true (example). */
  readonly handleSourceTableTruncated: boolean;
  /** ChangeProcessingDdlHandlingPolicy.HandleSourceTableAltered: new files follow ALTER TABLE. Default true (example). */
  readonly handleSourceTableAltered: boolean;
  /**
   * CharacterSetSettings.CharacterReplacements: code points that are written as others, or left out (`to` 0). The guide
   * lists no S3 among its targets, and calls the numbers hexadecimal, while its JSON has them as plain numbers. Default none.
   */
  readonly characterReplacements: readonly CharacterReplacement[];
  /** CharacterSetSettings.CharacterSetSupport: what is not in the character set is replaced, or left out (0). Default none. */
  readonly characterSetSupport: { readonly characterSet: string; readonly replaceWith: number } | null;
  /** BeforeImageSettings, when enabled; the guide has it for streaming targets alone. Default null. */
  readonly beforeImage: { readonly fieldName: string; readonly columnFilter: string } | null;
  /** ControlTablesSettings: whether a change-capture task writes tables `awsdms_*` of its own into the lake. */
  readonly controlTables: boolean;
  /** ControlTablesSettings.ControlSchema: the folder of those tables; null for DMS's own. */
  readonly controlSchema: string | null;
  /** ValidationSettings.EnableValidation: DMS compares rows itself. Default false. */
  readonly validationEnabled: boolean;
  /** ValidationSettings.ValidationOnly: the task writes no data at all. Default false. */
  readonly validationOnly: boolean;
  /** Logging.EnableLogging: without it nobody can tell which rows an error policy left out. Default false. */
  readonly loggingEnabled: boolean;
}

export const RECORD_POLICIES = ['LOG_ERROR', 'IGNORE_RECORD', 'SUSPEND_TABLE', 'STOP_TASK'] as const;
/** What happens to a record with an error. (User Guide, "Error handling task settings".) */
export type RecordPolicy = (typeof RECORD_POLICIES)[number];

export interface CharacterReplacement {
  readonly from: number;
  readonly to: number;
}

/** Templates, and tools that make them, give texts for flags and numbers. */
const flag = z
  .union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })], { error: 'must be true or false' })
  .nullish();
const count = z
  .union(
    [
      z.number(),
      z
        .string()
        .regex(/^-?\d+$/, 'must be a number')
        .transform(Number),
    ],
    { error: 'must be a number' },
  )
  .nullish();
const text = z.string().nullish();
const recordPolicy = z.enum(RECORD_POLICIES).nullish();

/** Sections and fields that are not read are let through. */
const settingsSchema = z.object({
  TargetMetadata: z
    .object({
      TargetSchema: text,
      SupportLobs: flag,
      FullLobMode: flag,
      LimitedSizeLobMode: flag,
      LobMaxSize: count,
      InlineLobMaxSize: count,
      BatchApplyEnabled: flag,
    })
    .nullish(),
  FullLoadSettings: z
    .object({
      TargetTablePrepMode: z.enum(['DO_NOTHING', 'DROP_AND_CREATE', 'TRUNCATE_BEFORE_LOAD']).nullish(),
      MaxFullLoadSubTasks: count,
      TransactionConsistencyTimeout: count,
      StopTaskCachedChangesApplied: flag,
      StopTaskCachedChangesNotApplied: flag,
    })
    .nullish(),
  ErrorBehavior: z
    .object({
      DataErrorPolicy: recordPolicy,
      DataTruncationErrorPolicy: recordPolicy,
      DataErrorEscalationPolicy: text,
      DataErrorEscalationCount: count,
      TableErrorPolicy: text,
      DataMaskingErrorPolicy: recordPolicy,
      ApplyErrorDeletePolicy: text,
      ApplyErrorInsertPolicy: text,
      ApplyErrorUpdatePolicy: text,
      FullLoadIgnoreConflicts: flag,
      FailOnTransactionConsistencyBreached: flag,
      FailOnNoTablesCaptured: flag,
    })
    .nullish(),
  ChangeProcessingDdlHandlingPolicy: z
    .object({ HandleSourceTableDropped: flag, HandleSourceTableTruncated: flag, HandleSourceTableAltered: flag })
    .nullish(),
  CharacterSetSettings: z
    .object({
      CharacterReplacements: z
        .array(z.object({ SourceCharacterCodePoint: z.number(), TargetCharacterCodePoint: z.number() }))
        .nullish(),
      CharacterSetSupport: z.object({ CharacterSet: text, ReplaceWithCharacterCodePoint: count }).nullish(),
    })
    .nullish(),
  BeforeImageSettings: z.object({ EnableBeforeImage: flag, FieldName: text, ColumnFilter: text }).nullish(),
  ControlTablesSettings: z
    .object({
      ControlSchema: text,
      HistoryTableEnabled: flag,
      SuspendedTablesTableEnabled: flag,
      StatusTableEnabled: flag,
    })
    .nullish(),
  ValidationSettings: z.object({ EnableValidation: flag, ValidationOnly: flag }).nullish(),
  Logging: z.object({ EnableLogging: flag }).nullish(),
});
type Raw = z.infer<typeof settingsSchema>;

/**
 * Reads the text of `ReplicationTaskSettings`; absent or empty, everything is the default. Throws a ConfigError that
 * names the field, or the position of a mistake in the JSON. `root` is what a message calls the text.
 */
export function parseTaskSettings(
  json: string | null | undefined,
  file: string | null = null,
  root = 'ReplicationTaskSettings',
): TaskSettings {
  if (!json) return settingsOf({}, false);
  return settingsOf(checked(settingsSchema, parseJson(json, root, file), root, file), true);
}

function settingsOf(raw: Raw, given: boolean): TaskSettings {
  const image = raw.BeforeImageSettings;
  const control = raw.ControlTablesSettings;
  return {
    given,
    ...targetMetadata(raw),
    ...fullLoad(raw),
    ...errorBehavior(raw),
    ...ddlHandling(raw),
    ...characterSet(raw),
    beforeImage: image?.EnableBeforeImage
      ? { fieldName: image.FieldName ?? '', columnFilter: image.ColumnFilter || 'pk-only' }
      : null,
    controlTables: Boolean(
      control?.HistoryTableEnabled || control?.SuspendedTablesTableEnabled || control?.StatusTableEnabled,
    ),
    controlSchema: control?.ControlSchema || null,
    validationEnabled: raw.ValidationSettings?.EnableValidation ?? false,
    validationOnly: raw.ValidationSettings?.ValidationOnly ?? false,
    loggingEnabled: raw.Logging?.EnableLogging ?? false,
  };
}

function targetMetadata({ TargetMetadata: target }: Raw) {
  const supportLobs = target?.SupportLobs ?? true;
  const inlineLobMaxSizeKb = target?.InlineLobMaxSize ?? 0;
  const full = (target?.FullLobMode ?? false) || inlineLobMaxSizeKb > 0;
  // A size of 0 stands beside the other modes, and limits nothing.
  const lobMaxSizeKb = target?.LobMaxSize || 32;
  const lobMode: TaskSettings['lobMode'] = !supportLobs ? 'none' : full ? 'full' : 'limited';
  return {
    targetSchema: target?.TargetSchema || null,
    supportLobs,
    lobMode,
    lobMaxSizeKb,
    inlineLobMaxSizeKb,
    batchApplyEnabled: target?.BatchApplyEnabled ?? false,
  };
}

function fullLoad({ FullLoadSettings: load }: Raw) {
  return {
    targetTablePrepMode: load?.TargetTablePrepMode ?? ('DO_NOTHING' as const),
    maxFullLoadSubTasks: load?.MaxFullLoadSubTasks ?? 8,
    transactionConsistencyTimeoutSeconds: load?.TransactionConsistencyTimeout ?? 600,
    stopTaskCachedChangesApplied: load?.StopTaskCachedChangesApplied ?? false,
    stopTaskCachedChangesNotApplied: load?.StopTaskCachedChangesNotApplied ?? false,
  };
}

function errorBehavior({ ErrorBehavior: errors }: Raw) {
  return {
    dataErrorPolicy: errors?.DataErrorPolicy ?? ('LOG_ERROR' as const),
    dataTruncationErrorPolicy: errors?.DataTruncationErrorPolicy ?? ('LOG_ERROR' as const),
    dataErrorEscalationPolicy: errors?.DataErrorEscalationPolicy ?? 'SUSPEND_TABLE',
    dataErrorEscalationCount: errors?.DataErrorEscalationCount ?? 0,
    tableErrorPolicy: errors?.TableErrorPolicy ?? 'SUSPEND_TABLE',
    dataMaskingErrorPolicy: errors?.DataMaskingErrorPolicy ?? ('STOP_TASK' as const),
    applyErrorDeletePolicy: errors?.ApplyErrorDeletePolicy ?? 'IGNORE_RECORD',
    applyErrorInsertPolicy: errors?.ApplyErrorInsertPolicy ?? 'LOG_ERROR',
    applyErrorUpdatePolicy: errors?.ApplyErrorUpdatePolicy ?? 'LOG_ERROR',
    fullLoadIgnoreConflicts: errors?.FullLoadIgnoreConflicts ?? true,
    failOnTransactionConsistencyBreached: errors?.FailOnTransactionConsistencyBreached ?? false,
    failOnNoTablesCaptured: errors?.FailOnNoTablesCaptured ?? true,
  };
}

function ddlHandling({ ChangeProcessingDdlHandlingPolicy: ddl }: Raw) {
  return {
    handleSourceTableDropped: ddl?.HandleSourceTableDropped ?? true,
    handleSourceTableTruncated: ddl?.HandleSourceTableTruncated ?? true,
    handleSourceTableAltered: ddl?.HandleSourceTableAltered ?? true,
  };
}

/** Of one code point given twice, the last counts (User Guide, "Character substitution task settings"). */
function characterSet({ CharacterSetSettings: settings }: Raw) {
  const replacements = new Map(
    (settings?.CharacterReplacements ?? []).map((one) => [one.SourceCharacterCodePoint, one.TargetCharacterCodePoint]),
  );
  const support = settings?.CharacterSetSupport;
  return {
    characterReplacements: [...replacements].map(([from, to]) => ({ from, to })),
    characterSetSupport: support?.CharacterSet
      ? { characterSet: support.CharacterSet, replaceWith: support.ReplaceWithCharacterCodePoint ?? 0 }
      : null,
  };
}

/** Every default. */
export const TASK_DEFAULTS: TaskSettings = settingsOf({}, false);
