import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { DuckDBConnection } from '@duckdb/node-api';
import { identifier } from './sql-text.ts';

/**
 * Writes rows as DMS's full load does in CSV (AWS DMS User Guide, "Using Amazon S3 as a target"; files of real tasks):
 * RFC 4180 with a comma and a newline, NULL as an empty field, floats in scientific form with a sign, bytes as hexadecimal
 * digits, timestamps in UTC with micro-seconds, no header. It shares nothing with Loadproof's reader of CSV.
 */
export interface CsvRequest {
  readonly path: string;
  /** Rows in their order, from a relation of DuckDB whose session is in UTC; the first column is the row's number. */
  readonly query: string;
  readonly gzip: boolean;
  /** Changes a record before it is written: a fault. */
  readonly change?: (number: number, record: Buffer) => Buffer;
}

/** The text of each of DuckDB's types that the lake is staged in. */
const TEXTS: readonly (readonly [type: RegExp, text: (column: string) => string])[] = [
  [/^FLOAT$/, (c) => `printf('%+.8e', ${c})`],
  [/^DOUBLE$/, (c) => `printf('%+.16e', ${c})`],
  [/^TIMESTAMP/, (c) => `strftime(${c}, '%Y-%m-%d %H:%M:%S.%f')`],
  [/^BLOB$/, (c) => `lower(hex(${c}))`],
  [/./, (c) => `${c}::VARCHAR`],
];

export async function writeCsv(connection: DuckDBConnection, request: CsvRequest): Promise<void> {
  const described = await connection.runAndReadAll(`DESCRIBE ${request.query}`);
  const columns = described.getRows().map(([name, type]) => ({ name: identifier(String(name)), type: String(type) }));
  const [order, ...fields] = columns;
  const texts = fields.map(({ name, type }) => TEXTS.find(([of]) => of.test(type))?.[1](name) ?? name);
  const file = createWriteStream(request.path);
  const out = request.gzip ? createGzip() : file;
  if (request.gzip) out.pipe(file);
  const rows = await connection.stream(`SELECT ${[order?.name, ...texts].join(', ')} FROM (${request.query})`);
  for (let chunk = await rows.fetchChunk(); chunk?.rowCount; chunk = await rows.fetchChunk()) {
    const records = chunk.getRows().map(([number, ...values]) => {
      const record = Buffer.from(`${values.map((value) => field(value === null ? null : String(value))).join(',')}\n`);
      return request.change?.(Number(number), record) ?? record;
    });
    if (!out.write(Buffer.concat(records))) await once(out, 'drain');
  }
  out.end();
  await finished(file);
}

function field(text: string | null): string {
  if (text === null) return '';
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
