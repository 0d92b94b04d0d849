/** What is read of the settings of tasks and endpoints. */
import { cdcLimits, cdcPlanOf, transactionsFolder } from '../../../core/dms/cdc.ts';
import { contradictionsOf } from '../../../core/dms/s3-contradictions.ts';
import { parseS3Settings, S3_DEFAULTS, type S3Settings } from '../../../core/dms/s3-settings.ts';
import { parseSourceSettings } from '../../../core/dms/source-settings.ts';
import { parseTaskSettings, TASK_DEFAULTS } from '../../../core/dms/task-settings.ts';
import { expectGolden, type GoldenCase, joinAlike } from '../../support/golden.ts';

type Rule = Record<string, unknown>;

/** What is not as it is by default. */
function given(settings: object, defaults: object): string {
  const known = new Map(Object.entries(defaults));
  return Object.entries(settings)
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(known.get(name)))
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join('\n');
}

const S3_GIVEN: readonly (readonly [settings: Rule, attributes: string])[] = [
  [{}, ''],
  [
    {
      DataFormat: 'parquet',
      ParquetTimestampInMillisecond: true,
      CompressionType: 'GZIP',
      ParquetVersion: 'PARQUET_2_0',
      RowGroupLength: 0,
    },
    '',
  ],
  [
    {
      CsvDelimiter: '\\t',
      CsvRowDelimiter: '',
      CsvNullValue: '',
      MaxFileSize: 5,
      CdcMinFileSize: 6,
      CdcMaxBatchInterval: 7,
      BucketFolder: 'a/b',
    },
    '',
  ],
  [
    {},
    'dataFormat=PARQUET;bucketName= lake ;rfc4180=n;addColumnName=1;maxFileSize=12;csvNullValue= ;csvDelimiter=;;cdcPath=/x/',
  ],
  [
    { DataFormat: 'parquet', MaxFileSize: 5, Rfc4180: true, EncryptionMode: 'SSE_KMS', CsvDelimiter: '\\t' },
    'dataFormat=csv;maxFileSize=9;rfc4180=false;encryptionMode=sse-kms;csvDelimiter=\t',
  ],
  [
    { TimestampColumnName: 'at', DatePartitionTimezone: 'Europe/Berlin' },
    'timestampColumnName=AT;datePartitionSequence=yyyymm;datePartitionDelimiter=dash;unknown=1;piece',
  ],
];

const TASK_GIVEN: readonly object[] = [
  {},
  { TargetMetadata: { SupportLobs: 'false', LimitedSizeLobMode: true, LobMaxSize: '64' } },
  { TargetMetadata: { FullLobMode: true, LobMaxSize: 0 } },
  { TargetMetadata: { LimitedSizeLobMode: false, FullLobMode: false } },
  { TargetMetadata: { InlineLobMaxSize: 16, TargetSchema: '', BatchApplyEnabled: true } },
  {
    TargetMetadata: { TargetSchema: 'lake' },
    FullLoadSettings: {
      TargetTablePrepMode: 'DO_NOTHING',
      MaxFullLoadSubTasks: 0,
      StopTaskCachedChangesApplied: true,
      StopTaskCachedChangesNotApplied: 'true',
    },
  },
  {
    ErrorBehavior: {
      DataErrorPolicy: 'IGNORE_RECORD',
      DataErrorEscalationCount: 5,
      FullLoadIgnoreConflicts: false,
      FailOnNoTablesCaptured: false,
      TableErrorPolicy: 'STOP_TASK',
    },
  },
  {
    ChangeProcessingDdlHandlingPolicy: {
      HandleSourceTableDropped: false,
      HandleSourceTableTruncated: false,
      HandleSourceTableAltered: false,
    },
  },
  {
    CharacterSetSettings: {
      CharacterReplacements: [
        { SourceCharacterCodePoint: 35, TargetCharacterCodePoint: 52 },
        { SourceCharacterCodePoint: 35, TargetCharacterCodePoint: 0 },
      ],
      CharacterSetSupport: { CharacterSet: 'UTF16_PlatformEndian' },
    },
  },
  {
    BeforeImageSettings: { EnableBeforeImage: true },
    ControlTablesSettings: { StatusTableEnabled: true, ControlSchema: '' },
    ValidationSettings: { EnableValidation: true, ValidationOnly: true },
    Logging: { EnableLogging: true },
  },
  {
    BeforeImageSettings: { EnableBeforeImage: false, FieldName: 'x' },
    ControlTablesSettings: { HistoryTableEnabled: true, ControlSchema: 'dms' },
  },
];

const SOURCE_GIVEN: readonly (readonly [
  engine: string,
  settings: Parameters<typeof parseSourceSettings>[1],
  attributes: string,
])[] = [
  [
    'postgres',
    { PostgreSQLSettings: { MapBooleanAsBoolean: true, MapLongVarcharAs: 'WSTRING', TrimSpaceInChar: 'false' } },
    'unboundedVarcharMaxSize=100;trimSpaceInChar=n',
  ],
  [
    'postgres',
    { PostgreSQLSettings: { MapBooleanAsBoolean: true, MapUnboundedNumericAsString: null } },
    'mapBooleanAsBoolean=false',
  ],
  [
    'mysql',
    { MySQLSettings: { ServerTimezone: 'Europe/Berlin' } },
    'serverTimezone=europe/berlin;cleanSourceMetadataOnMismatch=y',
  ],
  [
    'oracle',
    { OracleSettings: { NumberDatatypeScale: -2, CharLengthSemantics: 'CHAR' } },
    'numberDataTypeScale=FLOAT;escapeCharacter=#;convertTimestampWithZoneToUTC=true',
  ],
  ['sqlserver', { MicrosoftSQLServerSettings: { TrimSpaceInChar: true } }, 'forceLobLookup=;trimSpaceInChar=1'],
];

