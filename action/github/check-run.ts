import type { Octokit } from '@octokit/rest';
import { clip } from '../../core/report/visible.ts';
import type { PublishInput } from '../types.ts';
import { type Annotation, annotationsOf } from './annotations.ts';
import { type Changes, changedFiles } from './changes.ts';
import { noteOf, refusalOf } from './problem.ts';
import { isDefault, renderCheck } from './render.ts';

/** The check run: a conclusion on the commit, the report behind it, and notes on the lines that name its tables. */

export interface Checked {
  readonly url: string | null;
  readonly notes: readonly string[];
}

/** GitHub takes so many annotations in one request; and so many requests are enough for a reader. */
const PER_REQUEST = 50;
const MAX_ANNOTATIONS = 250;

/** Creates the check run, completed. Throws Octokit's errors where GitHub refuses it; annotations only cost a note. */
export async function putCheckRun(octokit: Octokit, input: PublishInput): Promise<Checked> {
  const { context } = input;
  const { annotations, notes } = await annotate(octokit, input);
  const output = { title: clip(input.outcome.title, 250), summary: renderCheck(input) };
  const { data } = await created(() =>
    octokit.rest.checks.create({
      ...context.repository,
      name: nameOf(input.settings.label),
      head_sha: context.headSha,
      details_url: `${context.serverUrl}/${context.repository.owner}/${context.repository.repo}/actions/runs/${context.runId}`,
      external_id: `${context.runId}/${context.runAttempt}`,
      status: 'completed',
      conclusion: conclusionOf(input),
      output: { ...output, annotations: annotations.slice(0, PER_REQUEST) },
    }),
  );
  const left = await addAnnotations(octokit, input, data.id, output, annotations.slice(PER_REQUEST));
  return { url: data.html_url, notes: [...notes, ...left] };
}

/** The annotations that the first request could not take. What GitHub refuses of them is a note. */
async function addAnnotations(
  octokit: Octokit,
  { context }: PublishInput,
  check_run_id: number,
  output: { readonly title: string; readonly summary: string },
  annotations: readonly Annotation[],
): Promise<string[]> {
  try {
    for (let at = 0; at < annotations.length; at += PER_REQUEST) {
      const more = { ...output, annotations: annotations.slice(at, at + PER_REQUEST) };
      await octokit.rest.checks.update({ ...context.repository, check_run_id, output: more });
    }
    return [];
  } catch (error) {
    const attempt = { what: 'add all annotations', permission: 'checks: write', isFork: context.isFork };
    return [noteOf(error, attempt)];
  }
}

/** Unlike a comment, a check run may be made twice: GitHub shows the later of two with one name on one commit. */
async function created<T>(create: () => Promise<T>): Promise<T> {
  try {
    return await create();
  } catch (error) {
    const status = refusalOf(error)?.status ?? 400;
    if (status !== 0 && status < 500) throw error;
    return create();
  }
}

/** `Loadproof (orders)`: what branch protection asks for. */
const nameOf = (label: string): string => (isDefault(label) ? 'Loadproof' : `Loadproof (${clip(label, 80)})`);

/** Nothing but a proof is a success, whatever the caller says. A run too large for its output has no report here. */
function conclusionOf({ outcome, report, skipped }: PublishInput): PublishInput['outcome']['conclusion'] {
  if (outcome.conclusion !== 'success') return outcome.conclusion;
  if (skipped !== null) return 'skipped';
  return outcome.kind === 'matched' && (report === null || report.verdict === 'MATCHED') ? 'success' : 'failure';
}

async function annotate(
  octokit: Octokit,
  { report, context }: PublishInput,
): Promise<{ annotations: Annotation[]; notes: string[] }> {
  const none = { annotations: [], notes: [] };
  if (report === null || context.pullRequest === null || report.tables.every((t) => t.verdict === 'MATCHED'))
    return none;
  let changes: Changes;
  try {
    changes = await changedFiles(octokit, context);
  } catch (error) {
    const attempt = { what: 'list the changed files', permission: 'pull-requests: read', isFork: context.isFork };
    return { ...none, notes: [noteOf(error, attempt)] };
  }
  const all = annotationsOf(report, changes.files);
  const cut =
    all.length <= MAX_ANNOTATIONS ? [] : [`${all.length - MAX_ANNOTATIONS} of ${all.length} annotations are left out.`];
  const short = changes.cut === null ? [] : [`${changes.cut} Annotations may be missing.`];
  return { annotations: all.slice(0, MAX_ANNOTATIONS), notes: [...cut, ...short] };
}
