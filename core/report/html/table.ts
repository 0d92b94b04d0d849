import { binRange } from '../../compare/key-spread.ts';
import { tableName } from '../../plan/schema.ts';
import { causesOf, countedAs, diagnosisText, nextSteps, reasonsOf } from '../advice.ts';
import { snippetsOf } from '../commands.ts';
import { costOf, costText } from '../cost.ts';
import { loadedText } from '../loaded.ts';
import { FINDING_KINDS, type PartResult, type RunReport } from '../schema.ts';
import {
  changesText,
  columnsText,
  isPartial,
  KIND_WORDS,
  moment,
  number,
  plural,
  rowsText,
  tableVerdict,
} from '../words.ts';
import { historyHtml, stateChip } from './history.ts';
import { bar, icon } from './icons.ts';
import { Html, html, mono, type Part, when } from './markup.ts';
import { limitsOfTable } from './run.ts';
import { laterHtml, sampleHtml } from './sample.ts';

/** Everything that a report says of one table. */

/** What a card may hold: a report of thousands of tables leaves out first what report.json holds anyway. */
export interface CardOptions {
  /** In the report's order: its anchor. */
  readonly index: number;
  readonly open: boolean;
  readonly sample: boolean;
  readonly statements: boolean;
}

const ITEMS_SHOWN = 40;

/**
 * A card that is not open holds its body as the text of a `noscript`, which a browser without script shows as it is, and
 * one with script parses when the card is opened.
 */
export function card(table: PartResult, report: RunReport, options: CardOptions): Html {
  const { index, open } = options;
  const content = html`<div class="body">${body(table, report, options)}</div>`;
  return html`<details class="card ${table.verdict}" id="t${index}"${open ? html` open` : null}>
<summary>${icon(table.verdict)}<span class="title">${mono(tableName(table.table))}</span>${stateChip(table)}<span class="word">${tableVerdict(table)}</span></summary>
${open ? content : html`<noscript>${content}</noscript>`}</details>`;
}

function body(table: PartResult, report: RunReport, options: CardOptions): readonly Part[] {
  const failing = table.verdict !== 'MATCHED';
  const sample = () =>
    options.sample
      ? sampleHtml(table, report.settings.values)
      : html`<p class="quiet">The sample of this table is in report.json.</p>`;
  return [
    when(failing, () => advice(table)),
    historyHtml(table),
    flow(table),
    changesHtml(table),
    loadedHtml(table),
    when(failing, () => kinds(table)),
    moved(table),
    bars(table),
    partitions(table),
    files(table),
    keyRange(table),
    when(table.sample.length > 0, sample),
    laterHtml(table),
    when(failing, () => next(table, report)),
    when(table.limits.length > 0, () => html`<div class="block"><h3>Limits</h3>${limitsOfTable(table.limits)}</div>`),
    columns(table),
    reads(table, report),
    options.statements
      ? statements(table)
      : html`<p class="quiet">The statements of this table are in report.json.</p>`,
  ];
}

/** What to run, to be copied. */
function next(table: PartResult, report: RunReport): Html | null {
  const snippets = snippetsOf(table, report);
  if (snippets.length === 0) return null;
  const items = snippets.map(
    ({ label, text }) => html`<div class="snippet"><h4>${label}</h4><pre>${lines(text)}</pre></div>`,
  );
  return html`<div class="block"><h3>What to run next</h3>${items}</div>`;
}

function advice(table: PartResult): Html {
  const causes = causesOf(table).slice(0, 8);
  const chips = causes.map(
    (c) =>
      html`<span class="chip">${c.cause}${when(c.findings !== null, () => html` <span class="dim">×${number(c.findings ?? 0)} in the sample</span>`)}</span>`,
  );
  const reasons = reasonsOf(table).map(
    (r) => html`<dt>Why not verified</dt><dd>${r.why}</dd><dt>What to do</dt><dd>${r.remedy}</dd>`,
  );
  const differs = table.verdict === 'MISMATCHED';
  const likely = when(differs && chips.length > 0, () => html`<dt>Likely cause</dt><dd>${chips}</dd>`);
  const evidence = when(
    differs && (table.diagnoses ?? []).length > 0,
    () =>
      html`<dt>Evidence</dt><dd><ul class="steps">${(table.diagnoses ?? []).slice(0, 8).map((d) => html`<li>${diagnosisText(d)}</li>`)}</ul></dd>`,
  );
  const step = when(
    differs,
    () => html`<dt>What to do</dt><dd><ol class="steps">${nextSteps(table).map((s) => html`<li>${s}</li>`)}</ol></dd>`,
  );
  return html`<dl class="advice">${likely}${evidence}${step}${differs && table.cause !== null ? html`<dt>Cause</dt><dd>${table.cause.message}</dd>` : reasons}</dl>`;
}