/** Every pair of settings that a contradiction may be about. */
const CONTRADICTING: Partial<Record<keyof S3Settings, unknown>> = {
  ...{
    cdcInsertsOnly: true,
    cdcInsertsAndUpdates: true,
    preserveTransactions: true,
    dataFormat: 'parquet',
    datePartitionEnabled: true,
  },
  ...{
    addColumnName: true,
    cdcPath: 'changes',
    glueCatalogGeneration: true,
    useTaskStartTimeForFullLoadTimestamp: true,
  },
  ...{ timestampColumnName: 'at', useCsvNoSupValue: true, csvNoSupValue: '?' },
};

function contradictions(): GoldenCase[] {
  const names = Object.keys(CONTRADICTING);
  const pairs = [
    [],
    ...names.flatMap((one, i) => names.slice(i).map((other) => (one === other ? [one] : [one, other]))),
  ];
  const cases = [...pairs, names].map((some): GoldenCase => {
    const set = Object.fromEntries(Object.entries(CONTRADICTING).filter(([name]) => (some as string[]).includes(name)));
    const found = contradictionsOf({ ...S3_DEFAULTS, ...set });
    const text = found.map(
      ({ settings, text, mend, blursChanges }) =>
        `${settings.join(', ')}: ${text} ${mend}${blursChanges ? ' (of changes)' : ''}`,
    );
    return [some.join(' + ') || 'the defaults', text.join('\n')];
  });
  return joinAlike(cases.filter(([, text]) => text !== ''));
}

test('what is read of settings', () => {
  expectGolden('dms/golden/settings.txt', [
    ['the defaults of a target', JSON.stringify(parseS3Settings({}, ''))],
    ['the defaults of a task', JSON.stringify(parseTaskSettings(null))],
    ['the defaults of a source', JSON.stringify(parseSourceSettings('postgres', {}, '', 'Endpoints[0]'))],
    ...S3_GIVEN.map(
      ([raw, attributes]): GoldenCase => [
        `target ${JSON.stringify(raw)} ${attributes}`,
        given(parseS3Settings(raw, attributes), S3_DEFAULTS),
      ],
    ),
    ...TASK_GIVEN.map(
      (settings): GoldenCase => [
        `task ${JSON.stringify(settings)}`,
        given(parseTaskSettings(JSON.stringify(settings)), TASK_DEFAULTS),
      ],
    ),
    ...SOURCE_GIVEN.map(
      ([engine, raw, attributes]): GoldenCase => [
        `source ${engine} ${JSON.stringify(raw)} ${attributes}`,
        given(parseSourceSettings(engine, raw, attributes, 'Endpoints[0]'), parseSourceSettings(engine, {}, '', '')),
      ],
    ),
    ...contradictions(),
  ]);
});

const CDC_TARGETS: readonly Partial<S3Settings>[] = [
  {},
  { cdcInsertsOnly: true },
  { cdcInsertsOnly: true, dataFormat: 'parquet' },
  { cdcInsertsOnly: true, includeOpForFullLoad: true },
  { cdcInsertsAndUpdates: true },
  { cdcInsertsAndUpdates: true, includeOpForFullLoad: true },
  { timestampColumnName: 'at', datePartitionTimezone: 'Europe/Berlin' },
  { datePartitionTimezone: 'Etc/UTC' },
  { preserveTransactions: true, cdcPath: '//changes/of//' },
  { useCsvNoSupValue: true, csvNoSupValue: '?' },
  { useCsvNoSupValue: true, dataFormat: 'parquet' },
];

test('what a task writes of changes', () => {
  const headers = ['AR_H_COMMIT_TIMESTAMP', 'AR_H_STREAM_POSITION', 'AR_H_CHANGE_SEQ'].map((header, i) => ({
    header,
    lakeName: `h${i}`,
  }));
  const settings = [{ ...TASK_DEFAULTS }, { ...TASK_DEFAULTS, targetTablePrepMode: 'DO_NOTHING' as const }];
  const tasks = (['full-load', 'cdc', 'full-load-and-cdc'] as const).flatMap((migrationType) =>
    settings.map((one) => ({
      migrationType,
      settings: one,
      loadStartedAt: '2026-01-01T00:00:00.000Z',
      stopReason: 'STOPPED_AFTER_FULL_LOAD',
    })),
  );
  const of = (s3: S3Settings): GoldenCase[] => [
    ['no task', JSON.stringify(cdcPlanOf(null, s3))],
    ...tasks.map(
      (one): GoldenCase => [
        `${one.migrationType}, ${one.settings.targetTablePrepMode}`,
        [
          JSON.stringify(cdcPlanOf(one, s3)),
          ...cdcLimits(one, s3).map(({ kind, detail }) => `${kind}: ${detail}`),
        ].join('\n'),
      ],
    ),
  ];
  expectGolden('dms/golden/changes.txt', [
    ...CDC_TARGETS.map(
      (target): GoldenCase => [
        `target ${JSON.stringify(target)}`,
        [
          `folder: ${transactionsFolder({ ...S3_DEFAULTS, ...target })}`,
          ...joinAlike(of({ ...S3_DEFAULTS, ...target })).map(([name, text]) => `${name}: ${text}`),
        ].join('\n'),
      ],
    ),
    [
      'headers of changes',
      JSON.stringify(cdcPlanOf(null, { ...S3_DEFAULTS, timestampColumnName: 'at' }, headers).order),
    ],
  ]);
});
