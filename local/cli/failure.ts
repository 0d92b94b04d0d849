import { ConfigError } from '../../core/config/errors.ts';
import { visible } from '../../core/report/visible.ts';
import { EXIT_CODES, EXIT_INTERRUPTED, EXIT_USAGE } from '../../core/verdict.ts';
import { LoadproofError } from '../../handlers/errors.ts';
import type { Terminal } from './terminal.ts';

/** Tells a failure on standard error, without a stack trace, and returns the exit code for it. */
export function reportFailure(error: unknown, { stderr, env }: Terminal): number {
  const lines = failureLines(error).flatMap((text) => text.split('\n'));
  stderr.write(lines.map((line) => `loadproof: ${visible(line)}\n`).join(''));
  if (env.LOADPROOF_DEBUG && error instanceof Error) stderr.write(`${error.stack ?? ''}\n`);
  return exitCodeOf(error);
}

function failureLines(error: unknown): string[] {
  if (error instanceof ConfigError) return [error.message];
  if (error instanceof LoadproofError) return [error.message, error.remedy];
  const message = error instanceof Error ? error.message : String(error);
  return [
    message,
    'This is a defect of Loadproof or of a library that it uses: please report it. LOADPROOF_DEBUG=1 shows where it is.',
  ];
}

function exitCodeOf(error: unknown): number {
  const name = error instanceof Error ? error.name : '';
  if (name === 'InvalidConfiguration') return EXIT_USAGE;
  return name === 'Interrupted' ? EXIT_INTERRUPTED : EXIT_CODES.ERRORED;
}
