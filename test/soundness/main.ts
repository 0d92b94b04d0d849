/** npm run soundness: see USAGE. */
import { parseArgs } from 'node:util';
import { matrix } from './matrix.ts';
import { withSource } from './sources.ts';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { source: { type: 'string', default: 'pglite' }, format: { type: 'string', default: 'all' } },
  });
  const started = Date.now();
  let bad = 0;
  await withSource(values.source, async (source) => {
    const tell = (text: string) => console.error(`${((Date.now() - started) / 1000).toFixed(1)} s  ${text}`);
    const results = await matrix(source, { format: values.format, tell });
    for (const result of results) {
      const wrong = result.cells.filter((c) => c.outcome === 'wrong');
      bad += wrong.length + result.alarms.length;
      for (const c of wrong.slice(0, 20))
        console.error(`  ${result.format} ${result.table} ${c.row} / ${c.mutation}: ${c.why}`);
      for (const a of result.alarms.slice(0, 5))
        console.error(`  ${result.format} ${result.table} ALARM ${a.slice(0, 300)}`);
    }
    const cells = results.flatMap((r) => r.cells);
    tell(
      `${results.length} comparisons, ${cells.length} cells, ${bad} wrong; ${JSON.stringify(Object.fromEntries(['found', 'limit', 'equal', 'named', 'wrong'].map((o) => [o, cells.filter((c) => c.outcome === o).length])))}`,
    );
  });
  return bad === 0 ? 0 : 1;
}

process.exitCode = await main();
