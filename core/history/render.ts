import { tableName } from '../plan/schema.ts';
import { clip, visible } from '../report/visible.ts';
import { moment, number, plural, VERDICT_WORDS } from '../report/words.ts';
import type { Verdict } from '../verdict.ts';
import type { OpenMismatch, TableHistory } from './schema.ts';

/** `loadproof history`: verdicts over time, and what is open. */

/** Verdicts shown of a table; more are kept. */
const SHOWN = 40;
const SIGNS: Readonly<Record<Verdict, string>> = { MATCHED: '✓', MISMATCHED: '✗', INCONCLUSIVE: '?', ERRORED: '!' };

/**
 * The histories as text, ending in a newline: open mismatches first, then by name.
 * @param now ISO 8601, UTC: what ages and expiries are measured from.
 */
export function renderHistories(histories: readonly TableHistory[], now: string): string {
  const sorted = [...histories].sort((a, b) => rank(a, now) - rank(b, now) || compareText(nameOf(a), nameOf(b)));
  const groups = new Map<string, TableHistory[]>();
  for (const history of sorted) {
    const about = `${visible(history.source)} → ${visible(history.lake)}`;
    groups.set(about, [...(groups.get(about) ?? []), history]);
  }
  const blocks = [...groups].map(([about, tables]) => [about, ...tables.flatMap((t) => tableLines(t, now))].join('\n'));
  const open = sorted.filter((h) => h.open !== null).length;
  const legend = `${plural(histories.length, 'table')}, ${number(open)} with an open mismatch. ✓ matched, ✗ differs, ? not verified, ! check failed; the latest is last.`;
  return `${[...blocks, legend].join('\n\n')}\n`;
}

const nameOf = ({ table }: TableHistory): string => tableName(table);

function rank({ open }: TableHistory, now: string): number {
  if (open === null) return 2;
  return isAccepted(open, now) ? 1 : 0;
}

function tableLines(history: TableHistory, now: string): string[] {
  const { verdicts, open } = history;
  const last = verdicts.at(-1);
  const signs = verdicts.slice(-SHOWN).map((v) => SIGNS[v.verdict]);
  const lines = [`  ${clip(nameOf(history), 120)}  ${verdicts.length > SHOWN ? '… ' : ''}${signs.join('')}`];
  if (last !== undefined)
    lines.push(`    last: ${VERDICT_WORDS[last.verdict]}, ${moment(last.at)}, run ${clip(last.runId, 80)}`);
  return open === null ? lines : [...lines, ...openLines(open, now)];
}

function openLines(open: OpenMismatch, now: string): string[] {
  const since = `since ${moment(open.since.at)} (run ${clip(open.since.runId, 80)}), ${age(open.since.at, now)}`;
  const name = open.mismatch ?? 'not all of its rows are known, so it cannot be accepted';
  return [`    ${wordOf(open, now)} ${since}; ${open.mismatch === null ? name : `mismatch ${name}`}`];
}

function wordOf(open: OpenMismatch, now: string): string {
  if (open.acceptedUntil === null) return 'open';
  return isAccepted(open, now)
    ? `accepted until ${open.acceptedUntil}; open`
    : `expired on ${open.acceptedUntil}; open`;
}

const isAccepted = (open: OpenMismatch, now: string): boolean =>
  open.acceptedUntil !== null && now.slice(0, 10) <= open.acceptedUntil;

/** `5 days`, `3 hours`, `12 minutes`. */
function age(from: string, to: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000));
  if (!Number.isFinite(minutes)) return 'of unknown age';
  if (minutes >= 2880) return plural(Math.floor(minutes / 1440), 'day');
  return minutes >= 120 ? plural(Math.floor(minutes / 60), 'hour') : plural(minutes, 'minute');
}

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
