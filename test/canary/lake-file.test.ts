import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { CANARY_LAKE_COLUMNS, CANARY_LAKE_ROWS, canaryFile } from '../../core/canary/lake.ts';
import { CANARY_COLUMNS, type CanaryColumn } from '../../core/canary/rows.ts';
import { decimalOfBits } from '../../core/canary/source.ts';
import { readFooter } from '../../handlers/lake/footer.ts';

/**
 * The canary's lake file is generated ahead, because no run may need a writer of Parquet:
 * `UPDATE=1 npx jest test/canary/lake-file.test.ts` writes it from the rows.
 */

const MODULE = join(__dirname, '../../core/canary/lake-file.ts');

const TYPES: Readonly<Record<CanaryColumn, string>> = {
  ...{ id: 'INTEGER', note: 'VARCHAR', remark: 'VARCHAR', code: 'VARCHAR', amount: 'DECIMAL(18,4)', big: 'BIGINT' },
  ...{ seen_at: 'TIMESTAMP', ratio: 'DOUBLE', payload: 'BLOB', active: 'BOOLEAN', born: 'DATE' },
};

function literal(column: CanaryColumn, value: string | null): string {
  if (value === null) return `NULL::${TYPES[column]}`;
  if (column === 'payload') return `from_hex('${value}')`;
  if (column === 'ratio' && value === '8000000000000000') return `'-0'::DOUBLE`;
  const text = column === 'ratio' ? decimalOfBits(value) : value;
  return `'${text.replaceAll("'", "''")}'::${TYPES[column]}`;
}

const ROWS = CANARY_LAKE_ROWS.map(
  (row) => `SELECT ${CANARY_COLUMNS.map((c) => `${literal(c, row[c])} AS ${c}`).join(', ')}`,
).join(' UNION ALL ');

let folder: string;
let duckdb: DuckDBConnection;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loadproof-canary-'));
  duckdb = await (await DuckDBInstance.create(':memory:')).connect();
  if (process.env.UPDATE === '1') writeFileSync(MODULE, moduleOf(await written()));
});

afterAll(() => {
  duckdb.closeSync();
  rmSync(folder, { recursive: true, force: true });
});

async function written(): Promise<Buffer> {
  const path = join(folder, 'new.parquet');
  await duckdb.run(`COPY (${ROWS}) TO '${path}' (FORMAT parquet, COMPRESSION snappy)`);
  return readFileSync(path);
}

function moduleOf(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,100}/g) ?? [];
  return [
    '/**',
    " * The canary's lake file, a Parquet file made of the rows of `rows.ts`.",
    ' * Renew it with `UPDATE=1 npx jest test/canary/lake-file.test.ts`.',
    ' */',
    'export const CANARY_FILE_BASE64 = [',
    ...lines.map((line) => `  '${line}',`),
    "].join('');",
    '',
  ].join('\n');
}

test('the file holds the rows that the canary plants in the lake, bit for bit', async () => {
  const path = join(folder, 'committed.parquet');
  const committed = /\[\n([\s\S]*)\]\.join/.exec(readFileSync(MODULE, 'utf8'))?.[1]?.replace(/[\s',]/g, '') ?? '';
  const bytes = Buffer.from(committed, 'base64');
  if (process.env.UPDATE !== '1') expect(Buffer.from(canaryFile()).equals(bytes)).toBe(true);
  writeFileSync(path, bytes);
  // The sign of a zero is in no comparison of doubles: it is in their text.
  const texts = (from: string) =>
    `SELECT ${CANARY_COLUMNS.map((c) => (c === 'payload' ? 'hex(payload)' : `${c}::VARCHAR`)).join(', ')} FROM ${from}`;
  const both = [texts(`(${ROWS})`), texts(`read_parquet('${path}')`)] as const;
  for (const [one, other] of [both, [both[1], both[0]] as const]) {
    const rest = await duckdb.runAndReadAll(`${one} EXCEPT ALL ${other}`);
    expect(rest.getRows()).toEqual([]);
  }
  expect((await duckdb.runAndReadAll(`SELECT count(*)::INTEGER FROM read_parquet('${path}')`)).getRows()).toEqual([
    [CANARY_LAKE_ROWS.length],
  ]);
});

test('its footer has the types that the canary says', async () => {
  const file = canaryFile();
  const read = async (start: number, length: number) => file.slice(start, start + length);
  const footer = await readFooter({ size: file.length, read });
  expect(footer).toEqual({ rows: CANARY_LAKE_ROWS.length, columns: CANARY_LAKE_COLUMNS });
});

test('it is small', () => {
  expect(canaryFile().length).toBeLessThan(8192);
});
