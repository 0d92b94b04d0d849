// npm run test:trino: the tests that need a Trino server. LOADPROOF_WITHOUT_TRINO=1 leaves them out, aloud.
// npm run verify:trino: those of docs/verification.md alone, and writes the page.
import { spawnSync } from 'node:child_process';

const given = process.argv.slice(2);
const writes = given.includes('--write-page');

if (process.env.LOADPROOF_WITHOUT_TRINO === '1') {
  console.warn('LOADPROOF_WITHOUT_TRINO=1: no statement was run on Trino.');
} else {
  const chosen = writes ? ['test/trino/verification'] : given;
  const args = ['--no-install', 'jest', '--config', 'jest.trino.config.mjs', ...chosen];
  const env = writes ? { ...process.env, UPDATE_VERIFICATION: '1' } : process.env;
  process.exitCode = spawnSync('npx', args, { stdio: 'inherit', env }).status ?? 1;
}
