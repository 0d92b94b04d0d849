// Runs a command (the Trino server) in a folder of its own, until its own standard input ends, which is when the process
// that started it has ended, however. Then it ends the command and removes the folder.
// Usage: node supervise.mjs <folder> <command> <arguments…>
import { spawn } from 'node:child_process';
import { openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, command, ...args] = process.argv.slice(2);
const log = openSync(join(folder, 'server.log'), 'a');
const server = spawn(command, args, { cwd: folder, stdio: ['ignore', log, log] });
writeFileSync(join(folder, 'pids'), `${process.pid} ${server.pid ?? 0}`);

function end() {
  server.kill('SIGTERM');
  setTimeout(() => server.kill('SIGKILL'), 10_000).unref();
}

let asked = false;
process.stdin.resume();
process.stdin.on('end', () => {
  asked = true;
  end();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.on('exit', (code) => {
  // A server that ended by itself leaves its log to whoever waits for it.
  if (asked) rmSync(folder, { recursive: true, force: true });
  process.exit(asked ? 0 : (code ?? 1));
});
