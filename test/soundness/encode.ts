/** Bytes of a file as DMS writes it, until the faithful writer is there. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DmsTable, DmsType, DmsValue } from '../../local/writer/types.ts';
import type { Format } from './matrix/formats.ts';

export async function encode(table: DmsTable, s3: Format['s3']): Promise<Uint8Array> {
  return s3.DataFormat === 'csv' ? csv(table, s3) : parquet(table, s3);
}

const DUCK: Readonly<Record<string, string>> = {
  INT1: 'TINYINT',
  INT2: 'SMALLINT',
  INT4: 'INTEGER',
  INT8: 'BIGINT',
  UINT1: 'UTINYINT',
  UINT2: 'USMALLINT',
  UINT4: 'UINTEGER',
  UINT8: 'UBIGINT',
  REAL4: 'FLOAT',
  REAL8: 'DOUBLE',
  BOOLEAN: 'BOOLEAN',
};

async function parquet(table: DmsTable, s3: Format['s3']): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'soundness-'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run("SET TimeZone = 'UTC'");
    const added = [
      ...(s3.IncludeOpForFullLoad ? ['\'I\' AS "Op"'] : []),
      ...(s3.TimestampColumnName ? [`'2024-01-01 00:00:00.000000' AS "${s3.TimestampColumnName}"`] : []),
    ];
    const staged = table.records
      .map((record) => JSON.stringify(Object.fromEntries(record.values.map((v, i) => [`c${i}`, stagedText(v)]))))
      .join('\n');
    await writeFile(join(folder, 'rows.json'), staged);
    const fields = table.columns.map((_, i) => `c${i}: 'VARCHAR'`).join(', ');
    const selected = table.columns.map(({ name, type }, i) => `${cast(`c${i}`, type, s3)} AS "${name}"`);
    await connection.run(
      `COPY (SELECT ${[...added, ...selected].join(', ')} FROM read_json('${folder}/rows.json', columns = {${fields}}, format = 'newline_delimited', maximum_object_size = 100000000)) TO '${folder}/out.parquet' (FORMAT parquet)`,
    );
    return await readFile(join(folder, 'out.parquet'));
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true, force: true });
  }
}

function stagedText(value: DmsValue): string | null {
  if (value === null) return null;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (typeof value === 'string') return Buffer.from(value).toString('hex');
  return Object.is(value, -0) ? '-0.0' : String(value);
}

function cast(value: string, type: DmsType, s3: Format['s3']): string {
  switch (type.name) {
    case 'NUMERIC':
      return `decode(unhex(${value}))::DECIMAL(${type.precision},${type.scale})`;
    case 'DATE':
      return `(DATE '1970-01-01' + ${value}::INTEGER)::DATE`;
    case 'DATETIME':
      return s3.ParquetTimestampInMillisecond
        ? `make_timestamp(${value}::BIGINT)::TIMESTAMP_MS`
        : `make_timestamptz(${value}::BIGINT)`;
    case 'TIME':
      return `CASE WHEN ${value} = '86400000000' THEN TIME '24:00:00' ELSE (make_timestamp(${value}::BIGINT)::TIME) END`;
    case 'BYTES':
    case 'BLOB':
      return `unhex(${value})`;
    case 'STRING':
    case 'WSTRING':
    case 'CLOB':
    case 'NCLOB':
      return `decode(unhex(${value}))`;
    default:
      return `${value}::${DUCK[type.name]}`;
  }
}

function csv(table: DmsTable, s3: Format['s3']): Uint8Array {
  const delimiter = String(s3.CsvDelimiter ?? ',');
  const end = String(s3.CsvRowDelimiter ?? '\n');
  const nullText = String(s3.CsvNullValue ?? '');
  const quote = (text: string) =>
    (s3.Rfc4180 !== false && /["\n\r]/.test(text)) || (s3.Rfc4180 !== false && text.includes(delimiter))
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const line = (fields: readonly string[]) => fields.join(delimiter) + end;
  const added = s3.IncludeOpForFullLoad ? ['Op'] : [];
  const header = s3.AddColumnName ? line([...added, ...table.columns.map(({ name }) => name)]) : '';
  const lines = table.records.map((record) =>
    line([
      ...added.map(() => 'I'),
      ...record.values.map((v, i) => (v === null ? nullText : quote(csvText(v, table.columns[i]?.type)))),
    ]),
  );
  const bytes = Buffer.from(header + lines.join(''));
  return s3.CompressionType === 'gzip' ? gzipSync(bytes) : bytes;
}

function csvText(value: DmsValue, type: DmsType | undefined): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (type?.name === 'DATE') return new Date(Number(value) * 86_400_000).toISOString().slice(0, 10);
  if (type?.name === 'DATETIME') return moment(value as bigint);
  if (type?.name === 'TIME') return value === 86_400_000_000n ? '24:00:00.000000' : moment(value as bigint).slice(11);
  if (typeof value === 'number' && (type?.name === 'REAL4' || type?.name === 'REAL8')) {
    if (!Number.isFinite(value)) return String(value);
    const [digits = '', exponent = ''] = value.toExponential(type.name === 'REAL4' ? 8 : 16).split('e');
    const sign = Object.is(value, -0) ? '-' : value < 0 ? '' : '+';
    return `${sign}${digits}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
  }
  return String(value);
}

function moment(micros: bigint): string {
  const fraction = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = Number((micros - fraction) / 1000n);
  return `${new Date(seconds).toISOString().slice(0, 19).replace('T', ' ')}.${String(fraction).padStart(6, '0')}`;
}
