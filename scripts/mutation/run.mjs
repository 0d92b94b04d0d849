// npm run mutation -- [--mutate core/compare/forms.ts]…: Stryker over core/compare, core/sql and core/dms, by hand. It is no
// dependency of the project: a pinned version is installed into the user's cache folder the first time.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

const VERSION = '9.6.1';
const root = resolve(new URL('../..', import.meta.url).pathname);
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'loadproof', `stryker-${VERSION}`);
const modules = join(cache, 'node_modules');

if (!existsSync(join(modules, '@stryker-mutator', 'core'))) {
  const args = ['install', '--silent', '--no-save', '--prefix', cache, `@stryker-mutator/core@${VERSION}`];
  const { status } = spawnSync('npm', args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const given = process.argv.slice(2);
const report = process.env.LOADPROOF_MUTATION_REPORT ?? 'loadproof-out/mutation.json';
const env = {
  ...process.env,
  LOADPROOF_MUTATION_REPORT: report,
  // A mutant that lives through a few cases of a property lives through more: see the survivors.
  LOADPROOF_PROPERTY_RUNS: process.env.LOADPROOF_PROPERTY_RUNS ?? '4',
};
const stryker = join(modules, '@stryker-mutator', 'core', 'bin', 'stryker.js');
const run = spawn(process.execPath, [stryker, 'run', 'stryker.config.mjs', ...given], {
  cwd: root,
  env,
  stdio: 'inherit',
});
run.once('exit', (code) => {
  process.exitCode = code ?? 1;
  if (code === 0)
    spawnSync(process.execPath, ['scripts/mutation/summary.mjs', report], { cwd: root, stdio: 'inherit' });
});
