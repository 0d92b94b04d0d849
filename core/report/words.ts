import { causeLead } from '../canary/words.ts';
import type { LimitKind } from '../compare/limits.ts';
import type { Verdict } from '../verdict.ts';
import type { FindingKind, PartResult, RunReport } from './schema.ts';

/** The words and numbers that every form of the report says alike. Nothing here is escaped: the renderers do that. */

/** What a table's verdict is called. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  MATCHED: 'matched',
  MISMATCHED: 'differs',
  INCONCLUSIVE: 'not verified',
  ERRORED: 'check failed',
};

export const VERDICT_ICONS: Readonly<Record<Verdict, string>> = {
  MATCHED: '✅',
  MISMATCHED: '❌',
  INCONCLUSIVE: '⚠️',
  ERRORED: '🛑',
};

/** What a run's verdict means, and what to do with it. */
export const VERDICT_MEANING: Readonly<Record<Verdict, string>> = {
  MATCHED: 'Every row of both sides was read, and every compared column agrees.',
  MISMATCHED:
    'The lake does not hold what the source holds. Do not build on the tables named here before they are repaired and checked again.',
  INCONCLUSIVE:
    'No lasting difference was found in what was compared, but not everything was. This is not a pass: see what was not verified, and why.',
  ERRORED:
    'The check itself broke, so nothing is proven for the tables named here. Remove the cause, and run it again.',
};

export const KIND_WORDS: Readonly<Record<FindingKind, string>> = {
  missing: 'missing in the lake',
  extra: 'extra in the lake',
  changed: 'changed',
  duplicated: 'duplicated',
};

export const LIMIT_WORDS: Readonly<Record<LimitKind, string>> = {
  excludedColumn: 'column not compared',
  rowFilter: 'rows filtered',
  hiddenRows: 'rows may be hidden',
  expectedLoss: 'lost as configured',
  extraLakeColumn: 'column only in the lake',
  absentColumn: 'column absent from the lake',
  schemaDrift: 'files with other columns',
  unreadFile: 'file not read',
  staleFile: 'file of an earlier load',
  changeOrder: 'order of changes not known',
  noDeletes: 'deletes are not written',
  noBaseline: 'no load before the changes',
  behindSource: 'captured changes not written',
  settingMismatch: 'file not as configured',
  ambiguousRecords: 'records cannot be told apart',
  unmodelledRule: 'rule not modelled',
  doesNotHoldStill: 'does not hold still',
  seenEqualByKey: 'never equal at once',
  laterChange: 'the source moved on',
  acceptedDifferences: 'differences accepted',
  nothingRead: 'nothing read',
};

