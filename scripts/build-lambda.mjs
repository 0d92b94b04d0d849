// Bundles the functions of the stack, each into one CommonJS file without native modules: what Lambda runs, and what
// test/aws runs. Usage: node scripts/build-lambda.mjs [folder]; the folder is dist/lambda by default.
import { rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = resolve(process.argv[2] ?? `${root}/dist/lambda`);
const entries = ['plan', 'start-comparison', 'check-query', 'judge-part', 'conclude', 'trigger', 'sweep', 'doctor'];

/** Packages that only a run on one machine needs; some are native, and none can be in a function. */
const local = /node_modules\/(@duckdb|@electric-sql|pg|pg-copy-streams|aws-local-stepfunctions)\//;

rmSync(folder, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(entries.map((name) => [`${name}/index`, `./handlers/aws/lambda/${name}.ts`])),
  outdir: folder,
  // This repository's own .js files are ES modules; Lambda takes either name.
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  // Names of errors are what the state machine retries by.
  keepNames: true,
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});

const foreign = Object.keys(metafile.inputs).filter((path) => local.test(path) || path.endsWith('.node'));
if (foreign.length > 0) {
  console.error(`these do not belong into a function:\n${foreign.join('\n')}`);
  process.exitCode = 1;
}
for (const [path, { bytes }] of Object.entries(metafile.outputs))
  console.log(`${path} ${Math.round(bytes / 1024)} KiB`);
