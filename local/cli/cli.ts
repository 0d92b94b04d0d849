import { EXIT_USAGE } from '../../core/verdict.ts';
import { VERSION } from '../version.ts';
import { type Command, parseCommand } from './args.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor.ts';
import { explainCommand } from './explain.ts';
import { reportFailure } from './failure.ts';
import { helpText } from './help.ts';
import { historyCommand } from './history.ts';
import { planCommand } from './plan.ts';
import { previewCommand, reportCommand } from './report.ts';
import { runCommand } from './run.ts';
import type { Terminal } from './terminal.ts';

/** Runs a command line and returns its exit code. Never rejects, and never shows a stack trace for a user's mistake. */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(parseCommand(argv), terminal);
  } catch (error) {
    return reportFailure(error, terminal);
  }
}

async function dispatch(command: Command, terminal: Terminal): Promise<number> {
  switch (command.command) {
    case 'run':
      return runCommand(command, terminal);
    case 'plan':
      return planCommand(command, terminal);
    case 'doctor':
      return doctorCommand(command, terminal);
    case 'report':
      return reportCommand(command, terminal);
    case 'history':
      return historyCommand(command, terminal);
    case 'preview':
      return previewCommand(command, terminal);
    case 'explain':
      return explainCommand(command, terminal);
    case 'demo':
      return demoCommand(command, terminal);
    case 'version':
      terminal.stdout.write(`loadproof ${VERSION}\n`);
      return 0;
    case 'help':
      (command.asked ? terminal.stdout : terminal.stderr).write(helpText(command.topic));
      return command.asked ? 0 : EXIT_USAGE;
  }
}
