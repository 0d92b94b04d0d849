import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { runReportSchema } from '../../core/report/schema.ts';
import { Bundle } from '../support/bundle.ts';
import { type Place, realServer, runOn, withDatabase } from '../support/postgres.ts';

/** Ctrl-C while the source is busy. It needs a server that goes on with other work meanwhile, so PGlite will not do. */

let bundle: Bundle;
let folder: string;

beforeAll(() => {
  bundle = Bundle.build();
});
afterAll(() => bundle?.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loadproof-interrupt-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function server() {
  const target = realServer();
  if (!target) throw new Error('LOADPROOF_TEST_POSTGRES_URL is not set');
  return target;
}

/** A table whose only row takes minutes to read, and a lake that has it. */
async function configure(place: Place): Promise<string> {
  await place.run('create table slow (id bigint primary key); insert into slow values (1)');
  const at = join(folder, 'lake', place.schema, 'slow');
  mkdirSync(at, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (SELECT 1::BIGINT AS id) TO '${join(at, 'LOAD00000001.parquet')}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
  const consent = 'reason: a test, owner: test, expires: 9999-12-31';
  const config = join(folder, 'loadproof.yaml');
  writeFileSync(
    config,
    `source: { kind: postgres, url: '\${env:SOURCE_URL}' }
lake: { path: ./lake }
tables: { include: ['${place.schema}.*'] }
compare: { tables: [{ table: ${place.schema}.slow, filters: [{ where: pg_sleep(300) is not null, ${consent} }] }] }
report: { out: ./out }
`,
  );
  return config;
}

/** Starts the run, and waits until the source sleeps. */
async function start(place: Place, config: string) {
  const child = spawn(process.execPath, [bundle.path, 'run', '--config', config], {
    env: { ...process.env, SOURCE_URL: place.url },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const ended = new Promise<{ exitCode: number | null; stderr: string }>((done) =>
    child.once('close', (exitCode) => done({ exitCode, stderr })),
  );
  for (let i = 0; i < 1200 && (await sleeping(place)) === 0; i++) await new Promise((next) => setTimeout(next, 100));
  expect(await sleeping(place)).toBe(1);
  return { child, ended };
}

async function sleeping(place: Place): Promise<number> {
  const busy = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;
  return (await runOn(place.url, busy)).rows[0]?.n;
}

describe('Ctrl-C', () => {
  test('ends the query in the source, writes the report of what is known, and ends with 130', async () => {
    await withDatabase(server(), async (place) => {
      const { child, ended } = await start(place, await configure(place));
      child.kill('SIGINT');
      const { exitCode, stderr } = await ended;
      expect(exitCode).toBe(130);
      expect(stderr).toContain('Press Ctrl-C again');
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(await sleeping(place)).toBe(0);
      const runs = join(folder, 'out', 'runs');
      const [runId = ''] = readdirSync(runs).filter((name) => !name.startsWith('.'));
      const report = runReportSchema.parse(JSON.parse(readFileSync(join(runs, runId, 'report.json'), 'utf8')));
      expect(report).toMatchObject({ verdict: 'ERRORED', cause: { code: 'Interrupted' } });
      expect(report.tables.map((table) => table.verdict)).toEqual(['ERRORED']);
    });
  });
});
