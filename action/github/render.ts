import { renderMarkdown } from '../../core/report/markdown.ts';
import { md, mdCode, mdLink, utf8Length } from '../../core/report/markdown-escape.ts';
import { VERDICT_ICONS } from '../../core/report/words.ts';
import type { Verdict } from '../../core/verdict.ts';
import type { OutcomeKind, PublishInput } from '../types.ts';
import { type Marker, markerText } from './marker.ts';

/** What is shown on GitHub: one document for the comment, the check run and the step's summary. Everything is escaped. */

/** Bytes, which are never fewer than the characters that GitHub counts. */
const COMMENT_BYTES = 65_000;
const CHECK_BYTES = 65_000;
const SUMMARY_BYTES = 1_000_000;

const ICONS: Readonly<Record<OutcomeKind, string>> = {
  matched: VERDICT_ICONS.MATCHED,
  differ: VERDICT_ICONS.MISMATCHED,
  known: VERDICT_ICONS.INCONCLUSIVE,
  unproven: VERDICT_ICONS.INCONCLUSIVE,
  broken: VERDICT_ICONS.ERRORED,
  stopped: VERDICT_ICONS.ERRORED,
  skipped: '⏭️',
  started: '⏳',
};

/** The comment. `movedTo` is the pull request's head where it is no longer the commit that was checked; else null. */
export function renderComment(input: PublishInput, marker: Marker, movedTo: string | null): string {
  const stale = movedTo === null ? [] : [staleText(marker.head, movedTo)];
  const end = `\n${markerText(marker)}\n`;
  return compose(input, stale, [], COMMENT_BYTES - utf8Length(end)) + end;
}

/** What a check run's output says; its limit is 65,535. */
export const renderCheck = (input: PublishInput): string => compose(input, [], [], CHECK_BYTES);

/** The step's summary, with what could not be done. */
export function renderSummary(input: PublishInput, notes: readonly string[]): string {
  return compose(input, [], listed(notes, 'Note: '), SUMMARY_BYTES);
}

const STALE = '> **Stale:**';

/** The comment of an earlier commit, said to be that; null where it says so already. */
export function markedStale(body: string, about: string, movedTo: string): string | null {
  return body.startsWith(STALE) ? null : `${staleText(about, movedTo)}\n\n${body}`;
}

const short = (commit: string): string => mdCode(commit.slice(0, 7));

const staleText = (about: string, movedTo: string): string =>
  `${STALE} this is about ${short(about)}; the head of the pull request is now ${short(movedTo)}, of which nothing is said here.`;

/** Blocks in front of the report, the report cut to what is left, and blocks behind it. */
function compose(input: PublishInput, stale: readonly string[], notes: readonly string[], max: number): string {
  const [reportHead, reportBody] = splitReport(input, 0, max);
  const heading = headingOf(input, reportHead);
  const before = [...consent(input), ...stale, heading, scope(input), ...problem(input)];
  const around = utf8Length([...before, ...notes].join('\n\n')) + 10;
  const body = reportBody === null ? null : splitReport(input, around, max)[1];
  return `${[...before, body ?? '', ...notes]
    .filter((block) => block !== '')
    .join('\n\n')
    .trimEnd()}\n`;
}

/** The report's own first line and the rest of it, the rest cut so that `reserved` bytes are left of `max`. */
function splitReport(input: PublishInput, reserved: number, max: number): readonly [string | null, string | null] {
  if (input.report === null) return [null, null];
  const text = renderMarkdown(input.report, { maxLength: max - reserved });
  const end = text.indexOf('\n');
  return end === -1 ? [text, ''] : [text.slice(0, end), text.slice(end).trim()];
}

/** The report's first line, verdict and scope; where there is no report, or more happened than it knows, the outcome's. */
function headingOf(input: PublishInput, reportHead: string | null): string {
  const { outcome, report, skipped } = input;
  if (skipped !== null) return `## ${ICONS.skipped} Nothing was verified`;
  const own = `## ${ICONS[outcome.kind]} ${md(outcome.title)}`;
  if (reportHead === null || report === null) return own;
  // The worse of the two: a report that matched, of a check that broke afterwards, must not look like a pass.
  return outcome.kind === KIND_OF[report.verdict] || outcome.kind === 'matched' ? reportHead : own;
}

const KIND_OF: Readonly<Record<Verdict, OutcomeKind>> = {
  MATCHED: 'matched',
  MISMATCHED: 'differ',
  INCONCLUSIVE: 'unproven',
  ERRORED: 'broken',
};

function consent({ consentChanges }: PublishInput): string[] {
  if (consentChanges.length === 0) return [];
  const shown = consentChanges.slice(0, 10).map((change) => md(clipped(change)));
  if (consentChanges.length > 10) shown.push(`And ${consentChanges.length - 10} more.`);
  return [`**⚠️ This pull request changes what the proof may leave out:** ${shown.join(' ')}`];
}

const clipped = (text: string): string => (text.length > 500 ? `${text.slice(0, 499)}…` : text);

/** The label that nobody chose tells a reader nothing. */
export const isDefault = (label: string): boolean => label === '' || label === 'loadproof';

/** The gate, the commit, and where to look further. */
function scope({ settings, context }: PublishInput): string {
  const { owner, repo } = context.repository;
  const run = `${context.serverUrl}/${owner}/${repo}/actions/runs/${context.runId}`;
  return [
    ...(isDefault(settings.label) ? [] : [`Gate ${mdCode(settings.label)}`]),
    `commit ${short(context.headSha)}`,
    ...(settings.links.some((link) => link.url.startsWith(run)) ? [] : [mdLink('workflow run', run)]),
    ...settings.links.map((link) => mdLink(link.label, link.url)),
  ].join(' · ');
}

function problem({ skipped, outcome, settings, report }: PublishInput): string[] {
  const blocks: string[] = [];
  if (skipped !== null) blocks.push(`${md(clipped(skipped))} This is not a pass: no table was looked at.`);
  if (outcome.problem !== null)
    blocks.push(
      `**What happened:** ${md(clipped(outcome.problem.message))} **What to do:** ${md(clipped(outcome.problem.remedy))}`,
    );
  if (outcome.kind === 'known')
    blocks.push('The job does not fail for it, because of the baseline. It is not a pass either.');
  else if (outcome.conclusion === 'neutral' && report !== null && report.verdict !== 'MATCHED')
    blocks.push(
      `The job does not fail for it, because of ${mdCode(`fail-on: ${settings.failOn}`)}. It is not a pass either.`,
    );
  return blocks;
}

const listed = (notes: readonly string[], word: string): string[] =>
  notes.map((note) => `> ${word}${md(clipped(note))}`);
