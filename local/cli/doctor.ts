import type { DoctorReport } from '../../core/doctor/report.ts';
import { doctorText } from '../../core/doctor/text.ts';
import { EXIT_CODES, EXIT_USAGE } from '../../core/verdict.ts';
import { examine } from '../doctor/examine.ts';
import { examineStack } from '../doctor/stack.ts';
import type { Command } from './args.ts';
import { hasColor, type Terminal } from './terminal.ts';

/** `loadproof doctor`: looks at everything that a run needs, here or in a deployed stack. 0 where nothing failed. */
export async function doctorCommand(
  { config, stack, region, json }: Extract<Command, { command: 'doctor' }>,
  { stdout, env }: Terminal,
): Promise<number> {
  const report = stack === null ? await examine(config, env) : await examineStack({ stack, region }, env);
  stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : doctorText(report, { color: hasColor(stdout, env) }));
  return exitCodeOf(report);
}

function exitCodeOf({ healthy, checks }: DoctorReport): number {
  if (healthy) return 0;
  // As for every command: the user's own file is another matter than the world.
  return checks.some(({ id, status }) => id === 'configuration' && status === 'failed')
    ? EXIT_USAGE
    : EXIT_CODES.ERRORED;
}
