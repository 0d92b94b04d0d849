import { md, mdCode, utf8Length } from '../report/markdown-escape.ts';
import { number } from '../report/words.ts';
import { SEVERITIES, type Severity } from './rule.ts';
import type { ExplainedTask, Explanation } from './schema.ts';
import { countsText, type Group, groupsOf, hasMend, SEVERITY_WORDS, scopeText, taskText, writeText } from './words.ts';

/** An explanation as Markdown, for a pull request or a step's summary. Names come from files, and are hostile. */

const SIGNS: Readonly<Record<Severity, string>> = { high: '🔴', medium: '🟡', low: '⚪' };
const PLACES = 10;

export interface MarkdownOptions {
  /** Bytes that there is room for: what does not fit is counted. */
  readonly maxBytes?: number;
}

/** Ends in a newline. */
export function explainMarkdown(explanation: Explanation, options: MarkdownOptions = {}): string {
  const head = [`## ${countsText(explanation.counts)}: ${scopeText(explanation)}`, ''];
  const problems = explanation.problems.flatMap(({ file, line, message }) => [
    `- 🔴 ${mdCode(`${file}:${line}`)} cannot be read as DMS or a run would: ${md(message)}`,
  ]);
  const blocks = [
    ...(problems.length > 0 ? [[...problems, ''].join('\n')] : []),
    ...explanation.tasks.flatMap(taskBlocks),
  ];
  const others =
    explanation.others.length > 0
      ? `Nothing of DMS in ${explanation.others.map((file) => mdCode(file)).join(', ')}.\n`
      : '';
  return fitted([head.join('\n'), ...blocks, others], options.maxBytes ?? Number.POSITIVE_INFINITY);
}

/** As many blocks as there is room for; the rest are counted, never dropped in silence. */
function fitted(blocks: readonly string[], maxBytes: number): string {
  let text = '';
  for (const [i, block] of blocks.entries()) {
    const note = `\n… and ${blocks.length - i} more sections, for which there is no room here.\n`;
    if (utf8Length(text) + utf8Length(block) + utf8Length(note) + 2 > maxBytes) return `${text}${note}`;
    text += block === '' ? '' : `${block}\n`;
  }
  return text;
}

function taskBlocks(task: ExplainedTask): string[] {
  const about = taskText(task);
  const files = task.files.map((file) => mdCode(file)).join(', ');
  return [
    `### ${md(task.name)}${about === '' ? '' : `: ${md(about)}`}\n\n${files}\n`,
    ...SEVERITIES.flatMap((severity) => {
      const groups = groupsOf(task.findings.filter((finding) => finding.severity === severity));
      return groups.length === 0 ? [] : [severityBlock(severity, groups)];
    }),
    writesBlock(task),
  ];
}

function severityBlock(severity: Severity, groups: readonly Group[]): string {
  const title = `${SIGNS[severity]} <b>${severity}</b>: ${SEVERITY_WORDS[severity]} (${groups.length})`;
  const list = groups.map(groupText).join('\n');
  if (severity === 'high') return `${title}\n\n${list}\n`;
  return `<details>\n<summary>${title}</summary>\n\n${list}\n\n</details>\n`;
}

function groupText({ first, all }: Group): string {
  const places = all.slice(0, PLACES).map(({ file, line, why }) => `  - ${mdCode(`${file}:${line}`)} ${md(why)}`);
  const more = all.length > PLACES ? [`  - … and ${number(all.length - PLACES)} more places`] : [];
  const json = writeText(first);
  const mend = hasMend(first)
    ? [`  - **Mend:** ${md(first.mend)}${json === null ? '' : ` Write ${mdCode(json, 400)}`}`]
    : [];
  return [`- **${md(first.title)}** (${mdCode(first.rule)})`, ...places, ...more, ...mend].join('\n');
}

function writesBlock({ writes }: ExplainedTask): string {
  if (writes.facts.length === 0 && writes.tables.length === 0) return '';
  const facts = writes.facts.map(({ about, text }) => `| ${md(about)} | ${md(text)} |`);
  const tables = writes.tables.map(
    ({ words, location, remarks }) =>
      `- ${md(words)} → ${mdCode(location, 300)}${remarks.map((each) => `\n  - ${md(each)}`).join('')}`,
  );
  return [
    '<details>',
    '<summary>What DMS writes</summary>',
    '',
    ...(facts.length > 0 ? ['| | |', '|---|---|', ...facts, ''] : []),
    ...tables,
    '',
    '</details>',
    '',
  ].join('\n');
}
