import type { Octokit } from '@octokit/rest';
import { type ConsentChange, consentChange } from './consent.ts';
import { ActionError } from './errors.ts';
import { explainFiles } from './explain.ts';
import { gateByExecution } from './from-execution.ts';
import { type Consent, gateByReport } from './from-report.ts';
import { EMPTY, type Gate, type World } from './gate.ts';
import { readBaseFile } from './github/changes.ts';
import { readEventContext } from './github/context.ts';
import { announce, publish } from './github/publish.ts';
import { type Inputs, readInputs } from './inputs.ts';
import { executionUrl } from './links.ts';
import { outcomeOfError } from './outcome.ts';
import { namesOf, scopeOf } from './scope.ts';
import type { EventContext, PublishResult } from './types.ts';
import { VERSION } from './version.ts';

/** After a cancellation the runner gives a step a few seconds. */
const LAST_WORDS = 4_000;

/** The whole of the Action. Returns the exit code of the step; never rejects for what a person can mend. */
export async function runAction(world: World): Promise<number> {
  let inputs: Inputs;
  let context: EventContext;
  try {
    inputs = readInputs((name) => world.runner.input(name));
    context = readEventContext(world.env, world.readFile);
  } catch (error) {
    return tell(world, { ...EMPTY, outcome: outcomeOfError(asActionError(error)) });
  }
  if (inputs.explain !== undefined) return runExplain(world, inputs);
  const token = inputs['github-token'];
  const octokit = token === undefined ? null : world.octokit(token);
  const consent = await readConsent(world, octokit, context, inputs);
  const gate = await gateOf(world, octokit, context, inputs, consent);
  const code = tell(world, gate);
  await tellGitHub(world, octokit, context, inputs, gate, consent.change);
  return code;
}

/** Without AWS, and without GitHub's API. */
async function runExplain(world: World, inputs: Inputs): Promise<number> {
  try {
    return await explainFiles(world, inputs, VERSION);
  } catch (error) {
    return tell(world, { ...EMPTY, outcome: outcomeOfError(asActionError(error)) });
  }
}

async function gateOf(
  world: World,
  octokit: Octokit | null,
  context: EventContext,
  inputs: Inputs,
  consent: Consent,
): Promise<Gate> {
  const { report, 'state-machine-arn': machine } = inputs;
  try {
    const note = await announce(octokit, context, inputs);
    if (note !== null) world.runner.warning(note);
    if (report !== undefined) return gateByReport(world, inputs, report, consent);
    const scope = await scopeOf(octokit, context, inputs);
    return await gateByExecution(world, inputs, machine ?? '', context, scope);
  } catch (error) {
    return { ...EMPTY, outcome: outcomeOfError(asActionError(error)) };
  }
}

/** Errors of ours have a remedy, whatever their class. Anything else is a defect, and is told as one. */
function asActionError(error: unknown): ActionError {
  if (error instanceof ActionError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && 'remedy' in error && typeof error.remedy === 'string')
    return new ActionError(message, error.remedy, { cause: error, exitCode: 64 });
  return new ActionError(
    `The Action itself failed: ${message}`,
    'This is a defect of Loadproof: please report it with the log of this step.',
    { cause: error },
  );
}

/** The configuration on both sides of a pull request. A side that cannot be read gives no consent. */
async function readConsent(
  world: World,
  octokit: Octokit | null,
  context: EventContext,
  inputs: Inputs,
): Promise<Consent> {
  const none: ConsentChange = { sentences: [], widened: false };
  if (context.pullRequest === null) return { change: none, base: null, head: null, compared: false };
  const unknown = (why: string): Consent => ({
    change: { sentences: [`It cannot be told whether ${inputs.config} changes: ${why}`], widened: true },
    base: null,
    head: null,
    compared: true,
  });
  // Without a token only a report that was made here can rest on the pull request's own consent.
  if (octokit === null)
    return inputs.report === undefined ? { ...unknown(''), change: none } : unknown('there is no github-token.');
  try {
    const base = await readBaseFile(octokit, context, inputs.config);
    const head = await headFile(world, octokit, context, inputs.config);
    return { change: consentChange(base, head), base, head, compared: true };
  } catch (error) {
    return unknown(error instanceof Error ? error.message : String(error));
  }
}

