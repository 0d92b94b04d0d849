import type { HistoryState } from '../../history/schema.ts';
import { historyText } from '../../history/words.ts';
import type { PartResult, RunReport } from '../schema.ts';
import { moment, number, VERDICT_WORDS } from '../words.ts';
import { icon } from './icons.ts';
import { type Html, html, when } from './markup.ts';

/** What earlier runs saw: of the whole run beside its coverage, of a table in its card. */

const WORDS: Readonly<Record<HistoryState, string>> = {
  new: 'new',
  stillOpen: 'still open',
  resolved: 'resolved',
  accepted: 'accepted',
  expired: 'consent expired',
};
const ORDER: readonly HistoryState[] = ['new', 'expired', 'stillOpen', 'accepted', 'resolved'];

/** `new`, `still open`; null where a table has no mismatch to speak of. */
export function stateChip({ history }: PartResult): Html | null {
  const state = history?.state ?? null;
  return state === null ? null : html`<span class="chip ${state}">${WORDS[state]}</span>`;
}

/** What is new in this run, and what was there before. Null where no past is known. */
export function sinceLast({ tables }: RunReport): Html | null {
  const counts = ORDER.map((state) => ({ state, n: tables.filter((t) => t.history?.state === state).length }));
  if (counts.every(({ n }) => n === 0)) return null;
  const items = counts.map(({ state, n }) =>
    when(n > 0, () => html`<li><span class="chip ${state}">${WORDS[state]}</span> <strong>${number(n)}</strong></li>`),
  );
  return html`<div class="since"><h3>Tables, by what earlier runs saw</h3><ul>${items}</ul></div>`;
}

/** The table's mismatch, and its last verdicts as a line of signs. Null where there is nothing to say. */
export function historyHtml(table: PartResult): Html | null {
  const text = historyText(table);
  const past = table.history?.verdicts ?? [];
  if (text === null && past.length < 2) return null;
  const said = text === null ? null : html`<p>${stateChip(table)}${text}</p>`;
  const items = past.map(
    (v) =>
      html`<li title="${moment(v.at)}: ${VERDICT_WORDS[v.verdict]}, run ${v.runId}">${icon(v.verdict)}<span class="vh">${moment(v.at)}: ${VERDICT_WORDS[v.verdict]}</span></li>`,
  );
  const line = when(
    past.length > 1,
    () =>
      html`<ol class="past">${items}</ol><p class="quiet">The last ${number(past.length)} verdicts, this run’s the last.</p>`,
  );
  return html`<div class="block"><h3>History</h3>${said}${line}</div>`;
}
