import type { Verdict } from '../../verdict.ts';
import { Html, html } from './markup.ts';

/** Signs of verdicts: another shape for each, so that they are told apart without colour. */

const SHAPES: Readonly<Record<Verdict, string>> = {
  MATCHED: '<circle cx="12" cy="12" r="10"/><path class="sign" d="m7.5 12.4 3 3 6-6.4"/>',
  MISMATCHED:
    '<rect x="2.5" y="2.5" width="19" height="19" rx="4"/><path class="sign" d="m8.2 8.2 7.6 7.6m0-7.6-7.6 7.6"/>',
  INCONCLUSIVE:
    '<path d="M12 2.2 22.6 20.8a.8.8 0 0 1-.7 1.2H2.1a.8.8 0 0 1-.7-1.2z"/><path class="sign" d="M12 9v6m0 2.9v.2"/>',
  ERRORED: '<path d="M8 2h8l6 6v8l-6 6H8l-6-6V8z"/><path class="sign" d="M12 7v6.2m0 3.3v.2"/>',
};

/** The sign of a verdict; beside it there is always the word. */
export function icon(verdict: Verdict): Html {
  return html`<svg class="icon ${verdict}" viewBox="0 0 24 24" aria-hidden="true">${new Html(SHAPES[verdict])}</svg>`;
}

/** A bar of so many parts of the whole. Widths are attributes: the page's policy allows no inline style. */
export function bar(part: number, whole: number, label: string): Html {
  const width = whole <= 0 ? 0 : Math.max(0.5, Math.min(100, (100 * part) / whole));
  return html`<svg class="bar" role="img" aria-label="${label}"><rect class="rail" width="100%" height="100%" rx="3"/><rect class="fill" width="${width.toFixed(2)}%" height="100%" rx="3"/></svg>`;
}
