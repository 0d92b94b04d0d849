// npm run soundness -- [options]: bundles the program with what it proves, and runs it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
await build({
  absWorkingDir: root,
  entryPoints: ['./test/soundness/main.ts'],
  outfile: 'dist/soundness.mjs',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  loader: { '.json': 'json' },
  sourcemap: true,
  logLevel: 'warning',
});
const args = ['--enable-source-maps', 'dist/soundness.mjs', ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