/** `1,234,567`; the same on every machine. */
export function number(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** `1 table`, `2 tables`, `2 keys`. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

/** Rows of a side, or a dash where it was not read. */
export function rowsText(n: number | null): string {
  return n === null ? '–' : number(n);
}

/** How many findings of a kind; a dash where nothing was compared: a zero would say that it was looked at. */
export function findingsText(table: PartResult, kind: FindingKind, zero = '0'): string {
  const { findings } = table.counts[kind];
  if (findings > 0) return number(findings);
  return table.rows.source === null || table.rows.lake === null ? '–' : zero;
}

/** A table's verdict in words; a pass with accepted limits never looks like one without. */
export function tableVerdict(table: PartResult): string {
  const word = VERDICT_WORDS[table.verdict];
  const accepted = table.limits.filter((l) => l.accepted !== null).length;
  return table.verdict === 'MATCHED' && accepted > 0 ? `${word}, ${plural(accepted, 'accepted limit')}` : word;
}

export interface ColumnNumbers {
  /** Source columns, and those of them that were compared. */
  readonly total: number;
  readonly compared: number;
  /** Compared columns that are compared as DMS is configured to write them. */
  readonly asEncoded: number;
}

/** How many of the source's columns were compared. Columns that only the lake has are limits, not columns to prove. */
export function columnNumbers(table: PartResult): ColumnNumbers {
  const own = table.columns.filter((c) => c.sourceType !== null);
  // Pairs that were planned are not compared where no side was read.
  const wasRead = table.rows.source !== null && table.rows.lake !== null;
  const compared = own.filter((c) => wasRead && c.fidelity !== 'excluded' && c.lakeName !== null);
  return {
    total: own.length,
    compared: compared.length,
    asEncoded: compared.filter((c) => c.fidelity === 'asEncoded').length,
  };
}

/** `44 of 44`, `41 of 44`; a dash where the columns are not known. */
export function columnsText(table: PartResult): string {
  const { compared, total } = columnNumbers(table);
  return total === 0 ? '–' : `${number(compared)} of ${number(total)}`;
}

/** Whether some column of the source was not compared. */
export function isPartial(table: PartResult): boolean {
  const { compared, total } = columnNumbers(table);
  return compared < total;
}

/** Verdict and scope in one line: `2 of 14 tables differ · 1 not verified · 11 match`. */
export function headline(report: RunReport): string {
  const { tables, verdicts, acceptedLimits } = report.totals;
  const total = plural(tables, 'table');
  const ofTables = (n: number, verb: string, verbOfOne: string) =>
    `${number(n)} of ${total} ${n === 1 ? verbOfOne : verb}`;
  const counts: [number, string, string, string][] = [
    [verdicts.MISMATCHED, 'differ', 'differs', 'differ'],
    [verdicts.ERRORED, 'could not be checked', 'could not be checked', 'could not be checked'],
    [verdicts.INCONCLUSIVE, 'not verified', 'not verified', 'not verified'],
    [verdicts.MATCHED, 'match', 'matches', 'match'],
  ];
  const parts: string[] = [];
  for (const [n, many, one, short] of counts) {
    if (n > 0) parts.push(parts.length === 0 ? ofTables(n, many, one) : `${number(n)} ${short}`);
  }
  if (tables === 0) parts.push('nothing was compared: the run has no tables');
  else if (report.verdict === 'INCONCLUSIVE' && verdicts.MATCHED === tables)
    parts.unshift('nothing is proven: no row was read on either side');
  if (report.cause !== null) parts.unshift(causeLead(report, 'headline'));
  const resolved = report.tables.filter((t) => t.history?.state === 'resolved').length;
  if (resolved > 0) parts.push(`${number(resolved)} resolved`);
  if (acceptedLimits > 0) parts.push(plural(acceptedLimits, 'accepted limit'));
  return parts.join(' · ');
}

/** How long it took: `4.2 s`, `3 min 5 s`, `2 h 4 min`; a dash where the times are not readable. */
export function duration(startedAt: string, finishedAt: string): string {
  const seconds = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
  if (!Number.isFinite(seconds) || seconds < 0) return '–';
  if (seconds < 60) return `${Number(seconds.toFixed(1))} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${number(Math.floor(whole / 3600))} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** `read 12 min 5 s after it stopped`: how much the source may have changed since the load. Null where that is not known. */
export function sinceStop({ task, tables }: RunReport): string | null {
  const reads = tables.flatMap((t) => t.reads.map((r) => Date.parse(r.startedAt))).filter(Number.isFinite);
  if (task?.stoppedAt == null || reads.length === 0) return null;
  const first = new Date(Math.min(...reads)).toISOString();
  const after = duration(task.stoppedAt, first);
  return after === '–' ? null : `read ${after} after it stopped`;
}

/** `2026-11-22 14:43:05 UTC`, from ISO 8601 in UTC; what is not that is shown as it is. */
export function moment(iso: string): string {
  const m = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(iso);
  return m === null ? iso : `${m[1]} ${m[2]} UTC`;
}

/** `Lake rows are the current ones of 55 in the files: those of 2 files of changes were ordered by …`; null without changes. */
export function changesText({ changes, rows }: PartResult): string | null {
  if (changes === undefined) return null;
  const all = rows.lake === null ? '' : ` of ${number(rows.lake + changes.past)} in the files`;
  return `Lake rows are the current ones${all}: those of ${plural(changes.files, 'file')} of changes were ordered ${changes.order}`;
}
