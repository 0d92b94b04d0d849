import type { Finding, PartResult, ReportValue } from '../schema.ts';
import { KIND_WORDS, number, plural } from '../words.ts';
import { type Html, html, mono, when } from './markup.ts';
import { pairHtml, valueHtml } from './value.ts';

/** Sampled findings: the rows of a key side by side, what differs first. */

/** Columns shown openly where none is known to differ; the rest are folded. */
const COLUMNS_SHOWN = 8;

export function sampleHtml(table: PartResult, values: 'masked' | 'plain'): Html {
  const { counts } = table;
  const all = counts.missing.findings + counts.extra.findings + counts.changed.findings + counts.duplicated.findings;
  const unit = table.key.length > 0 ? 'key' : 'distinct row';
  const masked = when(
    values === 'masked',
    () =>
      html`<p class="note">Values are masked: equal values have equal digests. To see them, whoever may see the data sets <span class="mono">report: { values: plain }</span> in loadproof.yaml, or runs <span class="mono">loadproof run --show-values</span>; this page cannot reveal what it does not hold.</p>`,
  );
  return html`<div class="block"><h3>Sample <span class="dim">${number(table.sample.length)} of ${plural(Math.max(all, table.sample.length), unit)}</span></h3>${masked}${keyStrip(table)}${table.sample.map((f) => findingHtml(f, table))}</div>`;
}

/** Where the sampled keys lie, where keys are numbers: one place is another cause than everywhere. */
function keyStrip({ key, sample }: PartResult): Html | null {
  const values = sample.map((f) => (f.key?.length === 1 ? f.key[0]?.value : null));
  const numbers = values.flatMap((v) => (typeof v === 'string' && /^-?\d{1,15}$/.test(v) ? [Number(v)] : []));
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  if (numbers.length < 5 || numbers.length < values.length || low === high) return null;
  const ticks = [...new Set(numbers)].map(
    (n) => html`<rect x="${((99.6 * (n - low)) / (high - low)).toFixed(2)}%" width="0.4%" height="100%"/>`,
  );
  const label = `Sampled keys between ${low} and ${high}`;
  return html`<div class="keys"><span class="quiet">${mono(key[0] ?? '')} from ${String(low)} to ${String(high)}, the sampled keys</span><svg class="bar" role="img" aria-label="${label}">${html`<rect class="rail" width="100%" height="100%" rx="3"/>`}<g class="ticks">${ticks}</g></svg></div>`;
}

/** Keys that the source changed after the load, by its own dates: apart from what was lost, and folded. */
export function laterHtml(table: PartResult): Html | null {
  const { keys, sample } = table.later;
  if (keys === 0) return null;
  return html`<div class="block"><h3>Changed in the source after the load <span class="dim">${plural(keys, 'key')}, by the source’s own dates: no loss, and no proof either</span></h3>
<details class="fold"><summary>Sample: ${number(sample.length)} of ${plural(keys, 'key')}</summary>${sample.map((f) => findingHtml(f, table))}</details></div>`;
}

function findingHtml(finding: Finding, table: PartResult): Html {
  const key = finding.key?.map((k) => html`<span class="pair">${mono(k.column)} = ${valueHtml(k.value)}</span>`) ?? [];
  const causes = finding.causes.map((c) => html`<span class="chip">${c}</span>`);
  const rows = html`<span class="dim">${plural(finding.sourceRows, 'row')} in the source, ${number(finding.lakeRows)} in the lake</span>`;
  return html`<article class="finding"><header><span class="kind ${finding.kind}">${KIND_WORDS[finding.kind]}</span>${when(finding.isNew === true, () => html`<span class="chip new">new</span>`)}${key}${causes}${rows}</header>${grid(finding, table)}</article>`;
}

interface Line {
  readonly column: string;
  readonly differs: boolean;
  readonly values: readonly ReportValue[];
}

function grid(finding: Finding, table: PartResult): Html | null {
  const { rows } = finding;
  if (rows.length === 0) return null;
  const lines = table.compared.map((column, i): Line => {
    const values = rows.map((r) => r.values[i] ?? null);
    return { column, values, differs: new Set(values.map((v) => JSON.stringify(v))).size > 1 };
  });
  const differing = lines.filter((l) => l.differs);
  const shown = differing.length > 0 ? differing : lines.slice(0, COLUMNS_SHOWN);
  const rest = lines.filter((l) => !shown.includes(l));
  const pair = rows.length === 2 && rows[0]?.side === 'source' && rows[1]?.side === 'lake';
  const word = differing.length > 0 ? 'equal column' : 'more column';
  const folded = when(
    rest.length > 0,
    () => html`<details><summary>${plural(rest.length, word)}</summary>${gridTable(finding, rest, pair)}</details>`,
  );
  return html`${gridTable(finding, shown, pair)}${folded}`;
}

function gridTable(finding: Finding, lines: readonly Line[], pair: boolean): Html {
  const heads = finding.rows.map((r) => {
    const side = r.side === 'source' ? 'Source' : 'Lake';
    const [here, there] = r.side === 'source' ? [r.inSource, r.inLake] : [r.inLake, r.inSource];
    // That a row is there once, and not on the other side, is what a reader expects.
    const times =
      here === 1 && there === 0 ? '' : `${number(r.inSource)}× in the source, ${number(r.inLake)}× in the lake`;
    const file = r.file === null ? null : html`<span class="sub">${mono(r.file)}</span>`;
    return html`<th scope="col">${side} <span class="dim">${times}</span>${file}</th>`;
  });
  const body = lines.map((line) => {
    const [source = null, lake = null] = line.values;
    const shown = pair && line.differs ? pairHtml(source, lake) : line.values.map(valueHtml);
    const sign = line.differs ? html`<span class="differs" title="differs">≠</span> ` : null;
    const cells = shown.map((v, i) => html`<td data-label="${finding.rows[i]?.side ?? ''}">${v}</td>`);
    return html`<tr class="${line.differs ? 'diff' : 'same'}"><th scope="row">${sign}${mono(line.column)}</th>${cells}</tr>`;
  });
  return html`<div class="scroll" tabindex="0"><table class="grid"><thead><tr><th scope="col">Column</th>${heads}</tr></thead><tbody>${body}</tbody></table></div>`;
}
