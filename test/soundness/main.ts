/** npm run soundness: see USAGE. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { withEngine } from './engines.ts';
import { matrix } from './matrix.ts';
import { writePage } from './page.ts';
import { failures, type SoundnessRun, type SourceRun, summary } from './result.ts';
import { withSource } from './sources.ts';

const USAGE = `usage: npm run soundness -- [options]

Plants every fault of the matrix (source type × file format × mutation) in lakes that are faithful otherwise, runs
Loadproof over them as the command does, and holds its reports against what was planted. Exit code 0 only if each fault
was found with its key, column and cause, and nothing was found that nobody planted.

  --source <s>    pglite (the default: an embedded PostgreSQL), postgres://…, mysql://…; may be given several times.
                  A server needs a user who may create databases, which are dropped again.
  --engine <e>    embedded (the default) or trino (starts one; its sources are servers); may be given several times
  --format <f>    parquet, csv, all (the default), or formats by their names, with commas between them
  --only <regex>  cells whose 'type / mutation' matches
  --baselines     what EXCEPT one way, EXCEPT both ways, counts with sums, and reladiff make of the same cells
  --json <file>   the results as a JSON document
  --write-page    docs/soundness.md`;

function options() {
  const { values } = parseArgs({
    options: {
      source: { type: 'string', multiple: true, default: ['pglite'] },
      engine: { type: 'string', multiple: true, default: ['embedded'] },
      format: { type: 'string', default: 'all' },
      only: { type: 'string' },
      baselines: { type: 'boolean', default: false },
      json: { type: 'string' },
      'write-page': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.engine.some((e) => e !== 'embedded' && e !== 'trino')) throw new Error('an engine is embedded or trino');
  return values;
}

async function main(): Promise<number> {
  const given = options();
  if (given.help) {
    console.log(USAGE);
    return 0;
  }
  const started = Date.now();
  const tell = (text: string) => console.error(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${text}`);
  const only = given.only === undefined ? null : new RegExp(given.only);
  const runs: SourceRun[] = [];
  for (const engine of given.engine) {
    // What a Trino reads must serve several connections, which the embedded server does from one session.
    const sources = engine === 'trino' ? given.source.filter((s) => s !== 'pglite') : given.source;
    if (sources.length === 0) throw new Error('the engine trino needs a --source that is a server');
    await withEngine(engine, sources, async () => {
      for (const url of sources) {
        const begun = Date.now();
        const run = await withSource(url, async (source) => {
          tell(`${source.name}, engine ${engine}`);
          const results = await matrix(source, { format: given.format, only, tell });
          return { source: source.name, engine, results };
        });
        runs.push({ ...run, seconds: (Date.now() - begun) / 1000 });
      }
    });
  }
  const baselines = given.baselines
    ? await (await import('./baselines/run.ts')).runBaselines(given.source, tell)
    : null;
  const run: SoundnessRun = { date: new Date().toISOString().slice(0, 10), node: process.version, runs, baselines };
  for (const line of failures(run)) console.error(line);
  console.log(summary(run));
  if (given.json !== undefined) await writeFile(given.json, `${JSON.stringify(run, null, 1)}\n`);
  if (given['write-page']) await writePage(run);
  return failures(run).length === 0 && runs.every((r) => r.results.length > 0) ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    console.error(USAGE);
    process.exitCode = 64;
  },
);
