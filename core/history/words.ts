import type { PartResult, RunReport } from '../report/schema.ts';
import { moment, number, plural, VERDICT_WORDS } from '../report/words.ts';
import type { ShownHistory } from './schema.ts';

/** What a report, an alert and `loadproof history` say of a table's past. Escaped by those who show it. */

/** One sentence; null where there is nothing to say. */
export function historyText(table: PartResult): string | null {
  const { history } = table;
  if (history === undefined || history.state === null) return null;
  return `${stateText(history, table.verdict)}${rowsText(history)}${consentText(history)}`;
}

/** The same in a few words, for an alert: since when, and how it changed. What a consent would name is in the report. */
export function historyBrief(table: PartResult): string | null {
  const { history } = table;
  if (history === undefined || history.state === null) return null;
  if (history.state === 'new') return 'new in this run';
  const changes = history.rows === null ? '' : changesText(history.rows);
  return `${stateText(history, table.verdict)}${changes === '' ? '' : `, ${changes} since the last run`}`;
}

/** `3 rows new, 1 gone`; nothing where the rows are those of before. */
function changesText(rows: NonNullable<ShownHistory['rows']>): string {
  const parts = [
    rows.new > 0 ? `${plural(rows.new, 'row')} new` : '',
    rows.gone > 0 ? `${number(rows.gone)} gone` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function stateText(history: ShownHistory, verdict: PartResult['verdict']): string {
  const since = history.since === null ? '' : ` since ${moment(history.since.at)} (run ${history.since.runId})`;
  switch (history.state) {
    case 'new':
      return 'new: no difference was open before this run';
    case 'resolved':
      return `resolved: it was open${since}, and this run proves it gone`;
    case 'accepted':
      return `accepted until ${history.acceptedUntil ?? '?'}; open${since}`;
    case 'expired':
      return `expired: the consent is void; open${since}`;
    default:
      return verdict === 'MISMATCHED'
        ? `still open${since}`
        : `still open${since}: this run is ${VERDICT_WORDS[verdict]}, which proves nothing of it`;
  }
}

function rowsText({ rows, state }: ShownHistory): string {
  if (state === 'new' || rows === null) return '';
  const parts = [
    `${plural(rows.known, 'differing row')} known`,
    ...(rows.new > 0 ? [`${number(rows.new)} new`] : []),
    ...(rows.gone > 0 ? [`${number(rows.gone)} gone`] : []),
  ];
  return `; ${parts.join(', ')}`;
}

/** What a consent would name; nothing where it is accepted or gone. */
function consentText({ state, mismatch }: ShownHistory): string {
  if (state === 'resolved' || state === 'accepted') return '';
  return mismatch === null ? '; not all of its rows are known, so it cannot be accepted' : `; mismatch ${mismatch}`;
}

/** `matched, differs, differs`: the last verdicts, oldest first. Null where there is no past. */
export function verdictLine(history: ShownHistory | undefined, most = 10): string | null {
  const past = history?.verdicts ?? [];
  return past.length < 2
    ? null
    : past
        .slice(-most)
        .map((v) => VERDICT_WORDS[v.verdict])
        .join(', ');
}

/** Tables whose mismatch this run proves gone. */
export function resolvedTables(report: RunReport): PartResult[] {
  return report.tables.filter((t) => t.history?.state === 'resolved');
}

/** What alerts of one open mismatch have in common: the oldest that is open, or that this run closes. Null without. */
export function threadOf(report: RunReport): string | null {
  const told = report.tables.flatMap(({ history }) => (history?.thread && history.since ? [{ ...history }] : []));
  const open = told.filter((h) => h.state !== 'resolved' && h.state !== 'accepted');
  const oldest = (open.length > 0 ? open : told).sort((a, b) => order(a.since?.at ?? '', b.since?.at ?? ''))[0];
  return oldest?.thread ?? null;
}

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
