import { plural } from '../report/words.ts';
import { SEVERITIES, type Severity } from './rule.ts';
import type { ExplainedTask, ExplainFinding, Explanation } from './schema.ts';

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  high: 'Data are lost, or cannot be told apart',
  medium: 'Lost or blurred for certain values, or when something goes wrong',
  low: 'Good to know',
};

/** Findings of one rule: said once, with each of its places. */
export interface Group {
  readonly first: ExplainFinding;
  readonly all: readonly ExplainFinding[];
}

/** Findings by severity and rule, in their order. */
export function groupsOf(findings: readonly ExplainFinding[]): Group[] {
  const byRule = new Map<string, ExplainFinding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.rule}`;
    byRule.set(key, [...(byRule.get(key) ?? []), finding]);
  }
  return [...byRule.values()].flatMap((all) => (all[0] === undefined ? [] : [{ first: all[0], all }]));
}

/** `2 high, 3 medium, 4 low`; `nothing to say` without any. */
export function countsText(counts: Explanation['counts']): string {
  const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map((each) => `${counts[each]} ${each}`);
  return parts.length === 0 ? 'nothing found' : parts.join(', ');
}

/** `full load and changes, serverless, from postgres`; empty where nothing is known. */
export function taskText({ migrationType, engine, serverless }: ExplainedTask): string {
  const types = { 'full-load': 'full load', cdc: 'changes', 'full-load-and-cdc': 'full load and changes' };
  return [
    migrationType === null ? '' : types[migrationType],
    serverless ? 'serverless' : '',
    engine === null ? '' : `from ${engine}`,
  ]
    .filter((text) => text !== '')
    .join(', ');
}

/** `3 tasks in 5 files`. */
export function scopeText({ tasks, problems }: Explanation): string {
  const files = new Set([...tasks.flatMap((task) => task.files), ...problems.map(({ file }) => file)]).size;
  return `${plural(tasks.length, 'task')} in ${plural(files, 'file')}`;
}

/** The JSON to write, on one line; null where there is none. */
export function writeText({ write }: Pick<ExplainFinding, 'write'>): string | null {
  return write === null ? null : JSON.stringify(write);
}

/** Whether there is something to do about it. */
export const hasMend = ({ mend }: Pick<ExplainFinding, 'mend'>): boolean => !mend.startsWith('Nothing');
