import type { Diagnosis } from '../compare/diagnosis-schema.ts';
import type { Limit, LimitKind } from '../compare/limits.ts';
import { VERDICTS } from '../verdict.ts';
import { loadHints } from './loaded.ts';
import { FINDING_KINDS, type PartResult } from './schema.ts';
import { KIND_WORDS, number, plural } from './words.ts';

/** What a reader does next, and why: said from a table's result alone, and careful to say "likely" where it is. */

/**
 * What the differences look like: the diagnoses first, then what is seen of single values in columns without one, commonest
 * first, with the number of sampled findings that look so; a diagnosis has numbers of its own, and null here.
 */
export function causesOf(table: PartResult): { readonly cause: string; readonly findings: number | null }[] {
  const counts = new Map<string, number>();
  const diagnosed = (table.diagnoses ?? []).flatMap(({ column }) => (column === null ? [] : [`${column}: `]));
  for (const cause of table.sample.flatMap((f) => [...new Set(f.causes)]))
    if (!diagnosed.some((start) => cause.startsWith(start))) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  const single = [...counts]
    .map(([cause, findings]) => ({ cause, findings }))
    .sort((a, b) => b.findings - a.findings || (a.cause < b.cause ? -1 : 1));
  return [...(table.diagnoses ?? []).map(({ title }) => ({ cause: title, findings: null })), ...single];
}

/** The diagnoses in full: what was counted, how sure that makes it, the setting that does so, and what to do. */
export function diagnosisText({ evidence, sure, setting, mend }: Diagnosis): string {
  const why = setting === null ? '' : ` Setting: ${setting}.`;
  return `${evidence} (${sure}).${why} ${mend}`;
}

/** `3 missing in the lake, 1 changed`: only the kinds that occur. Exact. */
export function kindsText(table: PartResult): string {
  return FINDING_KINDS.filter((kind) => table.counts[kind].findings > 0)
    .map((kind) => `${number(table.counts[kind].findings)} ${KIND_WORDS[kind]}`)
    .join(', ');
}

/** How many findings, of every kind, and values of columns that the lake lacks. */
const badness = ({ counts, absentColumns }: PartResult): number =>
  FINDING_KINDS.reduce((n, kind) => n + counts[kind].findings, 0) + absentColumns.reduce((n, c) => n + c.values, 0);

/** The tables that are not matched, as a person is told of them: by verdict, and the most differences first. */
export function worstFirst(tables: readonly PartResult[]): PartResult[] {
  const order = (table: PartResult) => VERDICTS.indexOf(table.verdict);
  return tables
    .filter((table) => table.verdict !== 'MATCHED')
    .sort((a, b) => order(b) - order(a) || badness(b) - badness(a));
}

/** What a count of findings counts: keys, or distinct rows of a table without a key. */
export function countedAs(table: PartResult): string {
  return table.key.length > 0 ? 'counted by key' : 'counted by distinct row: the table has no key';
}

/** What to do about a table that differs, in order. */
export function nextSteps(table: PartResult): string[] {
  const { missing, extra, changed, duplicated } = table.counts;
  const checks: string[] = loadHints(table);
  if (table.absentColumns.length > 0)
    checks.push('Find out why the absent columns are not loaded: added after the load, or removed by a mapping rule.');
  if (missing.findings > 0)
    checks.push('Look for the missing rows in the log of the DMS task: apply errors, a suspended table.');
  if (changed.findings > 0) checks.push('Compare the likely causes with the endpoint and LOB settings of the task.');
  if (duplicated.findings > 0)
    checks.push('Look for a load that was run twice into the folder of the table, and empty it.');
  if (extra.findings > 0)
    checks.push('Look for files of an earlier load in the folder, and for rows deleted in the source since.');
  if (checks.length > 0) return [...checks, 'Then reload the table, and run the check again.'];
  return [table.cause?.remedy ?? 'Look at the rows of the sample, reload the table, and run the check again.'];
}

/** Steps that a person is told before the tables. */
const STEPS = 4;

