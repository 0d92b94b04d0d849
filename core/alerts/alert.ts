import { stopReasonOf } from '../dms/load-end.ts';
import { tableName } from '../plan/schema.ts';
import { countedAs, kindsText, nextSteps, openLimits } from '../report/advice.ts';
import type { PartResult, RunReport } from '../report/schema.ts';
import { clip, visible } from '../report/visible.ts';
import { duration, headline, moment, plural, VERDICT_MEANING } from '../report/words.ts';
import { type SlackParts, slackText } from './slack.ts';

/**
 * Alerts: what a person is told in an e-mail or a chat. Names and counts only: no value of a row, and no message of a
 * database or of DMS, which may quote one. The rest is behind the link.
 */
export interface Alert {
  /** Plain ASCII, at most 100 characters, as SNS takes it; begins alike, so that a list of subjects sorts by verdict. */
  readonly subject: string;
  /** Under 25 lines. */
  readonly email: string;
  /** The custom notification of Amazon Q Developer in chat applications, as JSON. */
  readonly slack: string;
}

/** Where to look further. */
export interface AlertLinks {
  readonly report: string;
  readonly execution: string | null;
}

const LISTED = 8;

/** The end of a run. */
export function runAlert(report: RunReport, links: AlertLinks): Alert {
  const about = report.task?.id ?? report.source.identity;
  const bad = report.tables.filter((t) => t.verdict !== 'MATCHED');
  const listed = bad.slice(0, LISTED);
  const more = bad.length - listed.length;
  const title = `${report.verdict}: ${headline(report)}`;
  return {
    subject: subjectOf(report.verdict, about, report.finishedAt, headline(report)),
    email: lines([
      `Loadproof ${title}`,
      '',
      `Task:   ${clip(about, 100)}${report.task?.stopReason ? ` (${report.task.stopReason})` : ''}`,
      `Lake:   ${clip(report.lake.location, 200)}`,
      `Ended:  ${moment(report.finishedAt)}, after ${duration(report.startedAt, report.finishedAt)}`,
      '',
      ...listed.map((t) => `- ${clip(tableName(t.table), 120)}: ${tableLine(t)}`),
      ...(more > 0 ? [`- and ${plural(more, 'more table')}`] : []),
      '',
      VERDICT_MEANING[report.verdict],
      `Report: ${links.report}`,
      ...(links.execution === null ? [] : [`Run:    ${links.execution}`]),
    ]),
    slack: slackText({
      title,
      about,
      thread: report.task?.arn ?? report.source.identity,
      event: report.verdict,
      items: [...listed.map((t) => ({ name: tableName(t.table), text: tableLine(t) }))],
      more,
      steps: stepsOf(listed),
      links,
    }),
  };
}

/** A load that DMS says failed: there is nothing to compare. */
export function loadFailedAlert(load: { id: string; arn: string; at: string; why: string; link: string }): Alert {
  const reason = stopReasonOf(load.why) ?? 'DMS names no reason';
  const title = `LOAD FAILED: the DMS task ${clip(load.id, 100)} ended with an error (${reason})`;
  const step = "See the task's log in DMS, mend the cause and load again: the proof then runs by itself.";
  return plain('LOAD FAILED', load.id, load.at, reason, title, step, {
    thread: load.arn,
    links: { report: load.link, execution: null },
  });
}

/** A run that broke before it had a plan: there is no report. */
export function runBrokenAlert(run: { runId: string; at: string; code: string; remedy: string; link: string }): Alert {
  const title = `ERRORED: the run ${clip(run.runId, 80)} broke before it had a plan (${clip(run.code, 60)})`;
  return plain('ERRORED', run.runId, run.at, run.code, title, run.remedy, {
    thread: run.runId,
    links: { report: run.link, execution: null },
  });
}

function plain(
  verdict: string,
  about: string,
  at: string,
  reason: string,
  title: string,
  step: string,
  { thread, links }: Pick<SlackParts, 'thread' | 'links'>,
): Alert {
  return {
    subject: subjectOf(verdict, about, at, reason),
    email: lines([`Loadproof ${title}`, '', `At: ${moment(at)}`, clip(step, 400), '', `See: ${links.report}`]),
    slack: slackText({ title, about, thread, event: verdict, items: [], more: 0, steps: [step], links }),
  };
}

function tableLine(table: PartResult): string {
  const kinds = kindsText(table);
  const absent = table.absentColumns.length;
  switch (table.verdict) {
    case 'MISMATCHED':
      return [
        kinds === '' ? '' : `${kinds} (${countedAs(table)})`,
        absent === 0 ? '' : `${plural(absent, 'column')} absent from the lake`,
      ]
        .filter((part) => part !== '')
        .join('; ');
    case 'ERRORED':
      return `check failed (${clip(table.cause?.code ?? 'Internal', 60)})`;
    default:
      return `not verified (${table.cause === null ? plural(openLimits(table).length, 'open limit') : clip(table.cause.code, 60)})`;
  }
}

function stepsOf(tables: readonly PartResult[]): string[] {
  const steps = tables.filter((t) => t.verdict === 'MISMATCHED').flatMap(nextSteps);
  const other = tables.length > 0 && steps.length === 0 ? ['See in the report why, and what removes the cause.'] : [];
  return [...new Set([...steps, ...other])].slice(0, 4);
}

/** `[Loadproof] MISMATCHED | orders-to-lake | 2026-03-04 02:17:45 UTC | 2 of 14 tables differ` */
function subjectOf(verdict: string, about: string, at: string, what: string): string {
  const text = `[Loadproof] ${verdict} | ${clip(about, 32)} | ${moment(at)} | ${what}`;
  return text
    .replaceAll('·', ';')
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, 100)
    .trimEnd();
}

/** One line each, whatever a name has in it. */
const lines = (texts: readonly string[]): string => `${texts.map((line) => visible(line)).join('\n')}\n`;
