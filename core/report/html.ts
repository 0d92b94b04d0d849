import { tableName } from '../plan/schema.ts';
import { STYLE, STYLE_HASH } from './html/css.ts';
import { icon } from './html/icons.ts';
import { Html, html, mono } from './html/markup.ts';
import { banner, coverage, facts } from './html/run.ts';
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
} from './words.ts';

/**
 * The report as one page that needs nothing: no script, no request, no font. It is read from `file://`, on paper, in the
 * dark and on a telephone; and its policy lets nothing run even where an escape had been forgotten.
 */

/** How much of a large run is on the page. Whatever is left out is said, and is in report.json. */
const CARDS = 500;
const OPEN_CARDS = 20;
const SAMPLES = 100;
const STATEMENT_CHARACTERS = 4_000_000;

const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/** The whole document, from the report alone. */
export function renderHtml(report: RunReport): string {
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
<header class="top"><strong>Loadproof</strong><span>${mono(report.runId)}</span><span>${moment(report.finishedAt)}</span></header>
<main>
${banner(report)}
${facts(report)}
${coverage(report)}
${list(report.tables)}
${cards(report.tables)}
</main>
<footer>Made by Loadproof ${report.tool.version} from report.json, which holds everything that is shown here. “Matched” means that every row of both sides was read and every compared column agrees; what was not compared is a limit, and is named.</footer>
</body>
</html>
`.text;
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
<table class="list tables"><thead><tr><th>Verdict</th><th>Table</th>${heads.map((h) => html`<th class="n">${h}</th>`)}</tr></thead>
<tbody>${tables.map(row)}</tbody></table></section>`;
}

function row(table: PartResult, index: number): Html {
  const name = mono(tableName(table.table));
  const counts = FINDING_KINDS.map((kind) => {
    const found = table.counts[kind].findings > 0;
    return html`<td class="n ${found ? 'bad' : 'zero'}" data-label="${KIND_HEADS[kind]}">${findingsText(table, kind)}</td>`;
  });
  const columns = html`<td class="n${isPartial(table) ? ' partial' : ''}" data-label="Columns">${columnsText(table)}${isPartial(table) ? ' ⚠' : ''}</td>`;
  return html`<tr class="${table.verdict}"><td class="word" data-label="Verdict">${icon(table.verdict)} ${tableVerdict(table)}</td><td class="name" data-label="Table">${index < CARDS ? html`<a href="#t${index}">${name}</a>` : name}</td><td class="n" data-label="Source rows">${rowsText(table.rows.source)}</td><td class="n" data-label="Lake rows">${rowsText(table.rows.lake)}</td>${counts}${columns}</tr>`;
}

function cards(tables: readonly PartResult[]): Html {
  let characters = 0;
  const shown = tables.slice(0, CARDS).map((table, index) => {
    characters += table.statements.reduce((n, s) => n + s.sql.length + (s.native?.length ?? 0), 0);
    const failing = table.verdict !== 'MATCHED';
    return card(table, index, {
      open: failing && index < OPEN_CARDS,
      sample: index < SAMPLES,
      statements: characters <= STATEMENT_CHARACTERS,
    });
  });
  const left = tables.length - shown.length;
  const more = left > 0 ? html`<p class="quiet">${plural(left, 'more table')} in report.json.</p>` : null;
  return html`<section><h2>Table by table</h2>${shown}${more}</section>`;
}
