import { inTarget, PAGES, type Rule } from '../rule.ts';
import { captures, familyOf } from '../subject.ts';

/** What CSV and Parquet cannot hold, as the endpoint writes them. */
export const formatRules: readonly Rule[] = [
  {
    id: 'csv-null-ambiguous',
    severity: 'medium',
    title: 'NULL and the empty text look alike',
    about: 'target endpoint',
    source: PAGES.s3,
    confidence: 'confirmed',
    applies: (subject) =>
      inTarget(subject, 'CsvNullValue', ({ dataFormat, csvNullValue }) => {
        if (dataFormat !== 'csv' || (csvNullValue ?? '') !== '') return null;
        if (familyOf(subject.source?.values.engine) === 'oracle') return null;
        return {
          why:
            csvNullValue === null
              ? 'CsvNullValue is not set: the User Guide says that NULL is then an empty field, the API reference says it is NULL, and files that were seen have empty fields. An empty text is an empty field, too.'
              : 'CsvNullValue is empty: NULL and the empty text are one and the same field.',
          mend: 'Set it to a text that no column holds, or write Parquet, which keeps them apart.',
          write: '\\N',
        };
      }),
  },
  {
    id: 'csv-null-is-a-word',
    severity: 'low',
    title: 'A text that reads like the null text becomes NULL',
    about: 'target endpoint',
    source: PAGES.s3,
    confidence: 'confirmed',
    applies: (subject) =>
      inTarget(subject, 'CsvNullValue', ({ dataFormat, csvNullValue }) =>
        dataFormat === 'csv' && csvNullValue !== null && /^[\p{L}\p{N} ]+$/u.test(csvNullValue)
          ? {
              why: `CsvNullValue is '${csvNullValue}': a person, a code or a note of that very text cannot be told from NULL.`,
              mend: 'Use a text that no column holds.',
              write: '\\N',
            }
          : null,
      ),
  },
  {
    id: 'csv-unquoted',
    severity: 'high',
    title: 'A delimiter, a quote or a newline in a text breaks its row',
    about: 'target endpoint',
    source: PAGES.s3,
    confidence: 'confirmed',
    applies: (subject) =>
      inTarget(subject, 'Rfc4180', ({ dataFormat, rfc4180 }) =>
        dataFormat === 'csv' && !rfc4180
          ? {
              why: 'Rfc4180 is false: texts are written as they are. A row that holds a delimiter has a field too many, and one that holds a newline is two.',
              mend: 'Set it to true, or write Parquet.',
              write: true,
            }
          : null,
      ),
  },
  {
    id: 'csv-without-names',
    severity: 'low',
    title: 'Columns of CSV are known by their place alone',
    about: 'target endpoint',
    source: PAGES.s3,
    confidence: 'confirmed',
    applies: (subject) =>
      inTarget(subject, 'AddColumnName', ({ dataFormat, addColumnName, preserveTransactions }) =>
        dataFormat === 'csv' && addColumnName !== true && !preserveTransactions
          ? {
              why: 'Files have no header: after a column was added, dropped or moved, older files are read into the wrong columns.',
              mend: 'Set it to true, or write Parquet.',
              write: true,
            }
          : null,
      ),
  },
  {
    id: 'csv-readers-differ',
    severity: 'low',
    title: 'Readers of CSV change backslashes and newlines in texts',
    about: 'target endpoint',
    source: PAGES.s3,
    confidence: 'assumed',
    applies: (subject) =>
      inTarget(subject, 'DataFormat', ({ dataFormat, rfc4180 }) =>
        dataFormat === 'csv' && rfc4180
          ? {
              why: 'DMS writes texts by RFC 4180. Tables of Athena over CSV (OpenCSVSerde, LazySimpleSerDe) take a backslash for an escape and a newline in quotes for the end of a row: the files are right, and what is read is not.',
              mend: 'Write Parquet; or make sure that the reader knows RFC 4180. Loadproof reads the files themselves.',
              write: 'parquet',
            }
          : null,
      ),
  },
  {
    id: 'csv-unknown-values',
    severity: 'medium',
    title: 'In changes a NULL may mean "not logged"',
    about: 'target endpoint',
    source: PAGES.s3Api,
    confidence: 'confirmed',
    applies: (subject) =>
      inTarget(subject, 'UseCsvNoSupValue', ({ dataFormat, useCsvNoSupValue }) => {
        const family = familyOf(subject.source?.values.engine);
        return dataFormat === 'csv' &&
          captures(subject) &&
          !useCsvNoSupValue &&
          (family === 'oracle' || family === null)
          ? {
              why: 'A column that the log of the source does not hold for a change is written as NULL, like one that is NULL.',
              mend: 'Log all columns (Oracle: ALTER TABLE … ADD SUPPLEMENTAL LOG DATA (ALL) COLUMNS); in CSV, UseCsvNoSupValue with a CsvNoSupValue tells them apart.',
              ...(family === null ? { severity: 'low' as const } : {}),
            }
          : null;
      }),
  },
  {
    id: 'parquet-milliseconds',
    severity: 'medium',
    title: 'Timestamps are cut to milliseconds',
    about: 'target endpoint',
    source: PAGES.s3,
    confidence: 'confirmed',
    applies: (subject) =>
      inTarget(subject, 'ParquetTimestampInMillisecond', ({ dataFormat, parquetTimestampInMillisecond }) =>
        dataFormat === 'parquet' && parquetTimestampInMillisecond
          ? {
              why: 'ParquetTimestampInMillisecond is true: microseconds of every timestamp are lost, and two that differ in them become equal.',
              mend: 'Set it to false. Athena of today reads microseconds.',
              write: false,
            }
          : null,
      ),
  },
  {
    id: 'glue-csv-without-op',
    severity: 'low',
    title: 'The Glue tables need the column Op',
    about: 'target endpoint',
    source: PAGES.s3,
    confidence: 'confirmed',
    applies: (subject) =>
      inTarget(subject, 'GlueCatalogGeneration', (values) =>
        values.glueCatalogGeneration && values.dataFormat === 'csv' && !values.includeOpForFullLoad
          ? {
              why: 'DMS asks for IncludeOpForFullLoad where it makes Glue tables over CSV of a full load.',
              mend: 'Set IncludeOpForFullLoad to true.',
            }
          : null,
      ),
  },
];
