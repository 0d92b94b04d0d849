import { canaryText, causeLead, unprovenTypes } from '../canary/words.ts';
import { historyText, verdictLine } from '../history/words.ts';
import { tableName } from '../plan/schema.ts';
import { causesOf, countedAs, diagnosisText, kindsText, nextSteps, reasonsOf, runSteps, worstFirst } from './advice.ts';
import { loadedText } from './loaded.ts';
import { md, mdCode, mdLink, mdValue, utf8Length } from './markdown-escape.ts';
import { FINDING_KINDS, type Finding, type PartResult, type RunReport } from './schema.ts';
import {
  changesText,
  columnsText,
  duration,
  findingsText,
  headline,
  isPartial,
  KIND_WORDS,
  moment,
  number,
  plural,
  rowsText,
  sinceStop,
  tableVerdict,
  VERDICT_ICONS,
  VERDICT_MEANING,
} from './words.ts';

/** The report as GitHub Markdown: a pull request comment, a step summary, a file. */

export interface MarkdownOptions {
  /** Bytes of UTF-8. GitHub takes 65,536 characters in a comment, and 65,535 bytes in a check run. */
  readonly maxLength?: number;
  /** Links shown under the verdict: the whole report, the execution. Only https addresses become links. */
  readonly links?: readonly { readonly label: string; readonly url: string }[];
}

const DEFAULT_MAX_LENGTH = 65_535;
const SAMPLE_KEYS = 3;
/** Failing tables whose details are open: those of the rest are folded, so that a reader sees where it ends. */
const OPEN_DETAILS = 3;

/** How much of each kind of block is shown. What is less than all is said in the document. */
interface Amount {
  readonly passes: number;
  readonly samples: number;
  readonly details: number;
  readonly failures: number;
}

/** The rendered blocks of a report; rendered once, however often the document is fitted. */
interface Blocks {
  readonly head: string;
  readonly foot: string;
  /** Matched tables whose mismatch is gone, or accepted. */
  readonly past: string;
  readonly failures: readonly { readonly row: string; readonly detail: string; readonly sample: string }[];
  readonly passes: readonly string[];
}

/**
 * The report as Markdown: verdict and scope on the first line, failures first, passes folded. Where it does not fit,
 * matched tables are cut first, then samples, then details, then lines of failing tables; and each cut is counted.
 */
export function renderMarkdown(report: RunReport, options: MarkdownOptions = {}): string {
  const max = options.maxLength ?? DEFAULT_MAX_LENGTH;
  const blocks = render(report, options.links ?? []);
  let amount: Amount = {
    passes: blocks.passes.length,
    samples: blocks.failures.length,
    details: blocks.failures.length,
    failures: blocks.failures.length,
  };
  for (const kind of ['passes', 'samples', 'details', 'failures'] as const) {
    amount = { ...amount, [kind]: largest(amount[kind], (n) => fits(assemble(blocks, { ...amount, [kind]: n }), max)) };
    const text = assemble(blocks, amount);
    if (fits(text, max)) return text;
  }
  // Not even the numbers fit: the first line holds no data, so that it can be cut anywhere.
  return firstLine(report).slice(0, Math.floor(max / 4));
}

const fits = (text: string, max: number): boolean => text.length <= max && utf8Length(text) <= max;

