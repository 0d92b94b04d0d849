import type { CsvConfig } from '../config/schema.ts';
import { delimiterText } from '../csv/format.ts';
import { type DmsEndpoint, targetOf } from '../dms/endpoints.ts';
import { S3_DEFAULTS, type S3Settings } from '../dms/s3-settings.ts';
import type { DmsTask } from '../dms/task.ts';

/** How the lake was written: by the endpoint, else by the configuration, else by what an endpoint does by default. */
export function lakeSettings(
  task: DmsTask | null,
  endpoints: readonly DmsEndpoint[] | null,
  csv: CsvConfig | undefined,
): { readonly s3: S3Settings; readonly format: 'csv' | 'parquet' | null } {
  if (task && endpoints) {
    const s3 = targetOf(task, endpoints);
    return { s3, format: s3.dataFormat };
  }
  // Without a word about it, what the files are is seen in them.
  const unsaid: S3Settings = { ...S3_DEFAULTS, addColumnName: null, compressionType: null };
  return {
    s3: csv === undefined ? unsaid : { ...unsaid, ...configured(csv) },
    format: csv === undefined ? null : 'csv',
  };
}

function configured(csv: CsvConfig): Partial<S3Settings> {
  const { delimiter, rowDelimiter, rfc4180, nullValue, header, compression, op, timestampColumn } = csv;
  return {
    ...(delimiter === undefined ? {} : { csvDelimiter: delimiterText(delimiter) }),
    ...(rowDelimiter === undefined ? {} : { csvRowDelimiter: delimiterText(rowDelimiter) }),
    ...(rfc4180 === undefined ? {} : { rfc4180 }),
    ...(nullValue === undefined ? {} : { csvNullValue: nullValue }),
    ...(header === undefined ? {} : { addColumnName: header }),
    ...(compression === undefined ? {} : { compressionType: compression }),
    ...(op === undefined ? {} : { includeOpForFullLoad: op }),
    ...(timestampColumn === undefined ? {} : { timestampColumnName: timestampColumn }),
  };
}
