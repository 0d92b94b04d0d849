import { resolve } from 'node:path';
import { EXIT_INTERRUPTED } from '../../core/verdict.ts';
import { loadConfig } from '../config/load.ts';
import { type DemoRun, runDemo } from '../demo/demo.ts';
import type { Command } from './args.ts';
import { execute } from './execute.ts';
import { onInterrupt } from './interrupt.ts';
import { hasColor, type Terminal, widthOf } from './terminal.ts';

/** `loadproof demo`: the same run as `loadproof run`, over a source and a lake that it makes itself. */
export async function demoCommand(
  { clean, out, json }: Extract<Command, { command: 'demo' }>,
  terminal: Terminal,
): Promise<number> {
  const { stdout, stderr, env } = terminal;
  const interruption = onInterrupt((text) => void stderr.write(text));
  const { signal } = interruption;
  const run: DemoRun = async ({ config }) =>
    execute(await loadConfig(config, env), { tables: [], detail: 'loadproof demo', live: !json, signal }, terminal);
  try {
    return await runDemo({
      clean,
      json,
      out: resolve(out),
      color: hasColor(stdout, env),
      width: widthOf(stdout),
      signal,
      run,
      print: (text) => void stdout.write(text),
      tell: (text) => void stderr.write(`${text}\n`),
    });
  } catch (error) {
    if (signal.aborted) return EXIT_INTERRUPTED;
    throw error;
  } finally {
    interruption.forget();
  }
}
