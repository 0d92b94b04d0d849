import { ConfigError } from '../../core/config/errors.ts';
import { parseTaskSettings, TASK_DEFAULTS, type TaskSettings } from '../../core/dms/task-settings.ts';

const read = (settings: object): TaskSettings => parseTaskSettings(JSON.stringify(settings));

describe('task settings', () => {
  test('nothing given is the default, and is known as not given', () => {
    expect(parseTaskSettings(null)).toEqual(TASK_DEFAULTS);
    expect(parseTaskSettings('')).toEqual({ ...TASK_DEFAULTS, given: false });
    expect(read({})).toEqual({ ...TASK_DEFAULTS, given: true });
    expect(TASK_DEFAULTS).toMatchObject({
      lobMode: 'limited',
      lobMaxSizeKb: 32,
      targetTablePrepMode: 'DO_NOTHING',
      dataErrorPolicy: 'LOG_ERROR',
      dataMaskingErrorPolicy: 'STOP_TASK',
      fullLoadIgnoreConflicts: true,
      handleSourceTableTruncated: true,
    });
  });

  // Every setting that is read, as a section of the JSON, and what it becomes.
  test.each<[string, object, Partial<TaskSettings>]>([
    ['TargetMetadata', { TargetSchema: 'raw' }, { targetSchema: 'raw' }],
    ['TargetMetadata', { TargetSchema: '' }, { targetSchema: null }],
    ['TargetMetadata', { SupportLobs: false, FullLobMode: true }, { supportLobs: false, lobMode: 'none' }],
    ['TargetMetadata', { FullLobMode: true, LimitedSizeLobMode: false, LobMaxSize: 0 }, { lobMode: 'full' }],
    ['TargetMetadata', { InlineLobMaxSize: 16 }, { inlineLobMaxSizeKb: 16, lobMode: 'full' }],
    ['TargetMetadata', { LimitedSizeLobMode: true, LobMaxSize: 63 }, { lobMode: 'limited', lobMaxSizeKb: 63 }],
    ['TargetMetadata', { BatchApplyEnabled: true }, { batchApplyEnabled: true }],
    ['FullLoadSettings', { TargetTablePrepMode: 'DROP_AND_CREATE' }, { targetTablePrepMode: 'DROP_AND_CREATE' }],
    ['FullLoadSettings', { MaxFullLoadSubTasks: 49 }, { maxFullLoadSubTasks: 49 }],
    ['FullLoadSettings', { TransactionConsistencyTimeout: 0 }, { transactionConsistencyTimeoutSeconds: 0 }],
    ['FullLoadSettings', { StopTaskCachedChangesApplied: true }, { stopTaskCachedChangesApplied: true }],
    ['FullLoadSettings', { StopTaskCachedChangesNotApplied: true }, { stopTaskCachedChangesNotApplied: true }],
    ['ErrorBehavior', { DataErrorPolicy: 'IGNORE_RECORD' }, { dataErrorPolicy: 'IGNORE_RECORD' }],
    ['ErrorBehavior', { DataTruncationErrorPolicy: 'STOP_TASK' }, { dataTruncationErrorPolicy: 'STOP_TASK' }],
    ['ErrorBehavior', { DataErrorEscalationPolicy: 'STOP_TASK' }, { dataErrorEscalationPolicy: 'STOP_TASK' }],
    ['ErrorBehavior', { DataErrorEscalationCount: 50 }, { dataErrorEscalationCount: 50 }],
    ['ErrorBehavior', { TableErrorPolicy: 'STOP_TASK' }, { tableErrorPolicy: 'STOP_TASK' }],
    ['ErrorBehavior', { DataMaskingErrorPolicy: 'LOG_ERROR' }, { dataMaskingErrorPolicy: 'LOG_ERROR' }],
    ['ErrorBehavior', { ApplyErrorDeletePolicy: 'LOG_ERROR' }, { applyErrorDeletePolicy: 'LOG_ERROR' }],
    ['ErrorBehavior', { ApplyErrorInsertPolicy: 'INSERT_RECORD' }, { applyErrorInsertPolicy: 'INSERT_RECORD' }],
    ['ErrorBehavior', { ApplyErrorUpdatePolicy: 'UPDATE_RECORD' }, { applyErrorUpdatePolicy: 'UPDATE_RECORD' }],
    ['ErrorBehavior', { FullLoadIgnoreConflicts: false }, { fullLoadIgnoreConflicts: false }],
    ['ErrorBehavior', { FailOnTransactionConsistencyBreached: true }, { failOnTransactionConsistencyBreached: true }],
    ['ErrorBehavior', { FailOnNoTablesCaptured: false }, { failOnNoTablesCaptured: false }],
    ['ChangeProcessingDdlHandlingPolicy', { HandleSourceTableDropped: false }, { handleSourceTableDropped: false }],
    ['ChangeProcessingDdlHandlingPolicy', { HandleSourceTableTruncated: false }, { handleSourceTableTruncated: false }],
    ['ChangeProcessingDdlHandlingPolicy', { HandleSourceTableAltered: false }, { handleSourceTableAltered: false }],
    [
      'CharacterSetSettings',
      {
        CharacterReplacements: [
          { SourceCharacterCodePoint: 35, TargetCharacterCodePoint: 52 },
          { SourceCharacterCodePoint: 35, TargetCharacterCodePoint: 0 },
        ],
        CharacterSetSupport: { CharacterSet: 'UTF16_PlatformEndian', ReplaceWithCharacterCodePoint: 63 },
      },
      {
        characterReplacements: [{ from: 35, to: 0 }],
        characterSetSupport: { characterSet: 'UTF16_PlatformEndian', replaceWith: 63 },
      },
    ],
    [
      'BeforeImageSettings',
      { EnableBeforeImage: true, FieldName: 'before' },
      { beforeImage: { fieldName: 'before', columnFilter: 'pk-only' } },
    ],
    ['BeforeImageSettings', { EnableBeforeImage: false, FieldName: 'before' }, { beforeImage: null }],
    [
      'ControlTablesSettings',
      { StatusTableEnabled: true, ControlSchema: 'dms' },
      { controlTables: true, controlSchema: 'dms' },
    ],
    [
      'ValidationSettings',
      { EnableValidation: true, ValidationOnly: true },
      { validationEnabled: true, validationOnly: true },
    ],
    ['Logging', { EnableLogging: true }, { loggingEnabled: true }],
  ])('%s %j', (section, given, expected) => {
    expect(read({ [section]: given })).toEqual({ ...TASK_DEFAULTS, given: true, ...expected });
  });

  test('flags and numbers may be texts, as templates write them; sections may be null', () => {
    const settings = {
      TargetMetadata: { SupportLobs: 'true', LobMaxSize: '64', BatchApplyEnabled: 'false' },
      Logging: null,
    };
    expect(read(settings)).toMatchObject({ supportLobs: true, lobMaxSizeKb: 64, batchApplyEnabled: false });
  });

  test.each([
    [{ TargetMetadata: { SupportLobs: 'maybe' } }, /ReplicationTaskSettings\.TargetMetadata\.SupportLobs/],
    [
      { FullLoadSettings: { TargetTablePrepMode: 'DROP' } },
      /TargetTablePrepMode: must be DO_NOTHING or DROP_AND_CREATE/,
    ],
    [{ ErrorBehavior: { DataErrorPolicy: 'IGNORE' } }, /ErrorBehavior\.DataErrorPolicy: must be LOG_ERROR/],
    [{ TargetMetadata: { LobMaxSize: 'big' } }, /LobMaxSize: /],
    [{ TargetMetadata: [] }, /TargetMetadata/],
  ])('%j is refused by its name', (settings, message) => {
    expect(() => read(settings)).toThrow(ConfigError);
    expect(() => read(settings)).toThrow(message);
  });
});
