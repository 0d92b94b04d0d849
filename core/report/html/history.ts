import { historyText } from '../../history/words.ts';
import type { PartResult } from '../schema.ts';
import { moment, VERDICT_WORDS } from '../words.ts';
import { type Html, html } from './markup.ts';

/** What earlier runs saw of the table: its mismatch, and its last verdicts. Null where there is nothing to say. */
export function historyHtml(table: PartResult): Html | null {
  const text = historyText(table);
  const past = table.history?.verdicts ?? [];
  if (text === null && past.length < 2) return null;
  const items = past.map((v) => html`<li title="${v.runId}">${moment(v.at)}: ${VERDICT_WORDS[v.verdict]}</li>`);
  const said = text === null ? null : html`<p>${text}</p>`;
  return html`<div class="block"><h3>History</h3>${said}${past.length < 2 ? null : html`<ol>${items}</ol>`}</div>`;
}
