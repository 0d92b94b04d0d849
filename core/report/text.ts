import { canaryText } from '../canary/words.ts';
import { historyText, verdictLine } from '../history/words.ts';
import { tableName } from '../plan/schema.ts';
import type { Verdict } from '../verdict.ts';
import { causesOf, countedAs, diagnosisText, kindsText, nextSteps, reasonsOf } from './advice.ts';
import { loadedText } from './loaded.ts';
import type { PartResult, RunReport } from './schema.ts';
import { clip, displayWidth, visible } from './visible.ts';
import {
  changesText,
  columnNumbers,
  findingsText,
  headline,
  isPartial,
  number,
  plural,
  rowsText,
  tableVerdict,
  VERDICT_WORDS,
} from './words.ts';

/** The report in a terminal: the verdict, one line per table with failures first, and what to do about each failure. */

export interface TextOptions {
  /** ANSI colours. Without them the same words are there: colour is never the only sign. */
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Matched tables that are listed; the rest are counted. */
  readonly passes?: number;
}

type Paint = (text: string, style: Style) => string;
type Style = 'red' | 'green' | 'yellow' | 'magenta' | 'bold' | 'dim';

const CODES: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, magenta: 35 };
const SIGNS: Readonly<Record<Verdict, string>> = { MATCHED: '✓', MISMATCHED: '✗', INCONCLUSIVE: '?', ERRORED: '!' };
const STYLES: Readonly<Record<Verdict, Style>> = {
  MATCHED: 'green',
  MISMATCHED: 'red',
  INCONCLUSIVE: 'yellow',
  ERRORED: 'magenta',
};

/** The final table of a run for a terminal, ending in a newline. */
export function summaryTable(report: RunReport, options: TextOptions): string {
  const paint: Paint = (text, style) => (options.color ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text);
  const width = Math.max(options.width, 40);
  const failures = report.tables.filter((t) => t.verdict !== 'MATCHED');
  const passes = report.tables.filter((t) => t.verdict === 'MATCHED');
  const listed = passes.slice(0, options.passes ?? 50);
  const lines = [...grid([...failures, ...listed], width, paint)];
  if (listed.length < passes.length)
    lines.push(paint(`… and ${number(passes.length - listed.length)} more matched`, 'dim'));
  for (const table of failures) lines.push('', ...details(table, width, paint));
  for (const table of passes) lines.push(...past(table, width, paint));
  for (const note of report.notes) lines.push('', ...wrap(`Note: ${visible(note)}`, width, ''));
  if (report.cause !== null)
    lines.push('', ...wrap(`The run: ${visible(report.cause.message)} ${visible(report.cause.remedy)}`, width, ''));
  const canary = canaryText(report);
  if (canary !== null) lines.push('', paint(`canary: ${canary}`, report.canary?.caught ? 'dim' : 'magenta'));
  const verdict = `${SIGNS[report.verdict]} ${report.verdict}`;
  lines.push('', `${paint(paint(verdict, STYLES[report.verdict]), 'bold')}  ${headline(report)}`);
  return `${lines.join('\n').replace(/^\n+/, '')}\n`;
}

interface Column {
  readonly title: string;
  readonly left?: boolean;
  readonly cell: (table: PartResult) => string;
  readonly style?: (table: PartResult) => Style | null;
}

function columns(): Column[] {
  const red = (n: number): Style | null => (n > 0 ? 'red' : 'dim');
  return [
    {
      title: 'verdict',
      left: true,
      cell: (t) => `${SIGNS[t.verdict]} ${VERDICT_WORDS[t.verdict]}`,
      style: (t) => STYLES[t.verdict],
    },
    { title: 'table', left: true, cell: (t) => visible(tableName(t.table)) },
    { title: 'source rows', cell: (t) => rowsText(t.rows.source) },
    { title: 'lake rows', cell: (t) => rowsText(t.rows.lake) },
    { title: 'missing', cell: (t) => findingsText(t, 'missing', '·'), style: (t) => red(t.counts.missing.findings) },
    { title: 'extra', cell: (t) => findingsText(t, 'extra', '·'), style: (t) => red(t.counts.extra.findings) },
    { title: 'changed', cell: (t) => findingsText(t, 'changed', '·'), style: (t) => red(t.counts.changed.findings) },
    {
      title: 'dup',
      cell: (t) => findingsText(t, 'duplicated', '·'),
      style: (t) => red(t.counts.duplicated.findings),
    },
    { title: 'columns', cell: columnsCell, style: (t) => (isPartial(t) ? 'yellow' : null) },
    { title: 'limits', left: true, cell: limitsCell },
  ];
}

function columnsCell(table: PartResult): string {
  const { compared, total } = columnNumbers(table);
  return total === 0 ? '–' : `${number(compared)}/${number(total)}`;
}

function limitsCell(table: PartResult): string {
  const accepted = table.limits.filter((l) => l.accepted !== null).length;
  const open = table.limits.length - accepted;
  const parts = [open > 0 ? `${number(open)} open` : '', accepted > 0 ? `${number(accepted)} accepted` : ''];
  return parts.filter((p) => p !== '').join(', ') || '·';
}

