import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import * as core from '@actions/core';
import { SFNClient } from '@aws-sdk/client-sfn';
import { Executions } from './executions.ts';
import type { World } from './gate.ts';
import { createClient } from './github/client.ts';
import { logLine } from './line.ts';
import { placeOf } from './links.ts';
import type { Clock, Runner } from './ports.ts';
import { runAction } from './run.ts';
import { listFiles } from './workspace.ts';

/** The Action's entry: the only file that knows the runner's toolkit. */

const runner: Runner = {
  input: (name) => core.getInput(name),
  output: (name, value) => core.setOutput(name, value),
  info: (line) => core.info(logLine(line)),
  warning: (line) => core.warning(logLine(line)),
  error: (line) => core.error(logLine(line)),
  annotate: ({ level, file, line, column, title, message }) => {
    const properties = { file: logLine(file), startLine: line, startColumn: column, title: logLine(title) };
    const say = { error: core.error, warning: core.warning, notice: core.notice }[level];
    say(logLine(message), properties);
  },
  summary: async (markdown) => {
    await core.summary.addRaw(markdown, true).write();
  },
};

const clock: Clock = {
  now: () => performance.now(),
  sleep: async (milliseconds, signal) => {
    await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
  },
};

/** A request to Step Functions is tried so often, with growing pauses between. */
const MAX_ATTEMPTS = 8;

function executions(machine: string): Executions {
  // The region is the state machine's, whatever the environment says. Endpoint and credentials are the environment's.
  const { region } = placeOf(machine);
  return new Executions(new SFNClient({ region, maxAttempts: MAX_ATTEMPTS, retryMode: 'standard' }), machine);
}

/** A cancelled job gets SIGINT, and SIGTERM seconds later: both ask for the same. */
function cancellation(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => {
      if (controller.signal.aborted) return;
      core.info(`Cancelled (${name}): stopping the run.`);
      controller.abort();
    });
  return controller.signal;
}

const world: World = {
  runner,
  clock,
  env: process.env,
  readFile: (path) => readFileSync(path, 'utf8'),
  listFiles: () => listFiles(process.env.GITHUB_WORKSPACE ?? '.'),
  writeFile: (path, text) => writeFileSync(path, text, { mode: 0o600 }),
  octokit: (token) => createClient({ token, apiUrl: process.env.GITHUB_API_URL }),
  executions,
  cancelled: cancellation(),
};

runAction(world).then(
  // Connections that are kept open must not keep the step open.
  (code) => process.exit(code),
  (error: unknown) => {
    const text = error instanceof Error ? error.message : String(error);
    core.error(logLine(`The check broke: ${text}. This is a defect of Loadproof: please report it.`));
    process.exit(3);
  },
);