/** From the source's rows to the lake's: what only one side has, and what both have. */
function flow(table: PartResult): Html {
  const { source, lake } = table.rows;
  const only = (side: 'sourceRows' | 'lakeRows') => FINDING_KINDS.reduce((n, kind) => n + table.counts[kind][side], 0);
  const [gone, come] = [only('sourceRows'), only('lakeRows')];
  const equal =
    source !== null && lake !== null && source - gone === lake - come && source >= gone ? source - gone : null;
  const step = (name: string, value: string, kind: string) =>
    html`<li class="${kind}"><span class="value">${value}</span><span class="name">${name}</span></li>`;
  const middle =
    source === null || lake === null
      ? [step('not compared', '?', 'none')]
      : [
          step('only in the source', gone === 0 ? '0' : `−${number(gone)}`, gone > 0 ? 'gone' : 'none'),
          ...(equal === null
            ? []
            : [step(isPartial(table) ? 'equal in what was compared' : 'equal on both sides', number(equal), 'equal')]),
          step('only in the lake', come === 0 ? '0' : `+${number(come)}`, come > 0 ? 'come' : 'none'),
        ];
  return html`<ol class="flow">${step(source === null ? 'source rows' : 'source rows, each expected in the lake', rowsText(source), 'side')}${middle}${step('lake rows', rowsText(lake), 'side')}</ol>`;
}

function changesHtml(table: PartResult): Html | null {
  const text = changesText(table);
  return text === null ? null : html`<p class="quiet">${text}.</p>`;
}

/** What DMS itself counts: beside the counts of both sides, and no part of them. */
function loadedHtml(table: PartResult): Html | null {
  const text = loadedText(table);
  return text === null ? null : html`<p class="quiet">${text}. A hint, and no evidence.</p>`;
}

function kinds(table: PartResult): Html | null {
  if (FINDING_KINDS.every((kind) => table.counts[kind].findings === 0)) return null;
  const tiles = FINDING_KINDS.map((kind) => {
    const c = table.counts[kind];
    const rows = c.findings === 0 ? 'none' : `${plural(c.sourceRows, 'source row')}, ${plural(c.lakeRows, 'lake row')}`;
    return html`<div class="tile ${kind}${c.findings === 0 ? ' zero' : ''}"><span class="name">${KIND_WORDS[kind]}</span><span class="value">${number(c.findings)}</span><span class="sub">${rows}</span></div>`;
  });
  return html`<div class="tiles kinds">${tiles}</div><p class="quiet">Exact, ${countedAs(table)}.</p>`;
}

/** Rows that were seen to differ, and of those the ones that a later read saw equal: the source was at work meanwhile. */
function moved({ opened, closed }: PartResult): Html | null {
  if (opened === 0) return null;
  return html`<p class="quiet">${plural(opened, 'row')} differed when first read; ${number(closed)} of them did not in a later read.</p>`;
}

function bars(table: PartResult): Html | null {
  const { changedColumns, absentColumns } = table;
  if (changedColumns.length + absentColumns.length === 0) return null;
  const most = Math.max(1, ...changedColumns.map((c) => c.rows));
  const changed = [...changedColumns].sort((a, b) => b.rows - a.rows).slice(0, ITEMS_SHOWN);
  const rows = changed.map((c) => barRow(mono(c.column), c.rows, most));
  const absent = absentColumns.map(
    (c) =>
      html`<tr class="absent"><th scope="row">${mono(c.column)}</th><td class="n">${number(c.values)}</td><td class="wide">${c.values === 1 ? 'value' : 'values'} lost: the lake has no such column</td></tr>`,
  );
  return html`<div class="block"><h3>Columns that differ <span class="dim">changed rows in which they do, exact</span></h3><table class="bars"><tbody>${absent}${rows}</tbody></table>${left(changedColumns.length)}</div>`;
}

function files(table: PartResult): Html | null {
  if (table.differingFiles.length === 0) return null;
  const most = Math.max(1, ...table.differingFiles.map((f) => f.rows));
  const sorted = [...table.differingFiles].sort((a, b) => b.rows - a.rows).slice(0, ITEMS_SHOWN);
  const rows = sorted.map((f) => barRow(mono(f.path), f.rows, most));
  return html`<div class="block"><h3>Lake files with rows in excess</h3><table class="bars"><tbody>${rows}</tbody></table>${left(table.differingFiles.length)}</div>`;
}

/** Where in the range of the key the differences lie: all over, or in one stretch, which is a load that broke off. */
function keyRange({ keySpread: spread }: PartResult): Html | null {
  if (spread === undefined) return null;
  const { column, from, to, bins } = spread;
  const name = (bin: number) => {
    const share = `${bin * 5}–${bin * 5 + 5} %`;
    if (from === null || to === null) return html`${share}`;
    const [first, last] = binRange(from, to, bin);
    return html`${mono(first === last ? String(first) : `${first} – ${last}`)}`;
  };
  const most = Math.max(1, ...bins);
  const rows = bins.map((findings, bin) => barRow(name(bin), findings, most));
  return html`<div class="block"><h3>Where in ${mono(column)} <span class="dim">findings per twentieth of the range in which keys differ</span></h3><table class="bars"><tbody>${rows}</tbody></table></div>`;
}

