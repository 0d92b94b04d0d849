import { formatProblem } from '../../csv/format.ts';
import { contradictionsOf } from '../../dms/s3-contradictions.ts';
import { inTarget, PAGES, type Rule, targetPlace } from '../rule.ts';
import { captures } from '../subject.ts';

/** Settings of the S3 target, of either format. */
export const targetRules: readonly Rule[] = [
  {
    id: 'settings-contradict',
    severity: 'high',
    title: 'Two settings do not go together',
    about: 'target endpoint',
    source: PAGES.s3,
    confidence: 'confirmed',
    applies: ({ target }) =>
      target === null
        ? []
        : contradictionsOf(target.values).map(({ settings, text, mend, blursChanges }) => ({
            at: targetPlace(target, settings[0]),
            why: text,
            mend,
            write: null,
            ...(blursChanges ? {} : { severity: 'low' as const }),
          })),
  },
  {
    id: 'setting-given-twice',
    severity: 'medium',
    title: 'A setting is given twice, differently',
    about: 'target endpoint',
    source: PAGES.s3Api,
    confidence: 'assumed',
    applies: ({ target, source }) => [
      ...(target?.values.conflicts ?? []).map((why) => ({
        at: targetPlace({ ...(target as NonNullable<typeof target>), inSettings: false }, ''),
        why: `${why} Which of them counts is not documented.`,
        mend: 'Remove it from ExtraConnectionAttributes.',
        write: null,
      })),
      ...(source?.values.conflicts ?? []).map((why) => ({
        at: source?.place ?? { file: '', pointer: '' },
        why: `${why} Which of them counts is not documented.`,
        mend: 'Remove it from ExtraConnectionAttributes.',
        write: null,
      })),
    ],
  },
  {
    id: 'inserts-only',
    severity: 'high',
    title: 'Updates and deletes never reach the lake',
    about: 'target endpoint',
    source: PAGES.s3,
    confidence: 'confirmed',
    applies: (subject) =>
      inTarget(subject, 'CdcInsertsOnly', ({ cdcInsertsOnly }) =>
        cdcInsertsOnly && subject.migrationType !== 'full-load'
          ? {
              why: 'CdcInsertsOnly is true: a row that is changed or deleted in the source stays in the lake as it was inserted. The lake cannot equal the source.',
              mend: 'Set it to false; or accept that the lake is a log of inserts, and compare it as one.',
              write: false,
            }
          : null,
      ),
  },
  {
    id: 'inserts-and-updates',
    severity: 'high',
    title: 'Deletes never reach the lake',
    about: 'target endpoint',
    source: PAGES.s3,
    confidence: 'confirmed',
    applies: (subject) =>
      inTarget(subject, 'CdcInsertsAndUpdates', ({ cdcInsertsAndUpdates, includeOpForFullLoad }) =>
        cdcInsertsAndUpdates && subject.migrationType !== 'full-load'
          ? {
              why: `CdcInsertsAndUpdates is true: a row that is deleted in the source stays in the lake.${
                includeOpForFullLoad
                  ? ''
                  : ' Without IncludeOpForFullLoad the files do not even tell inserts from updates, by most of the documents.'
              }`,
              mend: 'Set it to false; or accept that the lake keeps every row that ever was.',
              write: false,
            }
          : null,
      ),
  },
  {
    id: 'no-order-of-changes',
    severity: 'high',
    title: 'Nothing in the files orders the changes of a row',
    about: 'target endpoint',
    source: PAGES.s3,
    confidence: 'confirmed',
    applies: (subject) =>
      inTarget(subject, 'TimestampColumnName', ({ timestampColumnName, preserveTransactions }) =>
        captures(subject) &&
        timestampColumnName === '' &&
        !preserveTransactions &&
        !hasSequence(subject.mappings?.rules)
          ? {
              why: 'There is no TimestampColumnName, and no rule adds $AR_H_CHANGE_SEQ: of two changes of one row only the names of the files and the order inside of them say which is later. Whoever merges files loses that.',
              mend: 'Add a column with $AR_H_CHANGE_SEQ by a mapping rule, which orders every change; or at least a TimestampColumnName.',
              write: 'dms_timestamp',
            }
          : null,
      ),
  },
  {
    id: 'ties-in-a-transaction',
    severity: 'low',
    title: 'Changes of one transaction have one timestamp',
    about: 'target endpoint',
    source: PAGES.s3,
    confidence: 'confirmed',
    applies: (subject) =>
      inTarget(subject, 'TimestampColumnName', ({ timestampColumnName }) =>
        captures(subject) && timestampColumnName !== '' && !hasSequence(subject.mappings?.rules)
          ? {
              why: `${timestampColumnName} is the time of the commit: two changes of a row in one transaction cannot be ordered by it, nor can two within the precision of the source.`,
              mend: 'Add a column with $AR_H_CHANGE_SEQ by a mapping rule.',
            }
          : null,
      ),
  },
  {
    id: 'load-after-changes',
    severity: 'medium',
    title: 'Rows of the load may look later than changes',
    about: 'target endpoint',
    source: PAGES.s3,
    confidence: 'confirmed',
    applies: (subject) =>
      inTarget(subject, 'UseTaskStartTimeForFullLoadTimestamp', (values) =>
        subject.migrationType === 'full-load-and-cdc' &&
        values.timestampColumnName !== '' &&
        !values.useTaskStartTimeForFullLoadTimestamp
          ? {
              why: `A row of the full load has the time of its transfer in ${values.timestampColumnName}, which may be after the commit of a change that was made while the table was loaded: sorted by it, the old row wins.`,
              mend: 'Set it to true: rows of the load then have the start of the task.',
              write: true,
            }
          : null,
      ),
  },
  {
    id: 'op-in-changes-alone',
    severity: 'medium',
    title: 'Files of the load and of changes have different columns',
    about: 'target endpoint',
    source: PAGES.s3,
    confidence: 'confirmed',
    applies: (subject) =>
      inTarget(subject, 'IncludeOpForFullLoad', (values) =>
        subject.migrationType === 'full-load-and-cdc' &&
        !values.includeOpForFullLoad &&
        !values.cdcInsertsOnly &&
        !values.cdcInsertsAndUpdates
          ? {
              why: `Files of changes begin with a column Op, and files of the load have none.${
                values.dataFormat === 'csv' ? ' In CSV without a header every column is then one to the right.' : ''
              }`,
              mend: 'Set it to true: rows of the load then have I there.',
              write: true,
            }
          : null,
      ),
  },
  {
    id: 'folders-in-another-zone',
    severity: 'medium',
    title: 'Folders and names of changes are in a local time',
    about: 'target endpoint',
    source: PAGES.s3,
    confidence: 'confirmed',
    applies: (subject) =>
      inTarget(subject, 'DatePartitionTimezone', ({ datePartitionEnabled, datePartitionTimezone }) =>
        datePartitionEnabled && !['', 'UTC', 'Etc/UTC'].includes(datePartitionTimezone)
          ? {
              why: `Folders and names of files are in ${datePartitionTimezone}: where its clock is set back, an hour comes twice, and names no longer order the changes.`,
              mend: 'Leave it out: UTC.',
              write: 'UTC',
            }
          : null,
      ),
  },
  {
    id: 'transactions-in-one-place',
    severity: 'medium',
    title: 'Changes of all tables are in one folder',
    about: 'target endpoint',
    source: PAGES.s3,
    confidence: 'confirmed',
    applies: (subject) =>
      inTarget(subject, 'PreserveTransactions', ({ preserveTransactions, cdcPath }) =>
        preserveTransactions
          ? {
              why: `Rows of every table stand one after another in ${cdcPath || 'CdcPath'}/CDC_TXN-….csv, each with the columns of its own table, without names. When a table is reloaded, its rows in there stay.`,
              mend: 'Turn it off, and order changes by $AR_H_CHANGE_SEQ, unless transactions over several tables must be told apart.',
              write: false,
            }
          : null,
      ),
  },
  {
    id: 'texts-padded',
    severity: 'medium',
    title: 'Texts are padded in a way that is not documented',
    about: 'target endpoint',
    source: PAGES.s3,
    confidence: 'assumed',
    applies: (subject) =>
      inTarget(subject, 'AddTrailingPaddingCharacter', ({ addTrailingPaddingCharacter }) =>
        addTrailingPaddingCharacter
          ? {
              why: 'AddTrailingPaddingCharacter adds padding to texts; to which, and how much, DMS does not say. A text with trailing blanks may look like one without.',
              mend: 'Set it to false.',
              write: false,
            }
          : null,
      ),
  },
  {
    id: 'reader-needs-key',
    severity: 'low',
    title: 'Whoever reads the lake needs a key, too',
    about: 'target endpoint',
    source: PAGES.s3Api,
    confidence: 'confirmed',
    applies: (subject) =>
      inTarget(subject, 'EncryptionMode', ({ encryptionMode }) =>
        encryptionMode === 'sse-kms'
          ? { why: 'Files are encrypted with a key of KMS.', mend: 'Give the reader kms:Decrypt on it.' }
          : null,
      ),
  },
  {
    id: 'csv-delimiters',
    severity: 'high',
    title: 'CSV files of this format cannot be split for certain',
    about: 'target endpoint',
    source: PAGES.s3,
    confidence: 'confirmed',
    applies: (subject) =>
      inTarget(subject, 'CsvDelimiter', ({ dataFormat, csvDelimiter, csvRowDelimiter, rfc4180, csvNullValue }) => {
        if (dataFormat !== 'csv') return null;
        const problem = formatProblem({
          delimiter: csvDelimiter,
          rowDelimiter: csvRowDelimiter,
          quoted: rfc4180,
          nullText: csvNullValue ?? '',
        });
        return problem === null
          ? null
          : {
              why: `${problem}.`,
              mend: 'Use the defaults: a comma, a newline, Rfc4180 true; or Parquet.',
              write: ',',
            };
      }),
  },
];

function hasSequence(rules: readonly { readonly expression: string }[] | undefined): boolean {
  return (rules ?? []).some(({ expression }) => /\$AR_H_(?:CHANGE_SEQ|STREAM_POSITION)/i.test(expression));
}