/** The largest n of 0…max that is good, where smaller is never worse; 0 if none is. */
function largest(max: number, good: (n: number) => boolean): number {
  if (good(max)) return max;
  let [low, high] = [0, max];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (good(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function assemble(blocks: Blocks, amount: Amount): string {
  const failures = blocks.failures.slice(0, amount.failures);
  const details = failures
    .slice(0, amount.details)
    .map((f, i) => (i < amount.samples ? f.detail + f.sample : f.detail));
  return [
    blocks.head,
    ...cuts(blocks, amount),
    table(failures.map((f) => f.row)),
    ...details.slice(0, OPEN_DETAILS),
    foldedDetails(details.slice(OPEN_DETAILS)),
    blocks.past,
    folded(blocks, amount),
    blocks.foot,
  ]
    .filter((block) => block !== '')
    .join('\n\n')
    .concat('\n');
}

function foldedDetails(details: readonly string[]): string {
  if (details.length === 0) return '';
  const summary = `<summary>Details of ${plural(details.length, 'more failing table')}</summary>`;
  return ['<details>', summary, '', details.join('\n\n'), '', '</details>'].join('\n');
}

function cuts(blocks: Blocks, amount: Amount): string[] {
  const all = blocks.failures.length;
  const said = [
    [all - amount.failures, 'failing table', 'not even listed'],
    [all - amount.details, 'failing table', 'without details'],
    [all - amount.samples, 'failing table', 'without sample keys'],
    [blocks.passes.length - amount.passes, 'matched table', 'not listed'],
  ] as const;
  const parts = said.filter(([n]) => n > 0).map(([n, what, how]) => `${plural(n, what)} ${how}`);
  return parts.length === 0 ? [] : [`> **Cut to fit:** ${parts.join(', ')}. The whole report has them all.`];
}

function folded(blocks: Blocks, amount: Amount): string {
  const all = blocks.passes.length;
  if (all === 0) return '';
  const summary = `<summary>${plural(all, 'matched table')}</summary>`;
  const left = all - amount.passes;
  const more = left === 0 ? [] : [`… and ${number(left)} more.`];
  const body = [table(blocks.passes.slice(0, amount.passes)), ...more].filter((b) => b !== '');
  return ['<details>', summary, '', body.join('\n\n'), '', '</details>'].join('\n');
}

/** Six columns: GitHub shows a comment about 780 pixels wide, and hides what is beyond behind a scroll bar. */
const HEADER = ['| Verdict | Table | Source rows | Lake rows | Differences | Columns |', '|---|---|--:|--:|---|--:|'];

const table = (rows: readonly string[]): string => (rows.length === 0 ? '' : [...HEADER, ...rows].join('\n'));

function render(report: RunReport, links: NonNullable<MarkdownOptions['links']>): Blocks {
  const failures = worstFirst(report.tables);
  const passes = report.tables.filter((t) => t.verdict === 'MATCHED');
  return {
    head: head(report, links),
    foot: foot(report),
    past: past(passes),
    failures: failures.map((t) => ({ row: row(t), detail: detail(t), sample: sample(t) })),
    passes: passes.map(row),
  };
}

const firstLine = (report: RunReport): string => `## ${VERDICT_ICONS[report.verdict]} ${headline(report)}`;

function head(report: RunReport, links: NonNullable<MarkdownOptions['links']>): string {
  const { totals, cause } = report;
  const blocks = [firstLine(report), VERDICT_MEANING[report.verdict]];
  if (cause !== null) blocks.push(`**${causeLead(report)}:** ${md(cause.message)} ${md(cause.remedy)}`);
  blocks.push(
    `${mdCode(report.source.identity)} → ${mdCode(report.lake.location)} · ` +
      `read ${plural(totals.sourceRows, 'source row')} and ${plural(totals.lakeRows, 'lake row')}` +
      (report.task === null ? '' : ` · task ${mdCode(report.task.id)}${stopped(report)}`) +
      (totals.limits === 0 ? '' : ` · ${plural(totals.limits, 'limit')}, ${number(totals.acceptedLimits)} accepted`),
  );
  if (links.length > 0) blocks.push(links.map((l) => mdLink(l.label, l.url)).join(' · '));
  const differing = worstFirst(report.tables).filter((t) => t.verdict === 'MISMATCHED');
  const steps = differing.length > 1 ? runSteps(differing) : [];
  if (steps.length > 0) blocks.push(['**What to do:**', ...steps.map((step, i) => `${i + 1}. ${md(step)}`)].join('\n'));
  return blocks.join('\n\n');
}

const stopped = (report: RunReport): string => {
  const since = sinceStop(report);
  return since === null ? '' : `, ${since}`;
};

function foot(report: RunReport): string {
  const notes = report.notes.slice(0, 5).map((n) => `Note: ${md(n)}`);
  if (report.notes.length > 5) notes.push(`… and ${plural(report.notes.length - 5, 'more note')}.`);
  const run = [
    `Run ${mdCode(report.runId)}`,
    `Loadproof ${md(report.tool.version)}, engine ${md(report.engine)}`,
    `started ${md(moment(report.startedAt))}, took ${duration(report.startedAt, report.finishedAt)}`,
    `settings ${mdCode(report.settings.configDigest.slice(0, 12))}`,
  ];
  return [...notes, ...canaryLines(report), `<sub>${run.join(' · ')}</sub>`].join('\n\n');
}

function canaryLines(report: RunReport): string[] {
  const text = canaryText(report);
  if (text === null || report.canary === undefined) return [];
  const unproven = unprovenTypes(report.canary).slice(0, 5);
  const types = unproven.map((why) => `\n- Not proven on this source: ${md(why)}`);
  return [`${report.canary.caught ? '🐤' : '🛑'} Canary: ${md(text)}.${types.join('')}`];
}

function row(t: PartResult): string {
  const columns = isPartial(t) ? `**${columnsText(t)}** ⚠️` : columnsText(t);
  const cells = [
    `${VERDICT_ICONS[t.verdict]}&#160;${tableVerdict(t)}`,
    breakable(mdCode(tableName(t.table))),
    rowsText(t.rows.source),
    rowsText(t.rows.lake),
    differences(t),
    columns,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** A long name may go on in a second line behind its schema. */
const breakable = (code: string): string => (code.length > 40 ? code.replace('.', '.<wbr>') : code);

/** The kinds that there are, or that there are none; a dash where nothing was compared. */
function differences(t: PartResult): string {
  const kinds = FINDING_KINDS.filter((kind) => t.counts[kind].findings > 0).map(
    (kind) => `**${findingsText(t, kind)}**&#160;${kind}`,
  );
  const lost = t.absentColumns.reduce((n, column) => n + column.values, 0);
  if (lost > 0) kinds.push(`**${number(lost)}**&#160;${lost === 1 ? 'value' : 'values'} of absent columns`);
  return kinds.length > 0 ? kinds.join(', ') : findingsText(t, 'missing', 'none');
}

/** A matched table is a line in a folded list: what became of its mismatch is said outside of it. */
function past(passes: readonly PartResult[]): string {
  const said = passes.filter((t) => historyText(t) !== null);
  const items = said
    .slice(0, 10)
    .map((t) => `- ${VERDICT_ICONS[t.verdict]} ${mdCode(tableName(t.table))} – ${history(t)}`);
  const more = said.length - items.length;
  return [...items, ...(more > 0 ? [`- … and ${number(more)} more.`] : [])].join('\n');
}

function history(t: PartResult): string {
  const line = verdictLine(t.history);
  return `${md(historyText(t) ?? '')}${line === null ? '' : ` <sub>(${md(line)})</sub>`}`;
}

function detail(t: PartResult): string {
  const title = `#### ${VERDICT_ICONS[t.verdict]} ${mdCode(tableName(t.table))} – ${tableVerdict(t)}`;
  const lines = t.verdict === 'MISMATCHED' ? differs(t) : [];
  const loaded = loadedText(t);
  const changes = changesText(t);
  if (changes !== null) lines.push(`${md(changes)}.`);
  if (loaded !== null) lines.push(`${md(loaded)}.`);
  if (historyText(t) !== null) lines.unshift(`**History:** ${history(t)}`);
  // A table that differs can have open limits as well, and a cause.
  for (const { why, remedy } of reasonsOf(t).slice(0, 5))
    lines.push(`**Why not verified:** ${md(why)} **What to do:** ${md(remedy)}`);
  const more = reasonsOf(t).length - 5;
  if (more > 0) lines.push(`… and ${plural(more, 'more reason')}.`);
  return `${title}\n\n${lines.map((l) => `- ${l}`).join('\n')}`;
}

function differs(t: PartResult): string[] {
  const lines: string[] = [];
  const kinds = kindsText(t);
  if (kinds !== '') lines.push(`**${kinds}** (${countedAs(t)})`);
  const list = (items: readonly string[]) =>
    items.length > 5 ? `${items.slice(0, 5).join(', ')} and ${number(items.length - 5)} more` : items.join(', ');
  const changed = t.changedColumns.map((c) => `${mdCode(c.column)} (${plural(c.rows, 'row')})`);
  if (changed.length > 0) lines.push(`Changed columns: ${list(changed)}`);
  const absent = t.absentColumns.map((c) => `${mdCode(c.column)} (${plural(c.values, 'value')} lost)`);
  if (absent.length > 0) lines.push(`Absent from the lake: ${list(absent)}`);
  const causes = causesOf(t).map((c) =>
    c.findings === null ? `**${md(c.cause)}**` : `${md(c.cause)} (${plural(c.findings, 'sampled finding')})`,
  );
  if (causes.length > 0) lines.push(`Likely cause: ${list(causes)}`);
  for (const diagnosis of (t.diagnoses ?? []).slice(0, 3)) lines.push(`Evidence: ${md(diagnosisText(diagnosis))}`);
  const files = t.differingFiles.map((f) => `${mdCode(f.path, 80)} (${plural(f.rows, 'row')})`);
  if (files.length > 0) lines.push(`Files with rows in excess: ${list(files)}`);
  lines.push(`**What to do:** ${md(nextSteps(t).join(' '))}`);
  return lines;
}

function sample(t: PartResult): string {
  if (t.sample.length === 0) return '';
  const total =
    t.counts.missing.findings + t.counts.extra.findings + t.counts.changed.findings + t.counts.duplicated.findings;
  const shown = spread(t.sample).slice(0, SAMPLE_KEYS);
  const lines = shown.map((f) => `  - ${KIND_WORDS[f.kind]}: ${identity(f, t)}${columnsOf(f)}`);
  return `\n- Sample, ${number(shown.length)} of ${number(Math.max(total, shown.length))}:\n${lines.join('\n')}`;
}

/** One finding of each kind before a second of any. */
function spread(sample: readonly Finding[]): Finding[] {
  const firsts = sample.filter((f, i) => sample.findIndex((g) => g.kind === f.kind) === i);
  return [...firsts, ...sample.filter((f) => !firsts.includes(f))];
}

function identity(f: Finding, t: PartResult): string {
  if (f.key !== null) return f.key.map((k) => `${mdCode(k.column)} = ${mdValue(k.value)}`).join(', ');
  const values = f.rows[0]?.values ?? [];
  const shown = values.slice(0, 4).map((v, i) => `${mdCode(t.compared[i] ?? '?')} = ${mdValue(v, 30)}`);
  return `a row with ${shown.join(', ')}${values.length > 4 ? ', …' : ''}`;
}

function columnsOf(f: Finding): string {
  if (f.columns.length === 0) return '';
  const shown = f.columns
    .slice(0, 5)
    .map((c) => mdCode(c))
    .join(', ');
  return ` – in ${shown}${f.columns.length > 5 ? ` and ${number(f.columns.length - 5)} more` : ''}`;
}
