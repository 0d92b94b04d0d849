import type { S3Settings } from './s3-settings.ts';
import { fact, type SettingFact } from './setting-facts.ts';

/** What Loadproof makes of each setting of an S3 target. */
export const S3_FACTS: Readonly<Record<Exclude<keyof S3Settings, 'conflicts' | 'contradictions'>, SettingFact>> = {
  bucketName: fact('BucketName', '–', 'verified', 'A stack refuses a task that writes to another bucket.'),
  bucketFolder: fact('BucketFolder', 'none', 'verified', 'A stack refuses a task that writes to another folder.'),
  dataFormat: fact('DataFormat', 'csv', 'verified', 'A file of another format is not read, by name.'),
  compressionType: fact(
    'CompressionType',
    'none',
    'verified',
    'CSV that is gzipped is read as such; Parquet says it itself.',
  ),
  includeOpForFullLoad: fact(
    'IncludeOpForFullLoad',
    'false',
    'verified',
    'The column Op is read, and compared with nothing.',
  ),
  cdcInsertsOnly: fact(
    'CdcInsertsOnly',
    'false',
    'named',
    'A lake without updates and deletes is compared as what it can hold.',
  ),
  cdcInsertsAndUpdates: fact(
    ...([
      'CdcInsertsAndUpdates',
      'false',
      'named',
      'A lake without deletes is compared as what it can hold.',
      'assumed',
    ] as const),
  ),
  timestampColumnName: fact(
    'TimestampColumnName',
    'none',
    'verified',
    'It orders changes where nothing better does; it is compared with nothing.',
  ),
  useTaskStartTimeForFullLoadTimestamp: fact(
    ...([
      'UseTaskStartTimeForFullLoadTimestamp',
      'false',
      'harmless',
      'Rows of a load come before every change, whatever their time says.',
    ] as const),
  ),
  parquetTimestampInMillisecond: fact(
    ...([
      'ParquetTimestampInMillisecond',
      'false',
      'verified',
      'The expected value is cut, and values that lose by it are counted.',
    ] as const),
  ),
  parquetVersion: fact('ParquetVersion', 'parquet-1-0', 'harmless', 'How values are stored, not which.'),
  encodingType: fact('EncodingType', 'rle-dictionary', 'harmless', 'How values are stored, not which.'),
  rowGroupLength: fact('RowGroupLength', '10,000', 'harmless', 'How values are stored, not which.', 'assumed'),
  addTrailingPaddingCharacter: fact(
    'AddTrailingPaddingCharacter',
    'false',
    'named',
    'What it pads, and how, is not documented.',
    'assumed',
  ),
  preserveTransactions: fact(
    'PreserveTransactions',
    'false',
    'named',
    'Changes that lie in transaction files are a limit of every table.',
  ),
  cdcPath: fact('CdcPath', 'none', 'named', 'The folder of those files.'),
  cdcMaxBatchIntervalSeconds: fact(
    'CdcMaxBatchInterval',
    '60 s',
    'harmless',
    'How often files of changes are written.',
  ),
  cdcMinFileSizeKb: fact('CdcMinFileSize', '32,000 KB', 'harmless', 'How often files of changes are written.'),
  maxFileSizeKb: fact('MaxFileSize', '1,048,576 KB', 'harmless', 'How many files a load has.'),
  datePartitionEnabled: fact(
    'DatePartitionEnabled',
    'false',
    'verified',
    'Files of changes are found in folders of dates.',
  ),
  datePartitionSequence: fact('DatePartitionSequence', 'YYYYMMDD', 'verified', 'Every sequence is known.'),
  datePartitionDelimiter: fact('DatePartitionDelimiter', 'SLASH', 'verified', 'Every delimiter is known.'),
  datePartitionTimezone: fact('DatePartitionTimezone', 'UTC', 'named', 'Names in a local time do not order changes.'),
  csvDelimiter: fact(
    'CsvDelimiter',
    ',',
    'verified',
    'Records are split by it; one that cannot be is found, with file and line.',
  ),
  csvRowDelimiter: fact('CsvRowDelimiter', '\\n', 'verified', 'Records are split by it.'),
  csvNullValue: fact(
    'CsvNullValue',
    'empty (User Guide), NULL (API)',
    'verified',
    'Texts that look like NULL are counted in the source; none makes the column exact.',
    'assumed',
  ),
  csvNoSupValue: fact(
    'CsvNoSupValue',
    'none',
    'named',
    'A value that the log did not hold is not known: it is compared as that text, and the table is INCONCLUSIVE at best.',
  ),
  useCsvNoSupValue: fact(
    'UseCsvNoSupValue',
    'false',
    'named',
    'A value that the log did not hold is not known: it is compared as that text, and the table is INCONCLUSIVE at best.',
  ),
  rfc4180: fact('Rfc4180', 'true', 'verified', 'Without quotes, records that cannot be split for certain are named.'),
  addColumnName: fact('AddColumnName', 'false', 'verified', 'Columns are known by the header, else by their place.'),
  glueCatalogGeneration: fact(
    'GlueCatalogGeneration',
    'false',
    'harmless',
    'Tables over the files; the files are read themselves.',
  ),
  cannedAclForObjects: fact(
    'CannedAclForObjects',
    'none',
    'harmless',
    'Files that may not be read break the check, by name.',
  ),
  expectedBucketOwner: fact('ExpectedBucketOwner', "the role's account", 'harmless', 'Whom DMS writes to.'),
  encryptionMode: fact(
    'EncryptionMode',
    'sse-s3',
    'harmless',
    'Files that may not be decrypted break the check, by name.',
  ),
};
