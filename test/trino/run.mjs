// npm run test:trino: the tests that need a Trino server. LOADPROOF_WITHOUT_TRINO=1 leaves them out, aloud.
import { spawnSync } from 'node:child_process';

if (process.env.LOADPROOF_WITHOUT_TRINO === '1') {
  console.warn('LOADPROOF_WITHOUT_TRINO=1: no statement was run on Trino.');
} else {
  const args = ['--no-install', 'jest', '--config', 'jest.trino.config.mjs', ...process.argv.slice(2)];
  process.exitCode = spawnSync('npx', args, { stdio: 'inherit' }).status ?? 1;
}
