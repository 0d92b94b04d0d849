// Fails unless the committed action/dist is what the sources give: no file changed, none more, none less. A file that
// git does not know counts, too, which `git diff` would not see. Usage: node scripts/check-dist.mjs [root]
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(process.argv[2] ?? '.');
const dist = 'action/dist';

function run(command, args) {
  const done = spawnSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${done.status ?? done.signal}`);
  return done.stdout;
}

rmSync(join(root, dist), { recursive: true, force: true });
run('npm', ['run', '--silent', 'build:action']);
// Ignored files are listed as well: a file that users need, and git leaves out, is a fault.
const status = run('git', ['status', '--porcelain', '--untracked-files=all', '--ignored', '--', dist]);
if (status === '') console.log(`${dist} is what the sources give.`);
else {
  console.error(
    `${dist} is not what the sources give. Run \`npm run build:action\`, and commit what it changes:\n${status}`,
  );
  process.exitCode = 1;
}