/** Of the checkout, where there is one: what an earlier step of this job read is what counts. */
async function headFile(world: World, octokit: Octokit, context: EventContext, path: string): Promise<string | null> {
  try {
    return world.readFile(`${world.env.GITHUB_WORKSPACE ?? '.'}/${path}`);
  } catch {
    return await readBaseFile(octokit, { ...context, baseSha: context.headSha }, path);
  }
}

/** Says on the job's page what came of it, and sets the outputs. */
function tell({ runner }: World, gate: Gate): number {
  const { outcome, report } = gate;
  const said = [outcome.title, outcome.problem?.message, outcome.problem?.remedy].filter((t) => t !== undefined);
  // Behind a title that holds the message already, the remedy is what is new.
  const line = said.filter((text, i) => i === 0 || !outcome.title.includes(text)).join(' ');
  const isPass = outcome.kind === 'matched';
  if (outcome.exitCode !== 0) runner.error(line);
  else if (isPass) runner.info(line);
  else runner.warning(gate.skipped === null ? line : `${line}. ${gate.skipped}`);
  const differ = gate.mismatched ?? (report === null ? [] : namesOf(report, ['MISMATCHED']));
  const unproven = gate.notVerified ?? (report === null ? [] : namesOf(report, ['ERRORED', 'INCONCLUSIVE']));
  if (differ.length > 0) runner.info(`Differ: ${some(differ)}`);
  if (unproven.length > 0) runner.info(`Not verified: ${some(unproven)}`);
  runner.output('outcome', outcome.kind);
  runner.output('verdict', VERDICTS[outcome.kind]);
  runner.output('execution-arn', gate.executionArn ?? '');
  runner.output('run-id', gate.runId ?? '');
  runner.output('mismatched-tables', JSON.stringify(differ));
  runner.output('not-verified-tables', JSON.stringify(unproven));
  runner.output('report-url', gate.reportUrl ?? '');
  runner.output('report-path', gate.reportPath ?? '');
  return outcome.exitCode;
}

const VERDICTS = {
  matched: 'MATCHED',
  differ: 'MISMATCHED',
  known: 'MISMATCHED',
  unproven: 'INCONCLUSIVE',
  broken: 'ERRORED',
  stopped: 'ERRORED',
  skipped: 'INCONCLUSIVE',
  started: 'INCONCLUSIVE',
} as const;

const some = (names: readonly string[]): string =>
  names.length > 20 ? `${names.slice(0, 20).join(', ')} and ${names.length - 20} more` : names.join(', ');

/** Comment, check run and summary. Nothing here changes what the job ends with. */
async function tellGitHub(
  world: World,
  octokit: Octokit | null,
  context: EventContext,
  inputs: Inputs,
  gate: Gate,
  change: ConsentChange,
): Promise<void> {
  const { runner, clock, cancelled } = world;
  const work = publish(octokit, {
    report: gate.report,
    outcome: gate.outcome,
    context,
    settings: {
      comment: inputs.comment,
      label: inputs.label,
      checkRun: inputs['check-run'],
      failOn: inputs['fail-on'],
      links: linksOf(gate),
    },
    consentChanges: change.sentences,
    skipped: gate.skipped,
  });
  const hurry = new AbortController();
  const late = clock.sleep(LAST_WORDS, hurry.signal).then(() => null);
  try {
    const result = await (cancelled.aborted ? Promise.race([work, late]) : work);
    if (result === null) runner.warning('GitHub did not answer before the job had to end: no comment, no summary.');
    else await show(runner, result);
  } catch (error) {
    runner.warning(`The result could not be published: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    hurry.abort();
  }
}

function linksOf(gate: Gate): { label: string; url: string }[] {
  const execution = gate.executionArn === null ? null : executionUrl(gate.executionArn);
  return [
    ...(gate.reportUrl === null ? [] : [{ label: 'Whole report', url: gate.reportUrl }]),
    ...(execution === null ? [] : [{ label: 'Execution', url: execution }]),
  ];
}

async function show(runner: World['runner'], result: PublishResult): Promise<void> {
  // What an event has no use for is no warning; what GitHub refused is.
  for (const note of result.notes) (note.startsWith('No ') ? runner.info : runner.warning)(note);
  if (result.commentUrl !== null) runner.info(`Comment: ${result.commentUrl}`);
  if (result.checkRunUrl !== null) runner.info(`Check run: ${result.checkRunUrl}`);
  await runner.summary(result.summary);
}
