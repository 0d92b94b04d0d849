/** Writes a small lake of a full load and changes as DMS does, in Parquet and in CSV, for tests of their collapse. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { LakeColumn, LakeFile } from '../../core/compare/columns.ts';
import { csvOfFile } from '../../core/csv/plan.ts';
import type { CdcPlan, CsvPlan } from '../../core/plan/schema.ts';
import { describeCsvFile } from '../../local/lake/csv-head.ts';
import { type Sides, sourceColumn } from './sides.ts';

export type Value = string | null;

export interface Change {
  readonly op: string;
  readonly key: number;
  readonly value: Value;
  /** Its transaction, whose changes have one commit time; and its place in the task. */
  readonly transaction: number;
  readonly sequence: number;
}

export interface Lake {
  readonly load: readonly (readonly [number, Value])[];
  readonly files: readonly (readonly Change[])[];
}

export type Ordering = 'place' | 'moment' | 'sequence';
export type Format = 'parquet' | 'csv' | 'csv.gz';

const text = (name: string): LakeColumn => ({ name, type: { kind: 'string' } });
const id: LakeColumn = { name: 'id', type: { kind: 'integer', bits: 32, signed: true } };
const v = text('v');

export const COLUMNS = [
  { source: sourceColumn('id', 'integer', 'int4'), lake: id },
  { source: sourceColumn('v', 'text', 'text'), lake: v },
];

export const ORDER: Readonly<Record<Ordering, CdcPlan['order']>> = {
  place: [],
  moment: [{ column: 'at', kind: 'moment' }],
  sequence: [{ column: 'seq', kind: 'sequence' }],
};

export const CAPTURES_ALL: CdcPlan = {
  operation: 'always',
  deletes: true,
  updates: true,
  hasLoad: true,
  order: [],
  timezone: null,
  loadStart: null,
};

const NULL_TEXT = 'NULL';
const FORMAT = { delimiter: ',', rowDelimiter: '\n', quoted: true, nullText: NULL_TEXT };

const literal = (value: Value) => (value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`);

/** What is written before the columns of the table. */
function told({ transaction, sequence }: Change, ordering: Ordering): string[] {
  if (ordering === 'place') return [];
  if (ordering === 'sequence') return [String(sequence).padStart(35, '0')];
  return [`2026-03-04 00:00:${String(transaction).padStart(2, '0')}.000000`];
}

let named = 0;

/** Names never come twice, and order as they are asked for. */
function changesName(): string {
  named += 1;
  return `20260304-${String(100_000_000 + named)}`;
}

export interface Written {
  readonly files: LakeFile[];
  readonly csv?: CsvPlan;
  readonly location?: string;
}

export function writeLake(
  sides: Sides,
  lake: Lake,
  ordering: Ordering,
  format: Format,
  cdc: CdcPlan,
): Promise<Written> {
  return format === 'parquet' ? writeParquet(sides, lake, ordering) : writeCsv(sides, lake, ordering, format, cdc);
}

async function writeParquet(sides: Sides, { load, files }: Lake, ordering: Ordering): Promise<Written> {
  const written: LakeFile[] = [];
  const values = (rows: readonly string[], columns: readonly LakeColumn[]) =>
    `SELECT * FROM (VALUES ${rows.join(', ')}) AS t(${columns.map(({ name }) => `"${name}"`).join(', ')})`;
  if (load.length > 0) {
    const rows = load.map(([key, value]) => `(${key}::INTEGER, ${literal(value)}::VARCHAR)`);
    written.push(await sides.file(values(rows, [id, v]), [id, v]));
  }
  const columns = [text('Op'), ...ORDER[ordering].map(({ column }) => text(column)), id, v];
  for (const file of files) {
    const rows = file.map((c) => {
      const texts = [c.op, ...told(c, ordering)].map((cell) => `'${cell}'`).join(', ');
      return `(${texts}, ${c.key}::INTEGER, ${literal(c.value)}::VARCHAR)`;
    });
    written.push(await sides.file(values(rows, columns), columns, `${changesName()}.parquet`));
  }
  return { files: written };
}

const field = (value: Value) =>
  value === null ? NULL_TEXT : /["\n,]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
const record = (values: readonly Value[]) => `${values.map(field).join(',')}\n`;

async function writeCsv(
  sides: Sides,
  { load, files }: Lake,
  ordering: Ordering,
  format: 'csv' | 'csv.gz',
  cdc: CdcPlan,
): Promise<Written> {
  const folder = sides.engine.folderOf();
  const order = ORDER[ordering].map(({ column }) => column);
  const csv: CsvPlan = {
    format: FORMAT,
    declared: true,
    header: false,
    gzip: format === 'csv.gz',
    binary: 'hex',
    doubt: null,
    fields: [...order, 'id', 'v'].map((name) => ({ name, real: false })),
  };
  const put = async (name: string, content: string): Promise<LakeFile> => {
    const path = join(folder.disk, name);
    writeFileSync(path, format === 'csv.gz' ? gzipSync(content) : content);
    return { ...(await describeCsvFile(path, csvOfFile(csv, cdc, path))), path: `${folder.location}/${name}` };
  };
  const written: LakeFile[] = [];
  // Rows of a load have no order; its times are those of the transfer.
  const none = order.map(() => '2026-03-04 23:59:59.000000');
  if (load.length > 0) {
    const rows = load.map(([key, value]) => record([...none, String(key), value]));
    written.push(await put(`LOAD00000001.${format}`, rows.join('')));
  }
  for (const file of files) {
    const rows = file.map((c) => record([c.op, ...told(c, ordering), String(c.key), c.value]));
    written.push(await put(`${changesName()}.${format}`, rows.join('')));
  }
  return { files: written, csv, location: folder.location };
}

/** Compares it with a source that holds these rows. */
export async function compareLake(
  sides: Sides,
  lake: Lake,
  source: readonly (readonly [number, Value])[],
  {
    ordering = 'place',
    format = 'parquet',
    wide = false,
    ...more
  }: Partial<CdcPlan> & { ordering?: Ordering; format?: Format; wide?: boolean } = {},
) {
  const rows = source.map(([key, value]) => `(${key}, ${literal(value)}::text)`);
  const none = 'SELECT 0::integer, NULL::text WHERE false';
  const relation = `(SELECT id::integer, v FROM (${rows.length > 0 ? `VALUES ${rows.join(', ')}` : none}) AS t(id, v)) AS q`;
  const cdc = { ...CAPTURES_ALL, order: ORDER[ordering], ...more };
  const { files, ...written } = await writeLake(sides, lake, ordering, format, cdc);
  const listing = { files, others: [] };
  return (await sides.compare({ relation, columns: COLUMNS, key: ['id'], listing, cdc, wide, ...written })).result;
}
