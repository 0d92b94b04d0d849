import { displayWidth, visible } from '../report/visible.ts';
import { number } from '../report/words.ts';
import { SEVERITIES, type Severity } from './rule.ts';
import type { ExplainedTask, Explanation } from './schema.ts';
import { countsText, type Group, groupsOf, hasMend, SEVERITY_WORDS, scopeText, taskText, writeText } from './words.ts';

/** An explanation in a terminal. */

export interface TextOptions {
  /** ANSI colours. Without them the same words are there: colour is never the only sign. */
  readonly color: boolean;
  /** Columns of the terminal; lines are no longer than 100. */
  readonly width: number;
}

type Style = 'red' | 'yellow' | 'bold' | 'dim';
type Paint = (text: string, style: Style) => string;

const CODES: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, yellow: 33 };
const SIGNS: Readonly<Record<Severity, string>> = { high: '✗', medium: '!', low: '·' };
const STYLES: Readonly<Record<Severity, Style>> = { high: 'red', medium: 'yellow', low: 'dim' };

/** Places of one finding that are listed; the rest are counted. */
const PLACES = 3;

/** Ends in a newline. */
export function explainText(explanation: Explanation, options: TextOptions): string {
  const paint: Paint = (text, style) => (options.color ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text);
  const width = Math.min(Math.max(options.width, 60), 100);
  const lines: string[] = [];
  for (const problem of explanation.problems) {
    const place = `✗ ${visible(problem.file)}:${problem.line}: cannot be read as DMS or a run would`;
    lines.push(...wrap(place, width, '').map((line) => paint(line, 'red')));
    lines.push(...wrap(visible(problem.message), width, '    '), '');
  }
  for (const task of explanation.tasks) lines.push(...taskLines(task, width, paint), '');
  if (explanation.others.length > 0)
    lines.push(...wrap(`Nothing of DMS in ${explanation.others.map(visible).join(', ')}.`, width, ''), '');
  const [counts, scope] = [countsText(explanation.counts), scopeText(explanation)];
  lines.push(`${paint(counts, 'bold')}: ${scope}.`);
  return `${lines.join('\n')}\n`;
}

function taskLines(task: ExplainedTask, width: number, paint: Paint): string[] {
  const about = taskText(task);
  const name = visible(task.name);
  const title = about === '' ? name : `${name}: ${about}`;
  return [
    ...wrap(title, width, '').map((line) => paint(line, 'bold')),
    ...filesLines(task, width).map((line) => paint(line, 'dim')),
    ...writesLines(task, width),
    ...SEVERITIES.flatMap((severity) => severityLines(task, severity, width, paint)),
  ];
}

/** A task without an identifier is called by its file. */
function filesLines({ name, files }: ExplainedTask, width: number): string[] {
  return files.length === 1 && files[0] === name ? [] : wrap(files.map(visible).join(', '), width, '');
}

function writesLines({ writes }: ExplainedTask, width: number): string[] {
  if (writes.facts.length === 0 && writes.tables.length === 0) return [];
  const label = (text: string) => `  ${text}${' '.repeat(Math.max(1, 16 - displayWidth(text)))}`;
  const indent = ' '.repeat(18);
  const facts = writes.facts.flatMap(({ about, text }) => hanging(label(about), visible(text), width, indent));
  const tables = writes.tables.flatMap(({ words, location, remarks }) => [
    '',
    ...wrap(visible(words), width, '  '),
    ...wrap(`→ ${visible(location)}`, width, '    '),
    ...remarks.flatMap((remark) => hanging('      ', visible(remark), width, '        ')),
  ]);
  return ['', 'What DMS writes', ...facts, ...tables];
}

function severityLines(task: ExplainedTask, severity: Severity, width: number, paint: Paint): string[] {
  const groups = groupsOf(task.findings.filter((finding) => finding.severity === severity));
  if (groups.length === 0) return [];
  const title = `${severity.toUpperCase()}  ${SEVERITY_WORDS[severity]}`;
  const heads = wrap(title, width, '').map((line) => paint(line, STYLES[severity]));
  return ['', ...heads, ...groups.flatMap((group) => groupLines(group, severity, width, paint))];
}

function groupLines({ first, all }: Group, severity: Severity, width: number, paint: Paint): string[] {
  const lines = [
    '',
    ...hanging(`${paint(SIGNS[severity], STYLES[severity])} `, `${first.title}  [${first.rule}]`, width, '  '),
  ];
  for (const { file, line, why } of all.slice(0, PLACES)) {
    lines.push(...wrap(`${visible(file)}:${line}`, width, '    ').map((each) => paint(each, 'dim')));
    lines.push(...wrap(visible(why), width, '    '));
  }
  if (all.length > PLACES) lines.push(`    … and ${number(all.length - PLACES)} more places`);
  if (hasMend(first)) lines.push(...hanging('    Mend: ', visible(first.mend), width, '          '));
  const json = writeText(first);
  if (json !== null && hasMend(first)) lines.push(...hanging('    Write: ', visible(json), width, '           '));
  return lines;
}

/** A first line that begins with a label, whose colours take no room, and others below it. */
function hanging(label: string, text: string, width: number, indent: string): string[] {
  const [first = '', ...rest] = wrap(text, width, indent);
  return [`${label}${first.slice(indent.length)}`.trimEnd(), ...rest];
}

/** Lines of at most `width` columns; a word that is longer has a line of its own, cut where it must be. */
function wrap(text: string, width: number, indent: string): string[] {
  const room = width - indent.length;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => cut(each, room))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(longer) > room) {
      lines.push(indent + line);
      line = word;
    } else line = longer;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, indent + line];
}

function cut(word: string, room: number): string[] {
  if (displayWidth(word) <= room) return [word];
  const parts: string[] = [];
  let part = '';
  for (const char of word) {
    if (displayWidth(part + char) > room) {
      parts.push(part);
      part = '';
    }
    part += char;
  }
  return [...parts, part];
}
