import type { S3Settings } from './s3-settings.ts';

/** Settings that do not go together, by what DMS documents. (User Guide, "Using Amazon S3 as a target", settings and limitations.) */
export interface Contradiction {
  /** As the API spells them. */
  readonly settings: readonly [string, ...string[]];
  /** A sentence: what does not go together, and what DMS says it does. */
  readonly text: string;
  /** A sentence: what to write instead. */
  readonly mend: string;
  /** Whether it leaves open what the files of changes hold, or where they are. Of a full load none does. */
  readonly blursChanges: boolean;
}

type Given = Omit<S3Settings, 'conflicts' | 'contradictions'>;
interface Rule extends Contradiction {
  readonly applies: (s3: Given) => boolean;
}

const RULES: readonly Rule[] = [
  {
    settings: ['CdcInsertsOnly', 'CdcInsertsAndUpdates'],
    applies: (s3) => s3.cdcInsertsOnly && s3.cdcInsertsAndUpdates,
    text: 'CdcInsertsOnly and CdcInsertsAndUpdates are both true: DMS allows one of them.',
    mend: 'Set one of them to false.',
    blursChanges: true,
  },
  {
    settings: ['PreserveTransactions', 'DataFormat'],
    applies: (s3) => s3.preserveTransactions && s3.dataFormat === 'parquet',
    text: 'PreserveTransactions is true and DataFormat parquet: DMS writes the changes as CSV all the same.',
    mend: 'Set PreserveTransactions to false, or DataFormat to csv.',
    blursChanges: true,
  },
  {
    settings: ['PreserveTransactions', 'DatePartitionEnabled'],
    applies: (s3) => s3.preserveTransactions && s3.datePartitionEnabled,
    text: 'PreserveTransactions and DatePartitionEnabled are both true: DMS does not combine them.',
    mend: 'Set one of them to false.',
    blursChanges: true,
  },
  {
    settings: ['PreserveTransactions', 'AddColumnName'],
    applies: (s3) => s3.preserveTransactions && s3.addColumnName === true,
    text: 'PreserveTransactions and AddColumnName are both true: DMS does not combine them.',
    mend: 'Set one of them to false.',
    blursChanges: true,
  },
  {
    settings: ['PreserveTransactions', 'CdcPath'],
    applies: (s3) => s3.preserveTransactions && s3.cdcPath === '',
    text: 'PreserveTransactions is true and there is no CdcPath: DMS needs the folder that its transaction files go to.',
    mend: 'Set CdcPath to a folder of its own.',
    blursChanges: true,
  },
  {
    settings: ['CdcPath', 'PreserveTransactions'],
    applies: (s3) => !s3.preserveTransactions && s3.cdcPath !== '',
    text: 'CdcPath is set and PreserveTransactions is false: nothing says that DMS writes anything there.',
    mend: 'Set PreserveTransactions to true, or remove CdcPath.',
    blursChanges: true,
  },
  {
    settings: ['GlueCatalogGeneration', 'PreserveTransactions'],
    applies: (s3) => s3.glueCatalogGeneration && (s3.preserveTransactions || s3.cdcPath !== ''),
    text: 'GlueCatalogGeneration is true beside PreserveTransactions or CdcPath: the tables of the catalog cannot fit those files.',
    mend: 'Set GlueCatalogGeneration to false.',
    blursChanges: false,
  },
  {
    settings: ['CdcPath', 'DatePartitionEnabled'],
    applies: (s3) =>
      !s3.preserveTransactions && s3.cdcPath !== '' && (s3.datePartitionEnabled || s3.addColumnName === true),
    text: 'CdcPath is set beside DatePartitionEnabled or AddColumnName: DMS does not combine them.',
    mend: 'Remove CdcPath.',
    blursChanges: true,
  },
  {
    settings: ['UseTaskStartTimeForFullLoadTimestamp', 'TimestampColumnName'],
    applies: (s3) => s3.useTaskStartTimeForFullLoadTimestamp && s3.timestampColumnName === '',
    text: 'UseTaskStartTimeForFullLoadTimestamp is true and there is no TimestampColumnName: there is no column to write it to.',
    mend: 'Set TimestampColumnName.',
    blursChanges: false,
  },
  {
    settings: ['UseCsvNoSupValue', 'CsvNoSupValue'],
    applies: (s3) => s3.useCsvNoSupValue && s3.csvNoSupValue === '',
    text: 'UseCsvNoSupValue is true and CsvNoSupValue is empty: a value that the log does not hold looks like an empty text.',
    mend: 'Set CsvNoSupValue to a text that no column holds.',
    blursChanges: true,
  },
  {
    settings: ['UseCsvNoSupValue', 'DataFormat'],
    applies: (s3) => s3.useCsvNoSupValue && s3.dataFormat === 'parquet',
    text: 'UseCsvNoSupValue is of CSV, and DataFormat is parquet: a value that the log does not hold is NULL.',
    mend: 'Log every column of the source (supplemental logging), or set UseCsvNoSupValue to false.',
    blursChanges: true,
  },
];

/** What contradicts itself in an endpoint's settings. */
export function contradictionsOf(s3: Given): Contradiction[] {
  return RULES.filter((rule) => rule.applies(s3)).map(({ applies: _, ...found }) => found);
}