/** What to do about tables that are not matched, over all of them; what comes last for one comes last for all. */
export function runSteps(tables: readonly PartResult[]): string[] {
  const each = tables.filter((t) => t.verdict === 'MISMATCHED').map((t) => nextSteps(t));
  const checks = new Set(each.flatMap((steps) => steps.slice(0, -1)));
  const last = new Set(each.map((steps) => steps.at(-1) ?? ''));
  const steps = [...[...checks].slice(0, STEPS - 1), ...[...last].slice(0, 1)];
  const other = tables.length > 0 && steps.length === 0 ? ['See in the report why, and what removes the cause.'] : [];
  return [...steps, ...other];
}

/** Why a table has no proof, each with what to do about it; empty for a plain match or difference. */
export function reasonsOf(table: PartResult): { readonly why: string; readonly remedy: string }[] {
  const own = table.cause === null ? [] : [{ why: table.cause.message, remedy: table.cause.remedy }];
  const open = openLimits(table).map((l) => ({ why: limitText(l), remedy: limitRemedy(l) }));
  return [...own, ...open, ...loadReasons(table)];
}

/** Of a table that was not verified; one that differs has them among its next steps. */
function loadReasons(table: PartResult): { why: string; remedy: string }[] {
  if (table.verdict === 'MISMATCHED') return [];
  const [first, ...more] = loadHints(table);
  return first === undefined ? [] : [{ why: `Likely: ${first}`, remedy: more.join(' ') || 'See the task in DMS.' }];
}

export function openLimits(table: PartResult): Limit[] {
  return table.limits.filter((l) => l.accepted === null);
}

export function acceptedLimits(table: PartResult): Limit[] {
  return table.limits.filter((l) => l.accepted !== null);
}

/** The limit's own sentence, with its count. */
export function limitText(limit: Limit): string {
  return limit.count === null ? limit.detail : `${limit.detail} (${plural(limit.count, unitOf(limit.kind))})`;
}

const UNITS: Partial<Record<LimitKind, string>> = {
  expectedLoss: 'value',
  excludedColumn: 'value',
  staleFile: 'file',
  changeOrder: 'change',
};
const unitOf = (kind: LimitKind): string => UNITS[kind] ?? 'row';

const REMEDIES: Partial<Record<LimitKind, string>> = {
  doesNotHoldStill: 'Run it again when the source is quiet, or raise the settle time.',
  seenEqualByKey:
    'Run it again when the source is quiet: for a lake that follows its source, that is as much as can be seen.',
  laterChange: 'Run the check soon after the load, before the source goes on, or load the table again.',
  nothingRead: 'Check that the task loaded this table, and that both sides are the ones you mean.',
  unreadFile: 'Move the file out of the folder of the table.',
  staleFile: 'Remove the files, or load the table again with TargetTablePrepMode DROP_AND_CREATE.',
  changeOrder:
    "Give the endpoint a TimestampColumnName, or the table a column of $AR_H_CHANGE_SEQ by the task's mappings.",
  noDeletes: 'Let the endpoint write deletes (CdcInsertsOnly, CdcInsertsAndUpdates), and load the table again.',
  noBaseline: 'Load the table into the same folder, or compare the task that does.',
  behindSource: 'Start the task again, and compare when it has stopped after its cached changes.',
  settingMismatch: "Make the endpoint's settings say what its files are, or load the table again.",
  ambiguousRecords: 'Load the table as Parquet, or as CSV with quotes (Rfc4180), and run it on the embedded engine.',
  schemaDrift: 'Reload the table, so that all its files have the same columns.',
  hiddenRows: 'Read the source with a role that sees every row.',
};

/** What removes a limit, and the consent that would accept it instead. */
export function limitRemedy(limit: Limit): string {
  const accept = `accept the limit "${limit.kind}" in loadproof.yaml with a reason, an owner and an expiry`;
  const remove = REMEDIES[limit.kind];
  return remove === undefined ? `${accept[0]?.toUpperCase()}${accept.slice(1)}.` : `${remove} Or ${accept}.`;
}
