import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { QueryEngine } from '../../handlers/ports.ts';
import { loadConfig } from '../../local/config/load.ts';
import { makeLocalPorts } from '../../local/ports.ts';
import { runStateMachine } from '../../local/runner/runner.ts';
import { type Place, targets, withDatabase } from '../support/postgres.ts';
import { tableOf, verdicts } from './fakes.ts';

/** The whole of a run, with nothing made up: a PostgreSQL, Parquet files, DuckDB, a folder for the evidence. */

const TABLES = ['same', 'changed', 'lost', 'broken', 'closing'] as const;

/** How each table's Parquet file differs from `select i as id, 'row ' || i as name` of 1 to 5,000. */
const LAKE: Readonly<Record<(typeof TABLES)[number], string>> = {
  same: '',
  changed: "where id <> 7 union all select 7, 'another'",
  lost: 'where id % 1000 <> 0',
  broken: '',
  closing: 'where id <> 42',
};

const rows = (table: string, from = 'range(1, 5001) as t(i)') =>
  `select * from (select i::integer as id, 'row ' || i as name from ${from}) ${LAKE[table as keyof typeof LAKE]}`;

async function writeLake(folder: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const duck = await instance.connect();
  for (const table of TABLES) {
    await mkdir(join(folder, table), { recursive: true });
    const file = join(folder, table, 'LOAD00000001.parquet');
    await duck.run(`copy (${rows(table)}) to '${file}' (format parquet)`);
    if (table === 'broken') await writeFile(file, (await readFile(file)).subarray(0, 900));
  }
  duck.closeSync();
  instance.closeSync();
}

/** `beforeReread` is called before the rows of a table are read for the second time. */
async function runIn(place: Place, folder: string, beforeReread: (table: string) => Promise<unknown>) {
  const config = join(folder, 'loadproof.yaml');
  const url = new URL(place.url);
  const password = decodeURIComponent(url.password);
  url.password = '';
  await writeFile(
    config,
    [
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a reference of the configuration file.
      `source: { kind: postgres, url: '${url.href}'${password === '' ? '' : ", password: '${env:PASSWORD}'"} }`,
      'lake: { path: ./lake }',
      `tables: { include: ['${place.schema}.*'] }`,
      'compare: { settleSeconds: 0 }',
      'report: { values: plain, out: ./out }',
    ].join('\n'),
  );
  const local = await makeLocalPorts(await loadConfig(config, { PASSWORD: password }));
  const { engine } = local.ports;
  const start: QueryEngine['start'] = async (request) => {
    if (request.label.endsWith(' rows-1')) await beforeReread(request.label.replace(/^.*\.| rows-1$/g, ''));
    return engine.start(request);
  };
  const waiting: QueryEngine = {
    start,
    check: (id) => engine.check(id),
    results: (id) => engine.results(id),
    stop: (id) => engine.stop(id),
    stored: (location) => engine.stored(location),
  };
  try {
    const run = { runId: 'real-1', trigger: { kind: 'manual', detail: 'test' } } as const;
    return await runStateMachine({ ...local.ports, engine: waiting }, run);
  } finally {
    await local.close();
  }
}

describe.each(targets())('a run over $name, Parquet and DuckDB', (target) => {
  test('says of each table what is true', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'loadproof-real-'));
    try {
      await withDatabase(target, async (place) => {
        for (const table of TABLES) {
          await place.run(
            `create table ${table} as select i as id, 'row ' || i as name from generate_series(1, 5000) as t(i);
             alter table ${table} add primary key (id)`,
          );
        }
        await writeLake(join(folder, 'lake', place.schema));
        const report = await runIn(place, folder, async (table) => {
          if (table === 'closing') await place.run('delete from closing where id = 42');
        });
        expect(verdicts(report)).toEqual([
          'broken: ERRORED',
          'changed: MISMATCHED',
          'closing: MATCHED',
          'lost: MISMATCHED',
          'same: MATCHED',
        ]);
        expect(report.verdict).toBe('MISMATCHED');
        expect(tableOf(report, 'broken').cause?.code).toBe('UnreadableLakeFile');
        expect(tableOf(report, 'same')).toMatchObject({ rows: { source: 5000, lake: 5000 }, limits: [] });
        expect(tableOf(report, 'closing')).toMatchObject({ opened: 1, closed: 1 });
        expect(tableOf(report, 'changed').sample[0]).toMatchObject({ kind: 'changed', columns: ['name'] });
        expect(tableOf(report, 'lost').counts.missing).toEqual({ findings: 5, sourceRows: 5, lakeRows: 0 });
        // A server that keeps commit times is asked for later changes as well.
        const phases = tableOf(report, 'lost').reads.map((r) => r.phase);
        expect(phases.filter((phase) => phase !== 'later')).toEqual([
          'digest',
          'rows',
          'findings',
          'rows-1',
          'findings-1',
        ]);
        // The second read asks the source for the open keys alone.
        const again = tableOf(report, 'lost').statements.find((s) => s.phase === 'rows-1');
        expect(again?.native).toContain('("id") IN ((1000), (2000), (3000), (4000), (5000))');
        expect(again?.sql).toContain("k IN ('1000', '2000', '3000', '4000', '5000')");
        const stored = await readFile(join(folder, 'out/runs/real-1/report.json'), 'utf8');
        expect(JSON.parse(stored)).toEqual(report);
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
