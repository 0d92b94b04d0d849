import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import type { RunReport } from '../../core/report/schema.ts';
import { runOver } from '../support/run-over.ts';

const url = process.env.LOADPROOF_TEST_POSTGRES_URL ?? process.env.LOADPROOF_TEST_PGLITE_URL ?? '';
const schema = 'csv_feed';
let client: pg.Client;
let folder: string;
let at: string;

beforeAll(async () => {
  client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema};
    CREATE TABLE ${schema}.t (id int PRIMARY KEY, name text);
    INSERT INTO ${schema}.t SELECT i, 'row "' || i || '"' FROM generate_series(1, 20000) AS i`);
});

afterAll(async () => {
  await client.query(`DROP SCHEMA ${schema} CASCADE`);
  await client.end();
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loadproof-feed-'));
  at = join(folder, 'lake', schema, 't');
  mkdirSync(at, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const records = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `${from + i},"row ""${from + i}"""\n`).join('');

async function run(more = ''): Promise<RunReport['tables'][number] | undefined> {
  return (await runOver(url, folder, { include: [`${schema}.t`], more })).tables[0];
}

/** Whole runs: the state machine, the source streamed, the files split into a pipe while DuckDB reads both. */
describe('a run over a lake of CSV', () => {
  test('matches several files, one of them compressed, whose format nothing told', async () => {
    writeFileSync(join(at, 'LOAD00000001.csv'), records(1, 12000));
    writeFileSync(join(at, 'LOAD00000002.csv.gz'), gzipSync(records(12001, 20000)));
    expect(await run()).toMatchObject({ verdict: 'MATCHED', rows: { source: 20000, lake: 20000 }, limits: [] });
  });

  test('finds a row lost, one changed and one that cannot be read, by both levels', async () => {
    const file = records(1, 20000)
      .replace('500,"row ""500"""\n', '')
      .replace('""600""', '""601""')
      .replace('\n700,', '\n700,,');
    writeFileSync(join(at, 'LOAD00000001.csv'), file);
    const table = await run();
    expect(table).toMatchObject({
      verdict: 'MISMATCHED',
      counts: {
        missing: { findings: 2 },
        changed: { findings: 1 },
        extra: { findings: 1 },
        duplicated: { findings: 0 },
      },
      cause: { code: 'MalformedRecords' },
    });
    expect(table?.cause?.message).toContain('LOAD00000001.csv, line 699: 3 fields, and a record of this file has 2');
  });

  test('takes the settings from the section csv', async () => {
    const text = records(1, 20000).replaceAll(',', '|').replaceAll('\n', '\r\n');
    writeFileSync(join(at, 'LOAD00000001.csv'), `name|id\r\n${text.replace(/(\d+)\|("[^\r]*")/g, '$2|$1')}`);
    const more = "csv: { delimiter: '|', rowDelimiter: '\\r\\n', header: true }";
    expect(await run(more)).toMatchObject({ verdict: 'MATCHED', limits: [] });
  });

  test.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 200), /its gzip is damaged/],
    [
      'followed by something else',
      (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('more')]),
      /of which \d+ are gzip|gzip is damaged|no gzip after/,
    ],
  ])('names a compressed file that is %s, and is never matched', async (_, change, said) => {
    writeFileSync(join(at, 'LOAD00000001.csv.gz'), change(gzipSync(records(1, 20000))));
    const table = await run();
    expect(table).toMatchObject({ verdict: 'ERRORED', cause: { code: 'UnreadableLakeFile' } });
    expect(table?.cause?.message).toMatch(said);
  });

  test('names a folder with files of both formats', async () => {
    writeFileSync(join(at, 'LOAD00000001.csv'), records(1, 20000));
    writeFileSync(join(at, 'LOAD00000001.parquet'), 'PAR1');
    expect(await run()).toMatchObject({ verdict: 'INCONCLUSIVE', cause: { code: 'MixedFormats' } });
  });

  test('names a record that is longer than can be held, by its line', async () => {
    const path = join(at, 'LOAD00000001.csv');
    const out = createWriteStream(path);
    out.write(`${records(1, 9)}10,"`);
    for (let i = 0; i < 40; i++) if (!out.write('x'.repeat(1 << 20))) await once(out, 'drain');
    out.end('"\n');
    await once(out, 'close');
    const table = await run();
    expect(table).toMatchObject({ verdict: 'ERRORED', cause: { code: 'UnreadableLakeFile' } });
    expect(table?.cause?.message).toMatch(/its record at line 10 has more than/);
    truncateSync(path);
  });

  test('of no file at all finds every row missing', async () => {
    expect(await run()).toMatchObject({ verdict: 'MISMATCHED', counts: { missing: { findings: 20000 } } });
  });
});