function grid(tables: readonly PartResult[], width: number, paint: Paint): string[] {
  if (tables.length === 0) return [];
  const all = columns();
  const cells = tables.map((t) => all.map((c) => c.cell(t)));
  const widths = all.map((c, i) => Math.max(c.title.length, ...cells.map((row) => displayWidth(row[i] ?? ''))));
  // The table's name is what gives way in a narrow terminal; numbers never do.
  const rest = widths.reduce((a, b) => a + b, 0) + 2 * (all.length - 1) - (widths[1] ?? 0);
  widths[1] = Math.min(widths[1] ?? 0, Math.max(12, width - rest));
  const line = (texts: readonly string[], style: (i: number) => Style | null) =>
    texts
      .map((text, i) => cell(text, widths[i] ?? 0, all[i]?.left === true, style(i), paint))
      .join('  ')
      .trimEnd();
  const rows = tables.map((t, r) => line(cells[r] ?? [], (i) => all[i]?.style?.(t) ?? null));
  return [
    line(
      all.map((c) => c.title),
      () => 'dim',
    ),
    ...rows,
  ];
}

function cell(text: string, width: number, left: boolean, style: Style | null, paint: Paint): string {
  const shown = shorten(text, width);
  const pad = ' '.repeat(Math.max(0, width - displayWidth(shown)));
  const painted = style === null ? shown : paint(shown, style);
  return left ? painted + pad : pad + painted;
}

function shorten(text: string, width: number): string {
  let shown = text;
  for (let max = width; displayWidth(shown) > width && max > 0; max--) shown = clip(text, max);
  return shown;
}

/** One to a few lines under a failing table's name: what differs or broke, what it looks like, what to do. */
function details(table: PartResult, width: number, paint: Paint): string[] {
  const name = clip(tableName(table.table), 120);
  const title = `${paint(`${SIGNS[table.verdict]} ${name}`, STYLES[table.verdict])}  ${tableVerdict(table)}`;
  const body = table.verdict === 'MISMATCHED' ? differs(table) : notVerified(table);
  return [title, ...[...body, ...pastOf(table)].flatMap((text) => wrap(text, width, '    '))];
}

/** A matched table of which there is more to say than that: its mismatch is gone, or accepted. */
function past(table: PartResult, width: number, paint: Paint): string[] {
  const said = pastOf(table);
  if (said.length === 0) return [];
  const title = paint(`${SIGNS[table.verdict]} ${clip(tableName(table.table), 120)}`, STYLES[table.verdict]);
  return ['', `${title}  ${tableVerdict(table)}`, ...said.flatMap((text) => wrap(text, width, '    '))];
}

function pastOf(table: PartResult): string[] {
  const text = historyText(table);
  const line = verdictLine(table.history);
  if (text === null) return [];
  return [`History: ${visible(text)}`, ...(line === null ? [] : [`Last verdicts: ${line}`])];
}

function differs(table: PartResult): string[] {
  const kinds = kindsText(table);
  const loaded = loadedText(table);
  const collapsed = changesText(table);
  const changed = table.changedColumns.slice(0, 5).map((c) => `${clip(c.column, 60)} (${number(c.rows)})`);
  const absent = table.absentColumns.map((c) => `${clip(c.column, 60)} (${plural(c.values, 'value')})`);
  const causes = causesOf(table)
    .slice(0, 3)
    .map((c) => clip(c.cause, 120));
  const what = [
    kinds === '' ? '' : `${kinds} (${countedAs(table)})`,
    changed.length === 0 ? '' : `in column ${changed.join(', ')}`,
    absent.length === 0 ? '' : `absent from the lake: ${absent.join(', ')}`,
  ];
  return [
    what.filter((w) => w !== '').join('; '),
    ...(causes.length === 0 ? [] : [`Likely cause: ${causes.join('; ')}`]),
    ...(table.diagnoses ?? []).slice(0, 3).map((d) => `Evidence: ${clip(diagnosisText(d), 600)}`),
    ...(table.cause === null ? [] : [visible(table.cause.message)]),
    ...(collapsed === null ? [] : [`${visible(collapsed)}.`]),
    ...(loaded === null ? [] : [`${visible(loaded)}.`]),
    `What to do: ${visible(nextSteps(table).join(' '))}`,
  ].filter((line) => line !== '');
}

function notVerified(table: PartResult): string[] {
  const reasons = reasonsOf(table);
  const shown = reasons.slice(0, 2).flatMap((r) => [`Why: ${clip(r.why, 600)}`, `What to do: ${clip(r.remedy, 600)}`]);
  const more = reasons.length - 2;
  return more > 0 ? [...shown, `… and ${plural(more, 'more reason')} in the report`] : shown;
}

/** Lines of at most `width` columns, each behind the indent; a word that is longer than a line stays whole. */
function wrap(text: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(indent + longer) > width) {
      lines.push(indent + line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, indent + line];
}
