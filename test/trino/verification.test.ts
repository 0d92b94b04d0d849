/**
 * The experiments of docs/verification.md, on a real Trino: each is run again, and the page must hold what came back.
 * `npm run verify:trino` writes the page.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connector } from './verify/connector.ts';
import { csv } from './verify/csv.ts';
import type { Experiment } from './verify/experiment.ts';
import { files } from './verify/files.ts';
import { Lab, type Outcome } from './verify/lab.ts';
import { BEGIN, END, page } from './verify/page.ts';
import { parquet } from './verify/parquet.ts';
import { values } from './verify/values.ts';

const PAGE = join(__dirname, '..', '..', 'docs', 'verification.md');
const EXPERIMENTS: readonly Experiment[] = [...parquet, ...values, ...connector, ...csv, ...files];

describe('what docs/verification.md says of Trino', () => {
  const done: { experiment: Experiment; outcomes: readonly Outcome[] }[] = [];
  const written = readFileSync(PAGE, 'utf8');
  const recorded = written.slice(written.indexOf(BEGIN), written.indexOf(END) + END.length);
  const update = process.env.UPDATE_VERIFICATION === '1';

  test.each(EXPERIMENTS.map((experiment) => [experiment.title, experiment] as const))('%s', async (_, experiment) => {
    const lab = await Lab.open();
    try {
      await experiment.run(lab);
    } finally {
      await lab.close();
    }
    done.push({ experiment, outcomes: lab.outcomes });
    const [, own = ''] = page('', [{ experiment, outcomes: lab.outcomes }]).split(/^## \d+\. .*$/m);
    if (!update) expect(recorded).toContain(own.slice(0, own.indexOf(END)).trim());
  });

  test('the page is written, and lists every experiment', () => {
    if (update) {
      const server = 'Trino 476, with PostgreSQL behind its JDBC connector';
      writeFileSync(
        PAGE,
        written.replace(recorded, () => page(server, done)),
      );
    }
    const listed = readFileSync(PAGE, 'utf8').match(/^## \d+\. .*$/gm) ?? [];
    expect(listed).toEqual(EXPERIMENTS.map(({ title }, i) => `## ${i + 1}. ${title}`));
  });
});
