// Named removals: takes one safeguard out of the sources at a time, and holds that the matrix of soundness then fails.
// The sources stay as they are: the changed text goes into a bundle of its own, in a folder that is removed again.
// Usage: node scripts/removals.mjs [regex of names]
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');

/** `only`: the cells of the matrix that are run, which all pass as the sources are. */
const REMOVALS = [
  {
    name: "a form's raw fallback, Parquet",
    file: 'core/sql/duckdb.ts',
    from: " ELSE '!' || ",
    to: " ELSE nullif('', '') || ",
    format: 'parquet-us',
    only: "numeric\\(50,10\\) / NULL becomes '<null>'",
  },
  {
    name: "a form's raw fallback, CSV",
    file: 'core/sql/csv-duckdb.ts',
    from: "const raw = (value: string) => `'!' || ",
    to: "const raw = (value: string) => `nullif('', '') || ",
    format: 'csv-default',
    only: "numeric\\(50,10\\) / NULL becomes '<null>'",
  },
  {
    name: 'the ±1 weights of the digests',
    file: 'core/sql/except-query.ts',
    from: '`  OR sum(lo * (2 * src - 1)) <> 0 OR sum(hi * (2 * src - 1)) <> 0`,',
    to: '',
    format: 'parquet-us',
    only: 'tables / the last character of one text',
  },
  {
    name: 'the ±1 weights of the rows: one way only',
    file: 'core/sql/except-query.ts',
    from: '`FROM keyed WHERE src <> lake`,',
    to: '`FROM keyed WHERE src > lake`,',
    format: 'parquet-us',
    only: 'tables / a row that the source does not have',
  },
  {
    name: 'how often a side holds a row: sets, not multisets',
    file: 'core/sql/except-query.ts',
    from: '`FROM keyed WHERE src <> lake`,',
    to: '`FROM keyed WHERE (src = 0) <> (lake = 0)`,',
    format: 'parquet-us',
    only: 'tables / one row twice',
  },
  {
    name: "the trailer's count",
    file: 'core/compare/judge.ts',
    from: '  if (trailer.rows === rows) return null;',
    to: '  return null;',
    format: 'parquet-us',
    only: 'reads / a row lost',
  },
  {
    name: 'the trailer itself',
    file: 'core/compare/judge.ts',
    from: "  if (trailer === null) return incompleteRead('the digest level');",
    to: '  if (trailer === null) return null;',
    format: 'parquet-us',
    only: 'reads / the end',
  },
  {
    name: "the collapse's ordering",
    file: 'core/sql/collapse.ts',
    from: 'SELECT *, max(seq) OVER (PARTITION BY k) AS last,',
    to: 'SELECT *, min(seq) OVER (PARTITION BY k) AS last,',
    format: 'parquet-us',
    only: 'changes / |^changes',
  },
  {
    name: 'the deletes of the collapse',
    file: 'core/sql/collapse.ts',
    from: "WHEN lowest = highest THEN CASE WHEN nth = 1 AND op <> 'D' THEN",
    to: 'WHEN lowest = highest THEN CASE WHEN nth = 1 THEN',
    format: 'parquet-us',
    only: 'changes / |^changes',
  },
  {
    name: 'the limit of a column that is not compared',
    file: 'core/compare/coverage.ts',
    from: '    if (!p.compared && !p.absent) {',
    to: '    if (p.compared && !p.compared) {',
    format: 'parquet-us',
    only: 'tables / integers become floats',
  },
  {
    name: 'the count of values that the null text hides',
    file: 'core/compare/csv.ts',
    from: 'losses: [...rendered.losses, { rule, changed }],',
    to: 'losses: rendered.losses,',
    format: 'csv-default',
    only: "^text / NULL becomes ''",
  },
];

/** The bundle of the matrix, with one text of one file replaced, or none. */
async function bundle(outfile, removal) {
  const path = removal && join(root, removal.file);
  const plugin = {
    name: 'removal',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, (args) => {
        if (args.path !== path) return undefined;
        const text = readFileSync(path, 'utf8');
        const places = text.split(removal.from).length - 1;
        if (places !== 1)
          throw new Error(`${removal.file} holds the text of '${removal.name}' ${places} times, not once`);
        removal.applied = true;
        return { contents: text.replace(removal.from, () => removal.to), loader: 'ts' };
      });
    },
  };
  await build({
    absWorkingDir: root,
    entryPoints: ['./test/soundness/main.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    loader: { '.json': 'json' },
    logLevel: 'silent',
    plugins: removal ? [plugin] : [],
  });
  if (removal && !removal.applied) throw new Error(`${removal.file} is no part of the matrix`);
}

function matrix(program, format, only, env) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [program, '--format', format, '--only', only], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        said += text;
      });
    child.once('exit', (code) => done({ code, said }));
  });
}

/** One embedded PostgreSQL for all of them: it takes seconds to start. */
async function embeddedPostgres() {
  const server = spawn(process.execPath, ['test/support/pglite-server.mjs'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const line = await new Promise((done) => createInterface(server.stdout).once('line', done));
  return { url: JSON.parse(line).url, stop: () => server.stdin.end() };
}

const wanted = new RegExp(process.argv[2] ?? '');
const removals = REMOVALS.filter(({ name }) => wanted.test(name));
// Below the repository, where the bundles find its packages.
const folder = mkdtempSync(join(root, 'node_modules', '.removals-'));
const server = await embeddedPostgres();
let bad = 0;
try {
  const env = { LOADPROOF_TEST_PGLITE_URL: server.url };
  const whole = join(folder, 'whole.mjs');
  await bundle(whole, null);
  for (const format of ['parquet-us', 'csv-default']) {
    const only = removals.filter((r) => r.format === format).map((r) => r.only);
    if (only.length === 0) continue;
    const { code, said } = await matrix(whole, format, only.join('|'), env);
    if (code === 0) continue;
    bad += 1;
    console.log(`NOT OK: the matrix fails with every safeguard in place (${format})\n${said}`);
  }
  for (const [i, removal] of removals.entries()) {
    const program = join(folder, `${i}.mjs`);
    await bundle(program, removal);
    const { code, said } = await matrix(program, removal.format, removal.only, env);
    // A program that could not run proves nothing: 1 says that the matrix was run, and failed.
    const noticed = code === 1 && /MISSED|FALSE ALARM/.test(said);
    if (!noticed) bad += 1;
    const first = said.split('\n').find((line) => /MISSED|FALSE ALARM/.test(line)) ?? said.slice(-500);
    console.log(
      `${noticed ? 'ok' : 'NOT OK'}: without ${removal.name}: ${noticed ? first.slice(0, 160) : `exit ${code}: ${first}`}`,
    );
  }
} finally {
  server.stop();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${removals.length} removals, ${bad} not noticed`);
process.exitCode = bad === 0 && removals.length > 0 ? 0 : 1;
