import { rmSync } from 'node:fs';
import { renderHtml } from '../../core/report/html.ts';
import { targets, withDatabase } from '../support/postgres.ts';
import { runFolder, runOver, writeLakeFile } from '../support/run-over.ts';

/** Likely causes of a whole run: found where the values are, and told without them. */

let folder: string;
beforeEach(() => {
  folder = runFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each(targets())('a text that is cut, and a file that is gone, over $name; masked', async (target) => {
  const report = await withDatabase(target, async (place) => {
    await place.run(
      "create table notes as select i as id, repeat('geheim ', 40) || i as note from generate_series(1, 8) as g(i); alter table notes add primary key (id)",
    );
    const lake = (where: string) =>
      `SELECT i::INTEGER AS id, left(repeat('geheim ', 40) || i, 255) AS note FROM range(1, 9) AS t(i) WHERE ${where}`;
    await writeLakeFile(folder, `${place.schema}.notes`, lake('i < 5'));
    await writeLakeFile(folder, `${place.schema}.notes`, lake('i = 8'), 'LOAD00000003.parquet');
    return runOver(place.url, folder, {
      include: [`${place.schema}.*`],
      ports: (ports) => ({
        ...ports,
        config: {
          load: async () => {
            const loaded = await ports.config.load();
            return { ...loaded, config: { ...loaded.config, report: { ...loaded.config.report, values: 'masked' } } };
          },
        },
      }),
    });
  });
  expect(report.verdict).toBe('MISMATCHED');
  expect(report.tables[0]?.diagnoses).toMatchObject([
    { code: 'cut', column: 'note', title: 'note is cut at 255 characters', sure: 'very likely', findings: 5 },
    { code: 'missingFile', evidence: expect.stringContaining('LOAD00000002 is not there; 3 rows'), findings: 3 },
  ]);
  expect(report.tables[0]?.diagnoses?.[0]?.evidence).toContain('5 of 5 changed values in note');
  expect(renderHtml(report)).toContain('note is cut at 255 characters');
  expect(JSON.stringify(report)).not.toContain('geheim g');
});
