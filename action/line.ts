import { visible } from '../core/report/visible.ts';

/**
 * A text as one line of a job's log. The runner executes what it finds there: `::command::` at the beginning of a line,
 * and its older form `##[command]` anywhere in one.
 */
export function logLine(text: string): string {
  return visible(text)
    .replace(/##(?=\[)/g, '# #')
    .replace(/^(\s*)::/, '$1: :');
}
