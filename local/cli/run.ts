import { resolve } from 'node:path';
import { summaryTable } from '../../core/report/text.ts';
import { visible } from '../../core/report/visible.ts';
import { EXIT_CODES, EXIT_INTERRUPTED } from '../../core/verdict.ts';
import { type LoadedConfig, loadConfig } from '../config/load.ts';
import type { Command } from './args.ts';
import { execute } from './execute.ts';
import { failedTables } from './failed.ts';
import { onInterrupt } from './interrupt.ts';
import { hasColor, type Terminal, widthOf } from './terminal.ts';

type RunCommand = Extract<Command, { command: 'run' }>;

/** `loadproof run`: compares, writes the reports, and returns the exit code of the verdict. */
export async function runCommand(command: RunCommand, terminal: Terminal): Promise<number> {
  const { stdout, stderr, env } = terminal;
  const loaded = overridden(await loadConfig(command.config, env, engineOf(command)), command);
  const again = command.failed === null ? null : await failedTables(command.failed, loaded.config.report.out);
  if (again !== null && again.tables.length === 0) {
    stderr.write(`Nothing to run again: the run ${visible(again.report.runId)} has no table that was not matched.\n`);
    return EXIT_CODES[again.report.verdict];
  }
  const tables = again?.tables ?? command.tables;
  const detail = again === null ? 'loadproof run' : `loadproof run --failed ${again.report.runId}`;
  const interruption = onInterrupt((text) => void stderr.write(text));
  try {
    const { signal } = interruption;
    const request = { tables, detail, live: !command.json, signal };
    const { report, html } = await execute(loaded, request, terminal);
    const people = command.json ? stderr : stdout;
    people.write(summaryTable(report, { color: hasColor(people, env), width: widthOf(people) }));
    people.write(`\nReport: ${html}\n`);
    if (command.json) stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return signal.aborted ? EXIT_INTERRUPTED : EXIT_CODES[report.verdict];
  } finally {
    interruption.forget();
  }
}

/** The engine that the command line names, if any. */
export const engineOf = ({ engine }: { readonly engine: string | null }) => (engine === null ? {} : { engine });

/** What the command line says wins over the file. */
function overridden(loaded: LoadedConfig, { out, showValues }: RunCommand): LoadedConfig {
  const { report } = loaded.config;
  const changed = {
    ...report,
    values: showValues ? ('plain' as const) : report.values,
    out: out === null ? report.out : resolve(out),
  };
  return { ...loaded, config: { ...loaded.config, report: changed } };
}
