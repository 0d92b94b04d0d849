import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runReportSchema } from '../../core/report/schema.ts';
import { Bundle } from '../support/bundle.ts';
import { pglite, withDatabase } from '../support/postgres.ts';
import { writeLakeFile } from '../support/run-over.ts';

/** `loadproof history` and `loadproof run --failed`, as a user runs them. */

let bundle: Bundle;
let folder: string;

beforeAll(() => {
  bundle = Bundle.build();
  folder = mkdtempSync(join(tmpdir(), 'loadproof-history-'));
});
afterAll(() => {
  bundle?.remove();
  rmSync(folder, { recursive: true, force: true });
});

const rows = (n: number) => `SELECT i::INTEGER AS id FROM range(1, ${n + 1}) AS t(i)`;

test('what is open is told with its age and name, and only what was not matched is run again', async () => {
  await withDatabase(pglite(), async (place) => {
    const url = new URL(place.url);
    url.password = '';
    const env = { PASSWORD: decodeURIComponent(new URL(place.url).password), NO_COLOR: '1' };
    const config = join(folder, 'loadproof.yaml');
    const source = `{ kind: postgres, url: '${url.href}', ${env.PASSWORD === '' ? '' : `password: '\${env:PASSWORD}', `}quiesced: { reason: t, owner: t, expires: 9999-12-31 } }`;
    writeFileSync(
      config,
      `source: ${source}\nlake: { path: ./lake }\ntables: { include: ['${place.schema}.*'] }\nreport: { out: ./out }\n`,
    );
    for (const name of ['good', 'bad']) {
      await place.run(`create table ${name} (id int primary key); insert into ${name} values (1), (2)`);
      await writeLakeFile(folder, `${place.schema}.${name}`, rows(name === 'good' ? 2 : 1));
    }
    const run = async (...more: string[]) => {
      const done = await bundle.run(['run', '--config', config, '--json', ...more], env);
      return { ...done, report: done.stdout === '' ? null : runReportSchema.parse(JSON.parse(done.stdout)) };
    };
    const out = join(folder, 'out');
    const history = (...more: string[]) => bundle.run(['history', '--from', out, ...more], env);

    expect((await history()).exitCode).toBe(64);
    const first = await run();
    // What it said is in the failure.
    expect([first.exitCode, first.stderr]).toEqual([1, expect.any(String)]);
    const mismatch = first.report?.tables[0]?.history?.mismatch ?? '?';
    const told = await history();
    expect(told.exitCode).toBe(0);
    expect(told.stdout).toMatch(/\.bad {2}✗\n/);
    expect(told.stdout).toMatch(/\.good {2}✓\n/);
    expect(told.stdout).toContain(`(run ${first.report?.runId}), 0 minutes; mismatch ${mismatch}`);
    expect(told.stdout).toContain('2 tables, 1 with an open mismatch.');
    const json = JSON.parse((await history(`${place.schema}.b*`, '--json')).stdout);
    expect(json).toMatchObject([{ table: { name: 'bad' }, open: { mismatch }, verdicts: [{ state: 'new' }] }]);
    expect((await history('no.such')).stderr).toContain('no table of');

    await writeLakeFile(folder, `${place.schema}.bad`, rows(2));
    const again = await run('--failed', first.report?.runId ?? '');
    expect(again.report?.tables.map((t) => [t.table.name, t.verdict, t.history?.state])).toEqual([
      ['bad', 'MATCHED', 'resolved'],
    ]);
    expect((await history()).stdout).toMatch(/\.bad {2}✗✓\n/);
    const nothing = await run('--failed', again.report?.runId ?? '');
    expect([nothing.exitCode, nothing.stdout]).toEqual([0, '']);
    expect(nothing.stderr).toContain('Nothing to run again');
    const unknown = await run('--failed', 'no-such-run');
    expect(unknown.exitCode).toBe(64);
    expect(unknown.stderr).toContain('no-such-run');
  });
});
