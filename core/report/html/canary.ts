import { canaryFaults, canaryText, unprovenTypes, zooText } from '../../canary/words.ts';
import { bytesText } from '../cost.ts';
import type { RunReport } from '../schema.ts';
import { plural } from '../words.ts';
import { type Html, html, when } from './markup.ts';

/** Whether this very run would have seen a fault: what it planted for itself, and what it found of it. */
export function canary(report: RunReport): Html {
  const { canary: found } = report;
  if (found === undefined)
    return html`<section><h2>Would it have caught a fault?</h2><p class="quiet">Not part of this report: it was made by a version that had no canary.</p></section>`;
  const { caught, missed } = canaryFaults(found);
  const zoo = zooText(found);
  const read = found.bytes === undefined ? '' : `, ${bytesText(found.bytes)} read`;
  return html`<section><h2>Would it have caught a fault?</h2>
<p class="${found.caught ? 'quiet' : 'note'}"><strong>${found.caught ? 'Yes' : 'No'}.</strong> In this run the engine ${found.engine} compared a tiny table pair of known faults by the same code and the same kinds of statements: ${canaryText(report) ?? ''}${read}, and ${plural(found.equalRows, 'equal row')} ${found.problems.length === 0 ? 'found equal' : 'beside them'}.</p>
${when(missed.length > 0, () => html`<p>Missed:</p><ul>${missed.map((name) => html`<li><strong>${name}</strong></li>`)}</ul>`)}
${when(found.problems.length > 0, () => html`<ul>${found.problems.map((problem) => html`<li>${problem}</li>`)}</ul>`)}
${when(zoo !== null, () => html`<p>${zoo ?? ''}.</p><ul>${unprovenTypes(found).map((why) => html`<li>${why}</li>`)}</ul>`)}
${when(caught.length > 0, () => html`<details><summary>Would have caught: ${plural(caught.length, 'fault')}</summary><ul>${caught.map((name) => html`<li>${name}</li>`)}</ul></details>`)}</section>`;
}
