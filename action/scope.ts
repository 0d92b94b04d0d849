import type { Octokit } from '@octokit/rest';
import { globMatches, parseTableGlob } from '../core/config/globs.ts';
import { tableName } from '../core/plan/schema.ts';
import type { RunReport } from '../core/report/schema.ts';
import type { Verdict } from '../core/verdict.ts';
import { type Scope, scopeOfChange } from './changed.ts';
import { ActionError } from './errors.ts';
import { changedFiles, readBaseFile } from './github/changes.ts';
import { type Inputs, isChanged } from './inputs.ts';
import type { EventContext } from './types.ts';

/** The tables of a run: those that the workflow names, those of the change, or all. */
export async function scopeOf(octokit: Octokit | null, context: EventContext, inputs: Inputs): Promise<Scope> {
  if (!isChanged(inputs.tables)) {
    const globs = inputs.tables ?? [];
    return globs.length === 0 ? { kind: 'all', why: [] } : { kind: 'tables', globs, files: [] };
  }
  const scope = await ofChange(octokit, context, inputs);
  if (scope.kind !== 'all' || inputs['unreadable-change'] === 'all') return scope;
  throw new ActionError(
    `The tables of the change cannot be told: ${scope.why.join('; ')}`,
    'Map the file to its tables in `changed-files`, or set `unreadable-change: all` to compare every table.',
  );
}

async function ofChange(octokit: Octokit | null, context: EventContext, inputs: Inputs): Promise<Scope> {
  if (octokit === null) return { kind: 'all', why: ['There is no github-token to list the changed files with.'] };
  try {
    const { files, cut } = await changedFiles(octokit, context);
    if (cut !== null) return { kind: 'all', why: [cut] };
    return await scopeOfChange(files, inputs['changed-files'], (side, path) =>
      readBaseFile(octokit, side === 'base' ? context : { ...context, baseSha: context.headSha }, path),
    );
  } catch (error) {
    // An event without a change, or GitHub refuses: what changed is not known, so that it may be anything.
    return { kind: 'all', why: [error instanceof Error ? error.message : String(error)] };
  }
}

/** Names that the change holds and the run did not compare: tables that nobody loads, or a configuration that lacks them. */
export function notCompared(scope: Scope, report: RunReport): string[] {
  if (scope.kind !== 'tables' || scope.files.length === 0) return [];
  // Where the list is cut, a table may have been compared all the same.
  if (report.tables.length < report.totals.tables) return [];
  const compared = report.tables.map(({ table }) => table);
  // One name has a glob for each of its cases.
  const byName = new Map<string, string[]>();
  for (const glob of scope.globs) byName.set(glob.toLowerCase(), [...(byName.get(glob.toLowerCase()) ?? []), glob]);
  const isCompared = (glob: string) => compared.some((table) => globMatches(parseTableGlob(glob), table));
  return [...byName.values()].filter((globs) => !globs.some(isCompared)).map(([glob = '']) => glob);
}

/** Names of the tables of these verdicts. */
export const namesOf = (report: RunReport, verdicts: readonly Verdict[]): string[] =>
  report.tables.filter((t) => verdicts.includes(t.verdict)).map((t) => tableName(t.table));
