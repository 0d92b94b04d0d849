import { displayWidth, visible } from '../report/visible.ts';
import { plural } from '../report/words.ts';
import type { CheckStatus, DoctorReport } from './report.ts';

const WORDS: Readonly<Record<CheckStatus, string>> = { ok: 'ok', warning: 'warn', failed: 'FAIL', skipped: 'skip' };
const COLORS: Readonly<Record<CheckStatus, number>> = { ok: 32, warning: 33, failed: 31, skipped: 90 };

/** The report for a terminal: a line per check, and below each that is wrong what to do. Names in it are made visible. */
export function doctorText(report: DoctorReport, { color }: { readonly color: boolean }): string {
  const width = Math.max(0, ...report.checks.map(({ title }) => displayWidth(visible(title))));
  const lines = report.checks.flatMap(({ status, title, detail, remedy }) => {
    const word = WORDS[status].padEnd(4);
    const name = visible(title);
    const pad = ' '.repeat(width - displayWidth(name));
    const head = `${color ? `\u001b[${COLORS[status]}m${word}\u001b[0m` : word}  ${name}${pad}  `;
    const indent = ' '.repeat(width + 8);
    const [first = '', ...rest] = detail.split('\n').map(visible);
    return [
      `${head}${first}`.trimEnd(),
      ...rest.map((line) => `${indent}${line}`),
      ...(remedy === null ? [] : remedy.split('\n').map((line) => `${indent}→ ${visible(line)}`)),
    ];
  });
  return `${[`loadproof doctor: ${visible(report.about)}`, '', ...lines, '', summary(report)].join('\n')}\n`;
}

function summary({ checks, healthy }: DoctorReport): string {
  const count = (status: CheckStatus) => checks.filter((check) => check.status === status).length;
  const warnings = count('warning') === 0 ? '' : `, ${plural(count('warning'), 'warning')}`;
  if (healthy)
    return `Nothing is wrong that would keep a run from going: ${plural(checks.length, 'check')}${warnings}.`;
  const left = count('skipped') === 0 ? '' : `, ${count('skipped')} not looked at`;
  return `${count('failed')} of ${plural(checks.length, 'check')} failed${warnings}${left}.`;
}
