/** `loadproof … --engine trino` as a user runs it: a process of the bundle, a real cluster, a real database. */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runReportSchema } from '../../core/report/schema.ts';
import { FAULT_COUNT } from '../../local/demo/change-faults.ts';
import { Bundle } from '../support/bundle.ts';
import { type Place, realServer, runOn, withDatabase } from '../support/postgres.ts';
import { runFolder, writeLakeFile } from '../support/run-over.ts';
import { LAKE } from './support/catalogs.ts';
import { findingsOf } from './support/findings.ts';
import { section, server, withCatalog } from './support/on-trino.ts';

let bundle: Bundle;
let folder: string;

beforeAll(() => {
  bundle = Bundle.build();
});
afterAll(() => bundle?.remove());
beforeEach(() => {
  folder = runFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function postgres() {
  const target = realServer();
  if (!target) throw new Error('LOADPROOF_TEST_POSTGRES_URL is not set');
  return target;
}

/** Names of tables of ours that are left in the lake's catalog. */
async function leftTables(): Promise<unknown[]> {
  const { client } = server();
  return (
    await client.run(`SELECT table_name FROM ${LAKE}.information_schema.tables WHERE table_schema = 'loadproof'`)
  ).flat();
}

describe('the demo', () => {
  test('finds on the cluster what the embedded engine finds, and leaves nothing behind', async () => {
    await withDatabase(postgres(), async (place) => {
      await withCatalog(place.url, async (catalog) => {
        const url = new URL(place.url);
        const env = { PGPASSWORD: decodeURIComponent(url.password) };
        url.password = '';
        const demo = (out: string, ...args: string[]) =>
          bundle.run(['demo', '--json', '--out', join(folder, out), '--postgres', url.href, ...args], env);
        const location = section(catalog, join(folder, 'trino')).lake.location;
        const onTrino = await demo(
          'trino',
          ...['--engine', 'trino', '--trino', server().url, '--lake-location', location],
          ...['--source-catalog', catalog, '--lake-catalog', LAKE],
        );
        expect({ ...onTrino, stdout: '' }).toEqual({ exitCode: 1, stdout: '', stderr: expect.any(String) });
        const found = JSON.parse(onTrino.stdout);
        expect(found).toMatchObject({ verdict: 'MISMATCHED', exact: true, unexpected: [] });
        expect(found.faults.filter((fault: { found: boolean }) => fault.found)).toHaveLength(FAULT_COUNT);
        const report = runReportSchema.parse(found.report);
        expect(report).toMatchObject({
          engine: 'trino',
          source: { identity: expect.stringMatching(/^trino:\/\/.*\/t_/) },
        });
        expect(report.tables).toHaveLength(14);

        const embedded = JSON.parse((await demo('embedded')).stdout);
        expect(embedded).toMatchObject({ verdict: 'MISMATCHED', exact: true });
        expect(findingsOf(report)).toEqual(findingsOf(runReportSchema.parse(embedded.report)));

        const left = await runOn(
          place.url,
          "select nspname from pg_namespace where nspname in ('aviation', 'science')",
        );
        expect(left.rows).toEqual([]);
        expect(await leftTables()).toEqual([]);
        expect(JSON.stringify([found, onTrino.stderr, embedded])).not.toContain(`:${env.PGPASSWORD}@`);
      });
    });
  }, 600_000);

  test('refuses a database that has something under its names', async () => {
    await withDatabase(postgres(), async (place) => {
      await place.run('create schema science; create table science.mine (id int)');
      const { exitCode, stderr } = await bundle.run(['demo', '--postgres', place.url, '--out', folder]);
      expect(exitCode).toBe(64);
      expect(stderr).toContain('--postgres: the database has a schema "science" with tables');
      expect((await runOn(place.url, 'select count(*)::int as n from science.mine')).rows[0]?.n).toBe(0);
    });
  });
});

describe('a run', () => {
  /** A configuration for both engines over tables of the place; `where` filters the rows of the table t. */
  function configure(place: Place, catalog: string, where: string): string {
    const file = join(folder, 'loadproof.yaml');
    const consent = { reason: 'a test', owner: 'test', expires: '9999-12-31' };
    const config = {
      // What only the other engine needs may be absent.
      source: {
        kind: 'postgres',
        url: 'postgres://nobody@nowhere.invalid/x',
        password: `\${env:NOT_SET}`,
        quiesced: consent,
      },
      lake: { path: './lake' },
      trino: section(catalog, join(folder, 'lake')),
      tables: { include: [`${place.schema}.*`] },
      compare: { tables: [{ table: `${place.schema}.t`, filters: [{ where, ...consent }] }] },
      report: { out: './out' },
    };
    writeFileSync(file, JSON.stringify(config));
    return file;
  }

  async function table(place: Place): Promise<void> {
    await place.run('create table t (id bigint primary key); insert into t values (1), (2)');
    mkdirSync(join(folder, 'lake'), { recursive: true });
    await writeLakeFile(folder, `${place.schema}.t`, 'SELECT i::BIGINT AS id FROM range(1, 3) AS r(i)');
  }

  test('takes the engine of the command line, and plan prints the SQL that it would run', async () => {
    await withDatabase(postgres(), (place) =>
      withCatalog(place.url, async (catalog) => {
        await table(place);
        const config = configure(place, catalog, 'id > 0');
        const plan = await bundle.run(['plan', '--sql', '--engine', 'trino', '--config', config]);
        expect({ exitCode: plan.exitCode, stderr: plan.stderr }).toEqual({ exitCode: 0, stderr: '' });
        expect(plan.stdout).toContain(`TABLE("${catalog}".system.query(query => '`);
        expect(plan.stdout).toMatch(/FROM "lake"\."loadproof"\."lp_/);
        const run = await bundle.run(['run', '--engine', 'trino', '--config', config]);
        expect(run.stdout).toContain('1 accepted limit');
        expect(run.exitCode).toBe(0);
        // The filter's condition is the source's own SQL: what it refuses is told of its table, without a stack trace.
        const broken = await bundle.run([
          'run',
          '--engine',
          'trino',
          '--config',
          configure(place, catalog, 'no_such > 0'),
        ]);
        expect(broken.exitCode).toBe(3);
        expect(broken.stdout.replace(/\s+/g, ' ')).toContain('column "no_such" does not exist');
      }),
    );
  });

  async function sleeping(place: Place): Promise<number> {
    const busy = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;
    return (await runOn(place.url, busy)).rows[0]?.n;
  }

  /** Queries of the command, not of these tests, that the cluster has not ended. */
  async function running(): Promise<unknown[]> {
    const { client } = server();
    return client.run(
      `SELECT query_id, state FROM system.runtime.queries WHERE source = 'loadproof' AND query LIKE '%both_sides%'` +
        ` AND query NOT LIKE '%runtime.queries%' AND state NOT IN ('FINISHED', 'FAILED')`,
    );
  }

  async function until(what: () => Promise<boolean>): Promise<void> {
    for (let i = 0; i < 600 && !(await what()); i++) await new Promise((next) => setTimeout(next, 100));
  }

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends its queries on the cluster and in the source', async (signal) => {
    await withDatabase(postgres(), (place) =>
      withCatalog(place.url, async (catalog) => {
        await table(place);
        const config = configure(place, catalog, 'pg_sleep(300) is not null');
        const child = spawn(process.execPath, [bundle.path, 'run', '--engine', 'trino', '--config', config], {
          stdio: ['ignore', 'ignore', 'pipe'],
        });
        let stderr = '';
        child.stderr.setEncoding('utf8').on('data', (text) => {
          stderr += text;
        });
        const ended = new Promise((done) => child.once('close', done));
        await until(async () => (await sleeping(place)) > 0);
        // The canary's statement may run beside it.
        expect((await running()).length).toBeGreaterThan(0);
        child.kill(signal);
        expect(await ended).toBe(130);
        expect(stderr).toContain('Press Ctrl-C again');
        expect(stderr).not.toMatch(/^\s+at /m);
        expect(await running()).toEqual([]);
        // Trino tells the database when it takes the query down, which is a moment later.
        await until(async () => (await sleeping(place)) === 0);
        expect(await sleeping(place)).toBe(0);
        expect(await leftTables()).toEqual([]);
        const runs = join(folder, 'out', 'runs');
        const [runId = ''] = readdirSync(runs).filter((name) => !name.startsWith('.'));
        const text = readFileSync(join(runs, runId, 'report.json'), 'utf8');
        expect(JSON.parse(text)).toMatchObject({ verdict: 'ERRORED', cause: { code: 'Interrupted' } });
      }),
    );
  });
});
