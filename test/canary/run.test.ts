import { rmSync } from 'node:fs';
import { CANARY_KEYS } from '../../core/canary/rows.ts';
import type { RunReport } from '../../core/report/schema.ts';
import { type Place, targets, withDatabase } from '../support/postgres.ts';
import { runFolder, runOver, writeLakeFile } from '../support/run-over.ts';

/** The canary of whole runs: over a real PostgreSQL, a real engine and real files. */

let folder: string;

beforeEach(() => {
  folder = runFolder();
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const FAULTS = new Set(CANARY_KEYS.flatMap((key) => key.fault ?? [])).size;

async function runIn(place: Place, lake = 'SELECT 1 AS id'): Promise<RunReport> {
  await place.run('create table one as select 1 as id; alter table one add primary key (id)');
  await writeLakeFile(folder, `${place.schema}.one`, lake);
  return runOver(place.url, folder, { include: [`${place.schema}.*`] });
}

describe.each(targets())('over $name', (target) => {
  test('every planted fault is found, and the run may say that its table matched', () =>
    withDatabase(target, async (place) => {
      const report = await runIn(place);
      expect(report.canary).toMatchObject({ caught: true, problems: [], types: [] });
      expect(report.canary?.faults.filter((fault) => fault.found)).toHaveLength(FAULTS);
      expect(report.canary?.seconds).toBeGreaterThan(0);
      expect(report.verdict).toBe('MATCHED');
      expect(report.cause).toBeNull();
    }));

  test('it is no table of the report, and counts for nothing', () =>
    withDatabase(target, async (place) => {
      const report = await runIn(place);
      expect(report.tables.map((t) => t.table.name)).toEqual(['one']);
      expect(report.totals).toMatchObject({ tables: 1, sourceRows: 1, lakeRows: 1, limits: 0 });
    }));

  test('a run over no tables is not verified, whatever its canary says', () =>
    withDatabase(target, async (place) => {
      const report = await runOver(place.url, folder, { include: [`${place.schema}.*`] });
      expect(report.canary?.caught).toBe(true);
      expect(report.verdict).toBe('INCONCLUSIVE');
    }));
});
