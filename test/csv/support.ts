import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CsvFormat } from '../../core/csv/format.ts';
import type { CsvPlan } from '../../core/plan/schema.ts';
import type { PartResult } from '../../core/report/schema.ts';
import { describeCsvFile } from '../../local/lake/csv-head.ts';
import { type SideColumn, type Sides, sourceColumn } from '../support/sides.ts';

/** A column of a test's table: its declaration, and how a value is written in SQL and, as DMS does it, in CSV. */
export interface Kind {
  readonly type: string;
  readonly base: string;
}

export const KINDS = {
  integer: { type: 'integer', base: 'int4' },
  text: { type: 'text', base: 'text' },
  numeric: { type: 'numeric(8,2)', base: 'numeric' },
  double: { type: 'double precision', base: 'float8' },
  real: { type: 'real', base: 'float4' },
  boolean: { type: 'boolean', base: 'bool' },
  date: { type: 'date', base: 'date' },
  timestamp: { type: 'timestamp without time zone', base: 'timestamp' },
  bytes: { type: 'bytea', base: 'bytea' },
} as const satisfies Record<string, Kind>;
export type KindName = keyof typeof KINDS;

export type Value = string | null;
export type Row = readonly Value[];

/** A value as SQL. Values are given in the texts that PostgreSQL reads; bytes as hexadecimal digits. */
export function sqlValue(value: Value, kind: KindName): string {
  const { type } = KINDS[kind];
  if (value === null) return `NULL::${type}`;
  if (kind === 'bytes') return `decode('${value}', 'hex')`;
  return `E'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'::${type}`;
}

export const relationOf = (rows: readonly Row[], kinds: readonly KindName[]): string => {
  const names = kinds.map((_, i) => `"c${i}"`).join(', ');
  const none = `SELECT ${kinds.map((kind) => sqlValue(null, kind)).join(', ')} WHERE false`;
  const all = rows.map((row) => `(${row.map((value, i) => sqlValue(value, kinds[i] ?? 'text')).join(', ')})`);
  return `(${all.length === 0 ? none : `VALUES ${all.join(', ')}`}) AS t(${names})`;
};

/** A value as DMS writes it, from what is known of its files; shares nothing with the reader. */
export function csvText(value: string, kind: KindName): string {
  if (kind === 'double' || kind === 'real') {
    const x = Number(value);
    const text = Math.abs(x).toExponential(kind === 'real' ? 8 : 16);
    const [digits = '', exponent = ''] = text.split('e');
    const sign = Object.is(x, -0) || x < 0 ? '-' : '+';
    return `${sign}${digits}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
  }
  return value;
}

export function csvField(value: Value, kind: KindName, format: CsvFormat): string {
  if (value === null) return format.nullText;
  const text = csvText(value, kind);
  if (!format.quoted) return text;
  const special = ['"', '\n', '\r', format.delimiter, format.rowDelimiter].some((s) => text.includes(s));
  return special ? `"${text.split('"').join('""')}"` : text;
}

export const csvRecord = (row: Row, kinds: readonly KindName[], format: CsvFormat): string =>
  row.map((value, i) => csvField(value, kinds[i] ?? 'text', format)).join(format.delimiter) + format.rowDelimiter;

export const DEFAULT: CsvFormat = { delimiter: ',', rowDelimiter: '\n', quoted: true, nullText: '' };

export function planOf(kinds: readonly KindName[], format: CsvFormat, more: Partial<CsvPlan> = {}): CsvPlan {
  return {
    format,
    declared: true,
    header: false,
    gzip: false,
    binary: 'hex',
    doubt: null,
    fields: kinds.map((kind, i) => ({ name: `c${i}`, real: kind === 'real' })),
    ...more,
  };
}

/** Compares rows with CSV files, through both levels of the engine under test. */
export async function compareCsv(
  sides: Sides,
  request: {
    readonly kinds: readonly KindName[];
    readonly rows: readonly Row[];
    readonly files: readonly (string | Uint8Array)[];
    readonly format?: CsvFormat;
    readonly plan?: Partial<CsvPlan>;
    readonly key?: readonly string[];
    readonly gzip?: boolean;
  },
): Promise<PartResult> {
  const { kinds, rows, files, format = DEFAULT, gzip = false } = request;
  const folder = sides.engine.folderOf();
  const csv = planOf(kinds, format, { gzip, ...request.plan });
  const listed = await Promise.all(
    files.map(async (content, i) => {
      const name = `LOAD0000000${i + 1}.csv${gzip ? '.gz' : ''}`;
      writeFileSync(join(folder.disk, name), gzip ? gzipSync(content) : content);
      return { ...(await describeCsvFile(join(folder.disk, name), csv)), path: `${folder.location}/${name}` };
    }),
  );
  const columns = kinds.map(
    (kind, i): SideColumn => ({
      source: sourceColumn(`c${i}`, KINDS[kind].type, KINDS[kind].base),
      lake: null,
    }),
  );
  const { result } = await sides.compare({
    relation: relationOf(rows, kinds),
    columns,
    key: request.key ?? ['c0'],
    listing: { files: listed, others: [] },
    csv,
    location: folder.location,
  });
  return result;
}
