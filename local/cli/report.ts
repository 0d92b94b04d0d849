import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runAlert } from '../../core/alerts/alert.ts';
import { configError } from '../../core/config/errors.ts';
import { renderHtml } from '../../core/report/html.ts';
import { renderJunit } from '../../core/report/junit.ts';
import { renderMarkdown } from '../../core/report/markdown.ts';
import { summaryTable } from '../../core/report/text.ts';
import type { Command, ReportForm } from './args.ts';
import { findReport, type StoredReport } from './stored-report.ts';
import { hasColor, type Terminal, widthOf } from './terminal.ts';

/** `loadproof report`: any form of a report that was stored. Its exit code is not the verdict: it says that it could. */
export async function reportCommand(
  command: Extract<Command, { command: 'report' }>,
  { stdout, stderr, env }: Terminal,
): Promise<number> {
  const stored = await findReport(command.run, command.from);
  const { to, form } = command;
  const text = render(stored, form, { color: to === null && hasColor(stdout, env), width: widthOf(stdout) });
  if (to === null) stdout.write(text);
  else {
    await write(to, text);
    stderr.write(`${resolve(to)}\n`);
  }
  return 0;
}

/** `loadproof preview alert`: what a person would be told of a stored run, by e-mail and in a chat. Sends nothing. */
export async function previewCommand(
  command: Extract<Command, { command: 'preview' }>,
  { stdout }: Terminal,
): Promise<number> {
  const { subject, email, slack } = alertOf(await findReport(command.run, command.from));
  stdout.write(`Subject: ${subject}\n\n${email}\n--- Slack, through Amazon Q Developer in chat applications ---\n\n`);
  stdout.write(`${JSON.stringify(JSON.parse(slack), null, 2)}\n`);
  return 0;
}

function render(stored: StoredReport, form: ReportForm, terminal: { color: boolean; width: number }): string {
  const { report } = stored;
  switch (form) {
    case 'html':
      return renderHtml(report);
    case 'md':
      return renderMarkdown(report);
    case 'txt':
      return summaryTable(report, terminal);
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`;
    case 'junit':
      return renderJunit(report);
    case 'email': {
      const { subject, email } = alertOf(stored);
      return `Subject: ${subject}\n\n${email}`;
    }
    case 'slack':
      return `${alertOf(stored).slack}\n`;
  }
}

/** In AWS the links lead to the console; here to the page beside the report. */
const alertOf = ({ report, html }: StoredReport) =>
  runAlert(report, { report: pathToFileURL(html).href, execution: null });

async function write(path: string, text: string): Promise<void> {
  try {
    // It may hold values of the data.
    await writeFile(path, text, { mode: 0o600 });
  } catch (error) {
    throw configError('--to', `cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
