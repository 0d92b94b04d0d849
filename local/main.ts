import { runCli } from './cli/cli.ts';

/** The command `loadproof`. */

// A reader that has seen enough (`loadproof plan | head`) is no failure.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

process.exitCode = await runCli(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
});

// What a library left open must not keep the command from ending.
setTimeout(() => process.exit(), 2000).unref();
