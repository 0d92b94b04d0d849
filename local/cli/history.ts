import { configError } from '../../core/config/errors.ts';
import { globMatches, parseTableGlob, tableGlobProblem } from '../../core/config/globs.ts';
import { renderHistories } from '../../core/history/render.ts';
import { readHistories } from '../../handlers/history.ts';
import { FolderStore } from '../store/folder-store.ts';
import type { Command } from './args.ts';
import type { Terminal } from './terminal.ts';

/** `loadproof history`: what the runs of a folder said of each table, and which mismatches are open. */
export async function historyCommand(
  command: Extract<Command, { command: 'history' }>,
  { stdout }: Terminal,
): Promise<number> {
  const { tables, from } = command;
  const problem = tables === null ? null : tableGlobProblem(tables);
  if (problem !== null) throw configError('history', problem);
  const glob = tables === null ? null : parseTableGlob(tables);
  const all = await readHistories(new FolderStore(from));
  const histories = all.filter(({ table }) => glob === null || globMatches(glob, table));
  if (all.length === 0) throw configError('--from', `${from} holds no history: name the folder that report.out names`);
  if (histories.length === 0) throw configError('history', `no table of ${from} is called ${tables}`);
  if (command.json) stdout.write(`${JSON.stringify(histories, null, 2)}\n`);
  else stdout.write(renderHistories(histories, new Date().toISOString()));
  return 0;
}
