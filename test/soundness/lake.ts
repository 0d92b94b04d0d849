/** A planted table as files of a lake: through the faithful writer, file by file, record by record where bytes change. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { encode } from '../../local/writer/encode.ts';
import { readS3 } from '../../local/writer/s3.ts';
import type { DmsTable, DmsType, DmsValue } from '../../local/writer/types.ts';
import type { MatrixColumn, PlantedRecord, PlantedTable } from './matrix/table.ts';
import type { LakeValue } from './matrix/values.ts';

/** Writes the files below `folder`/schema/table. Returns how many. */
export async function writeLake(folder: string, schema: string, planted: PlantedTable): Promise<number> {
  const files = new Map<number, PlantedRecord[]>();
  for (const record of planted.records) files.set(record.file, [...(files.get(record.file) ?? []), record]);
  for (const [number, records] of files) {
    const written = Buffer.from(fileOf(schema, planted, records));
    const bytes = number === 1 ? (planted.bytes?.(written) ?? written) : written;
    const ending = planted.format.csv ? (planted.format.s3.CompressionType === 'gzip' ? 'csv.gz' : 'csv') : 'parquet';
    const name = `LOAD${number.toString(16).toUpperCase().padStart(8, '0')}.${ending}`;
    const path = join(folder, schema, planted.table.name, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
  return files.size + (await writeChanges(folder, schema, planted));
}

/** The files of changes, under the names that DMS gives them. */
async function writeChanges(folder: string, schema: string, planted: PlantedTable): Promise<number> {
  const changes = (planted.changes ?? []).map(({ op, values, commitTime, seq }) => ({
    op,
    commitTime,
    seq,
    values: values.map((value, i) => dmsValue(value, planted.table.columns[i])),
  }));
  const table: DmsTable = { ...dmsTable(schema, planted, []), phase: 'changes', records: changes };
  const files = encode(table, readS3(planted.format.s3));
  for (const { key, bytes } of files) await writeFile(join(folder, key), bytes);
  return files.length;
}

function fileOf(schema: string, planted: PlantedTable, records: readonly PlantedRecord[]): Uint8Array {
  const { s3 } = planted.format;
  const whole = (of: readonly PlantedRecord[], settings = s3) => {
    const [file] = encode(dmsTable(schema, planted, of), readS3(settings));
    if (!file) throw new Error('no file of no records');
    return file.bytes;
  };
  const [first] = records;
  if (first === undefined || !records.some(({ raw }) => raw)) return whole(records);
  const gzip = s3.CompressionType === 'gzip';
  const plain = { ...s3, CompressionType: 'none' };
  const bare = (record: PlantedRecord) => Buffer.from(whole([record], { ...plain, AddColumnName: false }));
  const named = Buffer.from(whole([first], plain));
  const header = named.subarray(0, named.length - bare(first).length);
  const parts: Buffer[] = [header];
  for (const record of records) {
    const bytes = bare(record);
    const changed = record.raw?.(bytes) ?? bytes;
    if (record.raw && changed.equals(bytes)) throw new Error(`a fault that changes nothing of ${bytes.toString()}`);
    parts.push(changed);
  }
  const all = Buffer.concat(parts);
  return gzip ? gzipSync(all) : all;
}

function dmsTable(schema: string, { table }: PlantedTable, records: readonly PlantedRecord[]): DmsTable {
  const columns = table.columns.map(({ name, type }) => ({ name, type: dmsType(type.dms), nullable: true }));
  return {
    schema,
    table: table.name,
    source: { schema, table: table.name },
    phase: 'load',
    columns,
    key: table.key,
    records: records.map(({ values }) => ({
      op: 'I',
      values: values.map((value, i) => dmsValue(value, table.columns[i])),
    })),
  };
}

/** `NUMERIC(10,2)`, `STRING(64)`, `INT4`. */
export function dmsType(text: string): DmsType {
  const [, name = '', first, second] = /^([A-Z0-9]+)(?:\((\d+)(?:,(\d+))?\))?$/.exec(text) ?? [];
  switch (name) {
    case 'NUMERIC':
      return { name, precision: Number(first), scale: Number(second) };
    case 'STRING':
    case 'WSTRING':
    case 'BYTES':
      return { name, length: first === undefined ? null : Number(first) };
    case 'TIME':
    case 'DATETIME':
      return { name, scale: 6 };
    default:
      return { name } as DmsType;
  }
}

const DAY = 86_400_000;

function dmsValue(value: LakeValue, column: MatrixColumn | undefined): DmsValue {
  const name = dmsType(column?.type.dms ?? '').name;
  // A zero date of MySQL's is a text, which CSV shows as it is.
  if (typeof value === 'string' && value.startsWith('0000-00-00')) return value;
  if (typeof value === 'string' && name === 'DATE') return Date.parse(`${value}T00:00:00Z`) / DAY;
  if (typeof value === 'string' && name === 'DATETIME')
    return BigInt(Date.parse(`${value.slice(0, 19).replace(' ', 'T')}Z`)) * 1000n + BigInt(value.slice(20));
  if (typeof value === 'string' && name === 'TIME') {
    const [hours, minutes, seconds, micros] = value.split(/[:.]/).map(BigInt);
    return (((hours ?? 0n) * 60n + (minutes ?? 0n)) * 60n + (seconds ?? 0n)) * 1_000_000n + (micros ?? 0n);
  }
  if (typeof value === 'bigint' && /^U?INT[124]$/.test(name)) return Number(value);
  return value;
}
