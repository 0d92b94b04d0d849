import { tableName } from '../plan/schema.ts';
import { VERDICTS } from '../verdict.ts';
import { canary } from './html/canary.ts';
import { STYLE, STYLE_HASH } from './html/css.ts';
import { icon } from './html/icons.ts';
import { Html, html, mono, type Part, when } from './html/markup.ts';
import { banner, coverage, facts } from './html/run.ts';
import { SCRIPT, SCRIPT_HASH } from './html/script.ts';
import { card } from './html/table.ts';
import { FINDING_KINDS, type FindingKind, type PartResult, type RunReport } from './schema.ts';
import {
  columnsText,
  findingsText,
  headline,
  isPartial,
  moment,
  number,
  plural,
  rowsText,
  tableVerdict,
  VERDICT_WORDS,
} from './words.ts';

/**
 * The report as one page that needs nothing: no request, no font, and for reading no script. It is read from `file://`, on
 * paper, in the dark and on a telephone; and its policy lets nothing run but the script that is written here, even where
 * an escape had been forgotten.
 */

/** How much of a large run is on the page. Whatever is left out is said, and is in report.json. */
const CARDS = 5000;
const OPEN_CARDS = 5;
const SAMPLE_CHARACTERS = 16_000_000;
const STATEMENT_CHARACTERS = 4_000_000;
const EMBEDDED_CHARACTERS = 16_000_000;

const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; script-src '${SCRIPT_HASH}'; base-uri 'none'; form-action 'none'`;

/** The whole document, from the report alone. */
export function renderHtml(report: RunReport): string {
  const json = embedded(report);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${report.verdict} – ${headline(report)} – Loadproof</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<header class="top"><strong>Loadproof</strong><span>${mono(report.runId)}</span><span>${moment(report.finishedAt)}</span>${when(json !== null, () => html`<button type="button" class="save" hidden>Save report.json</button>`)}</header>
<main>
${banner(report)}
${facts(report)}
${coverage(report)}
${list(report.tables)}
${cards(report)}
${canary(report)}
</main>
<footer>Made by Loadproof ${report.tool.version} from report.json, which holds everything that is shown here. “Matched” means that every row of both sides was read and every compared column agrees; what was not compared is a limit, and is named.</footer>
${json}<script>${new Html(SCRIPT)}</script>
</body>
</html>
`.text;
}

/** The document itself, to be saved: as data that no parser takes for markup. Null where it is too large for a page. */
function embedded(report: RunReport): Html | null {
  const json = JSON.stringify(report).replaceAll('<', '\\u003c');
  return json.length > EMBEDDED_CHARACTERS
    ? null
    : html`<script type="application/json" id="report">${new Html(json)}</script>\n`;
}

const KIND_HEADS: Readonly<Record<FindingKind, string>> = {
  missing: 'Missing',
  extra: 'Extra',
  changed: 'Changed',
  duplicated: 'Duplicated',
};

function list(tables: readonly PartResult[]): Html {
  if (tables.length === 0)
    return html`<section><h2>Tables</h2><p class="quiet">The plan of this run has no tables.</p></section>`;
  const heads = ['Source rows', 'Lake rows', ...Object.values(KIND_HEADS), 'Columns'];
  return html`<section><h2>Tables <span class="dim">${number(tables.length)}, failures first</span></h2>
${tools(tables)}
<table class="list tables" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader">Verdict</th><th role="columnheader">Table</th>${heads.map((h) => html`<th role="columnheader" class="n">${h}</th>`)}</tr></thead>
${chunks(tables.map(row)).map((rows) => html`<tbody role="rowgroup">${rows}</tbody>`)}</table></section>`;
}

/** A browser lays out only those chunks that are near to what it shows. */
const CHUNK = 50;

function chunks(items: readonly Html[]): Html[][] {
  const count = Math.ceil(items.length / CHUNK);
  return Array.from({ length: count }, (_, i) => items.slice(i * CHUNK, (i + 1) * CHUNK));
}

/** Hidden until the script is there to make them work. */
function tools(tables: readonly PartResult[]): Html {
  const verdicts = [...VERDICTS].reverse().filter((verdict) => tables.some((t) => t.verdict === verdict));
  const boxes = verdicts.map(
    (verdict) =>
      html`<label><input type="checkbox" value="${verdict}" checked> ${icon(verdict)} ${VERDICT_WORDS[verdict]}</label>`,
  );
  return html`<div class="tools" role="search" hidden><label>Find a table <input type="search" placeholder="name"> <kbd>/</kbd></label>${boxes}<span role="status"></span></div>`;
}

/** The roles are those of a table: the style lays its rows out by itself, and takes them away otherwise. */
function row(table: PartResult, index: number): Html {
  const name = mono(tableName(table.table));
  const cell = (label: string, kind: string, content: Part) =>
    html`<td role="cell" class="${kind}" data-label="${label}">${content}</td>`;
  const counts = FINDING_KINDS.map((kind) =>
    cell(KIND_HEADS[kind], table.counts[kind].findings > 0 ? 'n bad' : 'n zero', findingsText(table, kind)),
  );
  const partial = isPartial(table);
  const cells = [
    cell('Verdict', 'word', [icon(table.verdict), ' ', tableVerdict(table)]),
    cell('Table', 'name', index < CARDS ? html`<a href="#t${index}">${name}</a>` : name),
    cell('Source rows', 'n', rowsText(table.rows.source)),
    cell('Lake rows', 'n', rowsText(table.rows.lake)),
    ...counts,
    cell('Columns', partial ? 'n partial' : 'n', `${columnsText(table)}${partial ? ' ⚠' : ''}`),
  ];
  return html`<tr role="row" class="${table.verdict}">${cells}</tr>`;
}

function cards(report: RunReport): Html {
  const { tables } = report;
  let [statements, samples] = [0, 0];
  const shown = tables.slice(0, CARDS).map((table, index) => {
    statements += table.statements.reduce((n, s) => n + s.sql.length + (s.native?.length ?? 0), 0);
    samples += charactersOf(table);
    return card(table, report, {
      index,
      open: table.verdict !== 'MATCHED' && index < OPEN_CARDS,
      sample: samples <= SAMPLE_CHARACTERS,
      statements: statements <= STATEMENT_CHARACTERS,
    });
  });
  const left = tables.length - shown.length;
  const more = left > 0 ? html`<p class="quiet">${plural(left, 'more table')} in report.json.</p>` : null;
  return html`<section><h2>Table by table</h2><div class="cards">${chunks(shown).map((some) => html`<div class="chunk">${some}</div>`)}</div>${more}</section>`;
}

/** About how much markup a sample is: every cell has some, and long values are cut. */
function charactersOf({ sample, compared }: PartResult): number {
  return sample.reduce((n, finding) => n + 400 + finding.rows.length * compared.length * 120, 0);
}
