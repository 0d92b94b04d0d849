import { configError } from '../../core/config/errors.ts';
import { explain, failsAt } from '../../core/explain/explain.ts';
import { explainMarkdown } from '../../core/explain/markdown.ts';
import { explainText } from '../../core/explain/text.ts';
import { readTextFile } from '../config/files.ts';
import { VERSION } from '../version.ts';
import type { Command } from './args.ts';
import { hasColor, type Terminal, widthOf } from './terminal.ts';

const HINT = 'Write it with: aws dms describe-replication-tasks';

/** `loadproof explain`: says what the tasks of some files will write, and what they can lose. Exit code 1 for `--fail-on`. */
export async function explainCommand(
  command: Extract<Command, { command: 'explain' }>,
  { stdout, env }: Terminal,
): Promise<number> {
  const names = [...new Set([...command.files, ...command.endpoints])];
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: (await readTextFile(name, '', HINT)).replace(/^\uFEFF/, '') })),
  );
  const explanation = explain(files, VERSION);
  if (explanation.tasks.length === 0 && explanation.problems.length === 0)
    throw configError('explain', `nothing of DMS is in ${names.join(', ')}: ${HINT}`);
  if (command.form === 'json') stdout.write(`${JSON.stringify(explanation, null, 2)}\n`);
  else if (command.form === 'markdown') stdout.write(explainMarkdown(explanation));
  else stdout.write(explainText(explanation, { color: hasColor(stdout, env), width: widthOf(stdout) }));
  return failsAt(explanation, command.failOn) ? 1 : 0;
}
