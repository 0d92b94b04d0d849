import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

/** The Action as the runner runs it: its bundle as a process, in a folder with nothing else, with the runner's files. */

const ROOT = resolve(__dirname, '..', '..', '..');

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
}

export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

export interface Started {
  readonly child: ChildProcess;
  /** Resolves when standard output holds this text. */
  printed(text: string): Promise<void>;
  readonly end: Promise<Finished>;
}

/**
 * Node 24 is what the runner uses. LOADPROOF_TEST_NODE24 names one where the tests themselves run on another; which one
 * it is, is said aloud.
 */
export function actionNode(): string {
  const named = process.env.LOADPROOF_TEST_NODE24;
  const node = named || process.execPath;
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? '';
  if (named && !version.startsWith('v24.'))
    throw new Error(`LOADPROOF_TEST_NODE24: ${named} is ${version || 'no Node'}; name a Node 24.`);
  const other = version.startsWith('v24.') ? '' : ', not on the 24 of the runner: LOADPROOF_TEST_NODE24 names none';
  process.stderr.write(`The Action's bundle runs on Node ${version}${other}.\n`);
  return node;
}

export const BASE_SHA = 'b'.repeat(40);
export const HEAD_SHA = 'a'.repeat(40);

/** The payload of a pull request's event. */
export function pullRequest(number = 7, headRepository = 'octo/shop') {
  return {
    pull_request: {
      number,
      head: { sha: HEAD_SHA, repo: { full_name: headRepository } },
      base: { sha: BASE_SHA, ref: 'main', repo: { full_name: 'octo/shop' } },
    },
  };
}

export class ActionProcess {
  readonly folder = mkdtempSync(join(tmpdir(), 'loadproof-action-'));
  readonly #bundle: string;
  readonly #node = actionNode();
  readonly #defaults: Readonly<Record<string, string>>;
  #runs = 0;

  /** Builds the bundle from this tree; `npm run check:dist` compares the committed one. */
  constructor() {
    const dist = join(this.folder, 'dist');
    const built = spawnSync(process.execPath, ['scripts/build-action.mjs', dist], { cwd: ROOT, encoding: 'utf8' });
    if (built.status !== 0) throw new Error(`the build failed: ${built.stderr}`);
    this.#bundle = join(dist, 'index.cjs');
    const { inputs } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as ActionFile;
    this.#defaults = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default ?? '']));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Starts it with the inputs (action.yml's defaults, no token), environment variables, and the event's payload. */
  start(
    inputs: Readonly<Record<string, string>>,
    env: Readonly<Record<string, string | undefined>> = {},
    event: unknown = {},
  ): Started {
    const at = join(this.folder, `run-${this.#runs++}`);
    mkdirSync(join(at, 'workspace'), { recursive: true });
    for (const name of ['output', 'summary']) writeFileSync(join(at, name), '');
    writeFileSync(join(at, 'event.json'), JSON.stringify(event));
    const given = { ...this.#defaults, 'github-token': '', ...inputs };
    const child = spawn(this.#node, [this.#bundle], {
      cwd: join(at, 'workspace'),
      env: {
        PATH: process.env.PATH,
        ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
        GITHUB_ACTIONS: 'true',
        GITHUB_OUTPUT: join(at, 'output'),
        GITHUB_STEP_SUMMARY: join(at, 'summary'),
        GITHUB_EVENT_PATH: join(at, 'event.json'),
        GITHUB_EVENT_NAME: 'workflow_dispatch',
        GITHUB_REPOSITORY: 'octo/shop',
        GITHUB_SHA: HEAD_SHA,
        GITHUB_RUN_ID: '9001',
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_WORKSPACE: join(at, 'workspace'),
        RUNNER_TEMP: at,
        HOME: at,
        AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'not-a-real-secret',
        AWS_EC2_METADATA_DISABLED: 'true',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return watch(child, at);
  }

  run(...args: Parameters<ActionProcess['start']>): Promise<Finished> {
    return this.start(...args).end;
  }
}

function watch(child: ChildProcess, at: string): Started {
  const read = { stdout: '', stderr: '' };
  const waiting = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      read[name] += text;
      for (const look of waiting) look();
    });
  const end = new Promise<Finished>((done, failed) => {
    child.once('error', failed).once('close', (exitCode) => {
      const outputs = readOutputs(readFileSync(join(at, 'output'), 'utf8'));
      done({ exitCode, ...read, outputs, summary: readFileSync(join(at, 'summary'), 'utf8') });
    });
  });
  const printed = (text: string) =>
    new Promise<void>((done) => {
      const look = () => {
        if (!read.stdout.includes(text)) return;
        waiting.delete(look);
        done();
      };
      waiting.add(look);
      look();
    });
  return { child, printed, end };
}

/** The file as the runner reads it: `name<<delimiter`, lines, the delimiter. Anything else is an error there, too. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '' && at === lines.length - 1) break;
    const [, name = '', delimiter = ''] = /^([^<]+)<<(.+)$/.exec(line) ?? [];
    const end = name === '' ? -1 : lines.indexOf(delimiter, at + 1);
    if (end < 0) throw new Error(`GITHUB_OUTPUT: the runner does not take this line: ${line}`);
    outputs[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return outputs;
}
