import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runAlert } from '../../core/alerts/alert.ts';
import { historyText } from '../../core/history/words.ts';
import type { PartResult, RunReport } from '../../core/report/schema.ts';
import { summaryTable } from '../../core/report/text.ts';
import { loadConfig } from '../../local/config/load.ts';
import { makeLocalPorts } from '../../local/ports.ts';
import { runStateMachine } from '../../local/runner/runner.ts';
import { type Place, targets, withDatabase } from '../support/postgres.ts';
import { runFolder, writeLakeFile } from '../support/run-over.ts';

/** Runs over one store, on days that the test chooses, with the configuration that it has by then. */
class Runs {
  readonly #place: Place;
  readonly #folder: string;
  #count = 0;

  constructor(place: Place, folder: string) {
    this.#place = place;
    this.#folder = folder;
  }

  async run(day: string, more = ''): Promise<RunReport> {
    const source = new URL(this.#place.url);
    const password = decodeURIComponent(source.password);
    source.password = '';
    const file = join(this.#folder, 'loadproof.yaml');
    const lines = [
      `source: { kind: postgres, url: '${source.href}'${password === '' ? '' : `, password: '\${env:PASSWORD}'`}, quiesced: { reason: a test, owner: test, expires: 9999-12-31 } }`,
      'lake: { path: ./lake }',
      `tables: { include: ['${this.#place.schema}.*'] }`,
      'report: { out: ./out }',
      more,
    ];
    writeFileSync(file, lines.join('\n'));
    this.#count++;
    const clock = { now: () => new Date(`${day}T12:00:00.000Z`) };
    const local = await makeLocalPorts(await loadConfig(file, { PASSWORD: password }), clock);
    try {
      const input = { runId: `run-${this.#count}`, trigger: { kind: 'manual', detail: 'test' } } as const;
      return await runStateMachine(local.ports, input);
    } finally {
      await local.close();
    }
  }
}

/** The lake's rows: those of the source, but for what the faults do. */
const orders = (faults: { missing?: number[]; changed?: number[]; extra?: number[] } = {}) => {
  const rows = [1, 2, 3, 4, 5].filter((id) => !faults.missing?.includes(id));
  const values = [...rows, ...(faults.extra ?? [])].map(
    (id) => `(${id}, '${faults.changed?.includes(id) ? 'other' : `note ${id}`}')`,
  );
  return `SELECT id::INTEGER AS id, note::VARCHAR AS note FROM (VALUES ${values.join(', ')}) AS t(id, note)`;
};

const tableOf = (report: RunReport, name = 'orders'): PartResult => {
  const table = report.tables.find((t) => t.table.name === name);
  if (table === undefined) throw new Error(`no table ${name}`);
  return table;
};

/** What a run says: verdict, word, and how the differing rows relate to those of before. */
const said = (report: RunReport, name = 'orders') => {
  const { verdict, history } = tableOf(report, name);
  return [verdict, history?.state ?? null, history?.rows ?? null];
};

const alertOf = (report: RunReport) => runAlert(report, { report: 'https://example.com/r', execution: null });
const threadOf = (report: RunReport): string => JSON.parse(alertOf(report).slack).metadata.threadId;

describe.each(targets())('ten runs over one store, on $name', (target) => {
  test('say the right word each time, in report, history and alert', async () => {
    const folder = runFolder();
    try {
      await withDatabase(target, (place) => tenRuns(place, folder));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('tell tables of hostile names apart, and write nothing outside of the store', async () => {
    const folder = runFolder();
    const names = ['../../up', 'a.b', 'A', 'a', 'x"y', 'ü'.repeat(60), '<b>&amp;'];
    try {
      await withDatabase(target, async (place) => {
        for (const name of names) {
          const quoted = `"${name.replaceAll('"', '""')}"`;
          await place.run(`create table ${quoted} (id int primary key); insert into ${quoted} values (1), (2)`);
        }
        const runs = new Runs(place, folder);
        await runs.run('2026-03-01');
        const report = await runs.run('2026-03-02');
        const kept = readdirSync(join(folder, 'out', 'runs', '.history'), { recursive: true }).map(String);
        expect(kept.filter((f) => /tables\/[0-9a-f]+\/[^/]+\.json$/.test(f))).toHaveLength(report.tables.length);
        expect(report.tables.length).toBe(names.length);
        for (const table of report.tables) expect(table.history?.state ?? 'none').toMatch(/stillOpen|none/);
        expect(report.notes).toEqual([]);
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

async function tenRuns(place: Place, folder: string): Promise<void> {
  await place.run('create table orders (id int primary key, note text)');
  await place.run(`insert into orders select i, 'note ' || i from generate_series(1, 5) as i`);
  const runs = new Runs(place, folder);
  const lake = (faults?: Parameters<typeof orders>[0]) =>
    writeLakeFile(folder, `${place.schema}.orders`, orders(faults));

  await lake();
  const first = await runs.run('2026-03-01');
  expect(said(first)).toEqual(['MATCHED', null, null]);
  const taskThread = threadOf(first);

  await lake({ missing: [2] });
  const second = await runs.run('2026-03-02');
  expect(said(second)).toEqual(['MISMATCHED', 'new', { known: 0, new: 1, gone: 0 }]);
  const { mismatch, thread } = tableOf(second).history ?? {};
  expect(mismatch).toMatch(/^m-[0-9a-f]{10}$/);
  expect(tableOf(second).sample[0]?.rows[0]?.id).toMatch(/^[0-9a-f]{24}$/);

  const third = await runs.run('2026-03-03');
  expect(said(third)).toEqual(['MISMATCHED', 'stillOpen', { known: 1, new: 0, gone: 0 }]);
  expect(tableOf(third).history).toMatchObject({ mismatch, thread, since: { runId: 'run-2' } });
  expect(threadOf(third)).toBe(threadOf(second));
  expect(threadOf(third)).not.toBe(taskThread);
  expect(alertOf(third).email).toContain('still open since 2026-03-02 12:00:00 UTC (run run-2)');
  expect(summaryTable(third, { color: false, width: 120 }).replace(/\s+/g, ' ')).toContain(
    'still open since 2026-03-02',
  );

  await lake({ missing: [2], changed: [3] });
  const fourth = await runs.run('2026-03-04');
  expect(said(fourth)).toEqual(['MISMATCHED', 'stillOpen', { known: 1, new: 2, gone: 0 }]);
  expect(tableOf(fourth).sample.map((f) => [f.kind, f.isNew])).toEqual([
    ['changed', true],
    ['missing', false],
  ]);
  const accepted = tableOf(fourth).history?.mismatch ?? '';
  expect(accepted).not.toBe(mismatch);

  const consent = (id: string, expires = '2026-03-06') =>
    `acceptDifferences: [{ table: '${place.schema}.orders', mismatch: ${id}, reason: known, owner: me, expires: ${expires} }]`;
  const fifth = await runs.run('2026-03-05', consent(accepted));
  expect(said(fifth)).toEqual(['MATCHED', 'accepted', { known: 3, new: 0, gone: 0 }]);
  expect(fifth.verdict).toBe('MATCHED');
  expect(tableOf(fifth).limits).toMatchObject([{ kind: 'acceptedDifferences', count: 3, accepted: { owner: 'me' } }]);
  expect(historyText(tableOf(fifth))).toContain('accepted until 2026-03-06');

  // A consent to fewer differences than there are is none.
  await expect(runs.run('2026-03-05', consent('m-0123456789'))).rejects.toThrow(/m-0123456789/);
  const narrow = await runs.run('2026-03-05', consent(mismatch ?? ''));
  expect(said(narrow)).toEqual(['MISMATCHED', 'stillOpen', { known: 3, new: 0, gone: 0 }]);

  await lake({ missing: [2], changed: [3], extra: [9] });
  const sixth = await runs.run('2026-03-06', consent(accepted));
  expect(said(sixth)).toEqual(['MISMATCHED', 'stillOpen', { known: 3, new: 1, gone: 0 }]);
  expect(tableOf(sixth).sample[0]).toMatchObject({ kind: 'extra', isNew: true });

  await lake({ missing: [2], changed: [3] });
  const seventh = await runs.run('2026-03-07', consent(accepted));
  expect(said(seventh)).toEqual(['MISMATCHED', 'expired', { known: 3, new: 0, gone: 1 }]);
  expect(alertOf(seventh).email).toContain('expired');

  const path = await lake();
  writeFileSync(path, 'no Parquet');
  const eighth = await runs.run('2026-03-08');
  expect(eighth.verdict).toBe('ERRORED');
  expect(said(eighth).slice(1)).toEqual(['stillOpen', null]);
  expect(historyText(tableOf(eighth))).toContain('proves nothing of it');

  await lake();
  const ninth = await runs.run('2026-03-09');
  expect(said(ninth)).toEqual(['MATCHED', 'resolved', null]);
  expect(threadOf(ninth)).toBe(threadOf(second));
  expect(alertOf(ninth).email).toContain('resolved');
  expect(tableOf(ninth).history?.verdicts.map((v) => v.verdict)).toEqual([
    'MATCHED',
    ...Array(3).fill('MISMATCHED'),
    'MATCHED',
    ...Array(3).fill('MISMATCHED'),
    'ERRORED',
    'MATCHED',
  ]);

  const tenth = await runs.run('2026-03-10');
  expect(said(tenth)).toEqual(['MATCHED', null, null]);

  await lake({ missing: [2] });
  const again = await runs.run('2026-03-11');
  expect(said(again)).toEqual(['MISMATCHED', 'new', { known: 0, new: 1, gone: 0 }]);
  expect(tableOf(again).history?.mismatch).toBe(mismatch);
  expect(threadOf(again)).not.toBe(threadOf(second));
  const kept = readdirSync(join(folder, 'out', 'runs', '.history'), { recursive: true }).map(String);
  for (const file of kept.filter((f) => f.endsWith('.json')))
    expect(readFileSync(join(folder, 'out', 'runs', '.history', file), 'utf8')).not.toContain('note 2');
}
