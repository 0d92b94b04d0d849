import { canaryText } from '../canary/words.ts';
import { stopReasonOf } from '../dms/load-end.ts';
import { historyBrief, resolvedTables, threadOf } from '../history/words.ts';
import { tableName } from '../plan/schema.ts';
import { causesOf, countedAs, kindsText, openLimits, runSteps, worstFirst } from '../report/advice.ts';
import type { PartResult, RunReport } from '../report/schema.ts';
import { clip, visible } from '../report/visible.ts';
import { duration, headline, LIMIT_WORDS, moment, plural, VERDICT_MEANING } from '../report/words.ts';
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

/** Tables that are named: the rest are counted. An e-mail is read on a telephone, at night. */
const LISTED = 5;
const LISTED_IN_CHAT = 8;

/** The end of a run. */
export function runAlert(report: RunReport, links: AlertLinks): Alert {
  const about = report.task?.id ?? report.source.identity;
  const bad = worstFirst(report.tables);
  const title = `${report.verdict}: ${headline(report)}`;
  const told = [...bad, ...resolvedTables(report)];
  const inChat = told.slice(0, LISTED_IN_CHAT);
  return {
    subject: subjectOf(report.verdict, about, report.finishedAt, headline(report)),
    email: emailOf(report, told, title, links),
    slack: slackText({
      title,
      about,
      // The repeats of an open mismatch, and its end, are one conversation.
      thread: threadOf(report) ?? report.task?.arn ?? report.source.identity,
      event: report.verdict,
      items: inChat.map((t) => ({ name: tableName(t.table), text: tableLine(t) })),
      more: told.length - inChat.length,
      steps: runSteps(bad),
      links,
    }),
  };
}

/** What, how bad, since when, likely why, what to do, and where the evidence is: under 25 lines. */
function emailOf(report: RunReport, told: readonly PartResult[], title: string, links: AlertLinks): string {
  const { task } = report;
  const about = task?.id ?? report.source.identity;
  const more = told.length - LISTED;
  const steps = runSteps(told.filter((t) => t.verdict !== 'MATCHED'));
  return lines([
    `Loadproof ${title}`,
    VERDICT_MEANING[report.verdict],
    ...(report.canary === undefined || report.canary.caught
      ? []
      : [`Canary: ${canaryText(report)}: do not rely on this run.`]),
    '',
    ...told.slice(0, LISTED).map((t) => `- ${clip(tableName(t.table), 120)}: ${tableLine(t)}`),
    ...(more > 0 ? [`- and ${plural(more, 'more table')}`] : []),
    ...(told.length > 0 ? [''] : []),
    ...(steps.length > 0 ? ['What to do:'] : []),
    ...steps.map((step, i) => `${i + 1}. ${clip(step, 200)}`),
    ...(steps.length > 0 ? [''] : []),
    `Report: ${links.report}`,
    ...(links.execution === null ? [] : [`Run:    ${links.execution}`]),
    '',
    `Task:   ${clip(about, 100)}${task?.stopReason ? ` (${clip(task.stopReason, 60)})` : ''}`,
    `Lake:   ${clip(report.lake.location, 200)}`,
    `Seen:   ${moment(report.finishedAt)}, by a run of ${duration(report.startedAt, report.finishedAt)}`,
  ]);
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

/** How bad it is, and since when. */
function tableLine(table: PartResult): string {
  const past = historyBrief(table);
  if (table.verdict === 'MATCHED') return clip(past ?? 'matched', 300);
  return past === null ? verdictLine(table) : `${verdictLine(table)}; ${clip(past, 300)}`;
}

/** How bad it is, and likely why: counts, and words of ours for what the sample looks like. */
function verdictLine(table: PartResult): string {
  const kinds = kindsText(table);
  const absent = table.absentColumns.length;
  const [cause] = causesOf(table);
  switch (table.verdict) {
    case 'MISMATCHED':
      return [
        kinds === '' ? '' : `${kinds} (${countedAs(table)})`,
        absent === 0 ? '' : `${plural(absent, 'column')} absent from the lake`,
        cause === undefined ? '' : `likely ${clip(cause.cause, 160)}`,
      ]
        .filter((part) => part !== '')
        .join('; ');
    case 'ERRORED':
      return `check failed (${clip(table.cause?.code ?? 'Internal', 60)})`;
    default:
      return `not verified (${table.cause === null ? limitsText(table) : clip(table.cause.code, 60)})`;
  }
}

/** `column not compared, rows filtered`: the kinds of the open limits, and not their sentences. */
function limitsText(table: PartResult): string {
  const kinds = [...new Set(openLimits(table).map((limit) => LIMIT_WORDS[limit.kind]))];
  return kinds.length === 0 ? 'no limit is named' : `${kinds.slice(0, 3).join(', ')}${kinds.length > 3 ? ', …' : ''}`;
}

/** `[Loadproof] MISMATCHED | orders-to-lake | 2026-03-04 02:17:45 UTC | 2 of 14 tables differ` */
function subjectOf(verdict: string, about: string, at: string, what: string): string {
  const text = `[Loadproof] ${verdict} | ${clip(about, 32)} | ${moment(at)} | ${what}`;
  return text
    .replaceAll(' ·', ';')
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, 100)
    .trimEnd();
}

/** One line each, whatever a name has in it. */
const lines = (texts: readonly string[]): string => `${texts.map((line) => visible(line)).join('\n')}\n`;
