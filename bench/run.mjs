// Builds Loadproof and the benchmark, and runs it: npm run bench -- [options]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const options = { bundle: true, format: 'esm', platform: 'node', target: 'node20', packages: 'external' };
const built = spawnSync(process.execPath, ['build.mjs'], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);
await build({
  ...options,
  absWorkingDir: root,
  entryPoints: ['./bench/bench.ts'],
  outfile: 'dist/bench.mjs',
  loader: { '.json': 'json' },
  sourcemap: true,
  logLevel: 'warning',
});
const run = spawnSync(process.execPath, ['--enable-source-maps', 'dist/bench.mjs', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = run.status ?? 1;