/** The same by folder: date folders and other partitions of a table. */
function partitions(table: PartResult): Html | null {
  const folders = new Map<string, number>();
  for (const { path, rows } of table.differingFiles) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    folders.set(folder, (folders.get(folder) ?? 0) + rows);
  }
  if (folders.size < 2) return null;
  const most = Math.max(1, ...folders.values());
  const rows = [...folders].slice(0, ITEMS_SHOWN).map(([folder, n]) => barRow(mono(folder), n, most));
  return html`<div class="block"><h3>Folders with rows in excess</h3><table class="bars"><tbody>${rows}</tbody></table>${left(folders.size)}</div>`;
}

const barRow = (name: Html, n: number, most: number): Html =>
  html`<tr><th scope="row">${name}</th><td class="n">${number(n)}</td><td class="wide">${bar(n, most, `${n} of ${most}`)}</td></tr>`;

const left = (n: number): Html | null =>
  n > ITEMS_SHOWN ? html`<p class="quiet">… and ${number(n - ITEMS_SHOWN)} more in report.json.</p>` : null;

const FIDELITY = { exact: '= exact', asEncoded: '≈ as encoded', excluded: '⚠ not compared' } as const;

function columns(table: PartResult): Html | null {
  if (table.columns.length === 0) return null;
  const rows = table.columns.map(
    (c) =>
      html`<tr><td data-label="Column">${mono(c.name)}${c.lakeName === null || c.lakeName === c.name ? null : html`<span class="sub">in the lake ${mono(c.lakeName)}</span>`}</td><td data-label="Source type">${c.sourceType ?? '–'}</td><td data-label="Lake type">${c.lakeType ?? '–'}</td><td data-label="Compared as">${c.form ?? '–'}</td><td data-label="Fidelity"><span class="${c.fidelity}">${FIDELITY[c.fidelity]}</span>${c.reason === null ? null : html`<span class="sub">${c.reason}</span>`}</td></tr>`,
  );
  const key = table.key.length === 0 ? 'no key' : [html`key `, table.key.map((k) => html`${mono(k)} `)];
  return html`<details class="fold"><summary>Columns: ${columnsText(table)} compared${isPartial(table) ? ' ⚠' : ''}</summary><p class="quiet">${key}</p><table class="list"><thead><tr><th scope="col">Column</th><th scope="col">Source type</th><th scope="col">Lake type</th><th scope="col">Compared as</th><th scope="col">Fidelity</th></tr></thead><tbody>${rows}</tbody></table></details>`;
}

function reads(table: PartResult, report: RunReport): Html | null {
  if (table.reads.length + table.files.length === 0) return null;
  const items = table.reads.map(
    (r) =>
      html`<tr><td data-label="Read">${r.phase}</td><td data-label="Started">${moment(r.startedAt)}</td><td class="n" data-label="Seconds">${r.seconds.toFixed(1)}</td><td class="n" data-label="Bytes">${r.bytes === undefined ? '–' : number(r.bytes)}</td><td data-label="Query">${r.queryId === undefined ? '–' : mono(r.queryId)}</td></tr>`,
  );
  const read = table.files
    .slice(0, 200)
    .map(
      (f) =>
        html`<tr><td data-label="File">${mono(f.path)}</td><td data-label="Written">${f.modified === null ? '–' : moment(f.modified)}</td><td class="n" data-label="Rows">${number(f.rows)}</td></tr>`,
    );
  const cost = costOf(report, table.reads);
  const more =
    table.files.length > 200
      ? html`<p class="quiet">… and ${number(table.files.length - 200)} more in report.json.</p>`
      : null;
  return html`<details class="fold"><summary>Read: ${plural(table.files.length, 'lake file')}, ${plural(table.reads.length, 'read')}${cost === null ? null : html`, ${costText(cost)}`}</summary>
<table class="list"><thead><tr><th scope="col">Read</th><th scope="col">Started</th><th scope="col" class="n">Seconds</th><th scope="col" class="n">Bytes read</th><th scope="col">Query</th></tr></thead><tbody>${items}</tbody></table>
<table class="list"><thead><tr><th scope="col">Lake file</th><th scope="col">Written</th><th scope="col" class="n">Rows</th></tr></thead><tbody>${read}</tbody></table>${more}</details>`;
}

function statements(table: PartResult): Html | null {
  if (table.statements.length === 0) return null;
  const items = table.statements.map(
    (s) =>
      html`<h4>${s.phase}</h4>${s.native === null ? null : html`<p class="quiet">In the source</p><pre>${lines(s.native)}</pre>`}<p class="quiet">In the engine</p><pre>${lines(s.sql)}</pre>`,
  );
  return html`<details class="fold"><summary>SQL: ${plural(table.statements.length, 'statement')}, to be run again by hand</summary>${items}</details>`;
}

/** A statement keeps its lines and tabs, to be copied; whatever else is invisible in it is shown. */
const lines = (sql: string): readonly Part[] => sql.split(/([\n\t])/).map((run) => LAYOUT.get(run) ?? run);

const LAYOUT: ReadonlyMap<string, Html> = new Map(['\n', '\t'].map((char) => [char, new Html(char)]));
