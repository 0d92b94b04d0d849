import type { Cell } from '../../../core/compare/records.ts';
import type { Experiment } from './experiment.ts';
import type { Outcome } from './lab.ts';

export const BEGIN = '<!-- begin: written by npm run verify:trino -->';
export const END = '<!-- end: written by npm run verify:trino -->';

/** The part of docs/verification.md that the experiments write. */
export function page(
  server: string,
  done: readonly { experiment: Experiment; outcomes: readonly Outcome[] }[],
): string {
  const rows = done.map(({ experiment: { title, found, athena } }, i) => {
    return `| [${i + 1}. ${title}](#${anchor(`${i + 1}. ${title}`)}) | ${found} | ${ATHENA[athena.known]} |`;
  });
  const summary = ['| Experiment | On Trino | On Athena |', '|---|---|---|', ...rows];
  const sections = done.map(({ experiment, outcomes }, i) => section(i + 1, experiment, outcomes));
  return [BEGIN, '', `Run on ${server}.`, '', ...summary, '', ...sections, END].join('\n');
}

const ATHENA = { same: 'the same', differs: '**differs**', unknown: 'not known: check' } as const;

function anchor(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9 _-]/g, '')
    .replaceAll(' ', '-');
}

function section(place: number, { title, found, use, athena }: Experiment, outcomes: readonly Outcome[]): string {
  return [
    `## ${place}. ${title}`,
    '',
    found,
    '',
    ...outcomes.flatMap((outcome) => [fenced(outcome.sql), ...table(outcome), '']),
    `**Loadproof**: ${use}`,
    '',
    `**Athena**: ${ATHENA[athena.known]}. ${athena.says}`,
    '',
    fenced(athena.check),
    '',
  ].join('\n');
}

const fenced = (sql: string): string => `\`\`\`sql\n${sql}\n\`\`\``;

function table({ columns, result }: Outcome): string[] {
  if (columns.length === 0) return [];
  if (typeof result === 'string') return ['', `Fails: \`${result}\``];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return ['', line(columns), line(columns.map(() => '---')), ...result.map((row) => line(row.map(cell)))];
}

/** A cell as code: what cannot be seen is escaped, and nothing of it is Markdown. */
function cell(value: Cell): string {
  if (value === null) return 'NULL';
  const text = typeof value === 'string' ? JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"') : String(value);
  const seen = text.replaceAll(/[\x7f-\x9f\u2028\u2029\ufeff\ufffd]/g, hex).replaceAll('|', '\\|');
  if (seen === '') return "`''`";
  const fence = seen.includes('`') ? '``' : '`';
  return `${fence}${seen.startsWith(' ') || seen.endsWith(' ') ? `"${seen}"` : seen}${fence}`;
}

const hex = (c: string): string => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
