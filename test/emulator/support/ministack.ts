import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheFolder } from '../../trino/support/install.ts';
import type { Emulated } from './aws-call.ts';

/** The Python package `ministack`; launch.py corrects what this version lacks. */
const MINISTACK = '1.5.33';

/** The runtime of the functions (https://www.npmjs.com/package/node), where the tests run on another. */
const NODE = '24.21.0';

const ACCOUNT = '111122223333';
const REGION = 'eu-west-1';
const START_SECONDS = 240;

export interface MiniStack extends Emulated {
  /** What it wrote, and what the functions logged. */
  log(): string;
  stop(): Promise<void>;
}

/** Starts MiniStack on a free port; installs it into the cache folder where it is not there. */
export async function startMiniStack(variables: Readonly<Record<string, string>>): Promise<MiniStack> {
  const packages = installed(`ministack-${MINISTACK}`, (folder) =>
    execFileSync('python3', ['-m', 'pip', 'install', '-q', '--target', folder, `ministack==${MINISTACK}`], QUIET),
  );
  const folder = mkdtempSync(join(tmpdir(), 'ministack-'));
  const port = await freePort();
  const log = join(folder, 'log');
  const out = openSync(log, 'w');
  const child = spawn('python3', ['test/emulator/support/launch.py'], {
    env: { ...environment(packages, folder, port), ...variables },
    stdio: ['pipe', out, out],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const server: MiniStack = {
    endpoint: `http://127.0.0.1:${port}`,
    account: ACCOUNT,
    region: REGION,
    log: () => readFileSync(log, 'utf8'),
    stop: async () => {
      child.stdin?.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await untilReady(server, child);
  return server;
}

const QUIET = { stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'] };

function environment(packages: string, folder: string, port: number): NodeJS.ProcessEnv {
  return {
    PATH: [nodeFolder(), process.env.PATH].join(delimiter),
    HOME: folder,
    TMPDIR: folder,
    PYTHONPATH: packages,
    BIND_HOST: '127.0.0.1',
    GATEWAY_PORT: String(port),
    MINISTACK_ACCOUNT_ID: ACCOUNT,
    MINISTACK_REGION: REGION,
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    S3_DATA_DIR: join(folder, 's3'),
    STATE_DIR: join(folder, 'state'),
    // A twentieth of every Wait and of every pause before a retry.
    SFN_WAIT_SCALE: '0.05',
  };
}

/** The folder of a Node of the version that Lambda runs the functions on; `.ci/run` names the one that it installed. */
function nodeFolder(): string {
  const given = process.env.LOADPROOF_TEST_NODE24;
  if (given) return dirname(given);
  if (process.versions.node.startsWith('24.')) return dirname(process.execPath);
  // The binary as a package of its own, without an install script.
  const binary = `node-${process.platform}-${process.arch}`;
  const folder = installed(`emulator-node-${NODE}`, (into) =>
    execFileSync('npm', ['install', '--silent', '--no-save', '--prefix', into, `${binary}@${NODE}`], QUIET),
  );
  return join(folder, 'node_modules', binary, 'bin');
}

/** A folder in the cache; made in one step, so that it is complete wherever it exists. */
function installed(name: string, install: (folder: string) => void): string {
  const target = join(cacheFolder(), name);
  if (existsSync(target)) return target;
  mkdirSync(cacheFolder(), { recursive: true });
  const folder = mkdtempSync(join(cacheFolder(), 'install-'));
  try {
    install(folder);
    renameSync(folder, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return target;
}

async function untilReady(server: MiniStack, child: ChildProcess): Promise<void> {
  for (const end = Date.now() + START_SECONDS * 1000; Date.now() < end; await sleep(200)) {
    if (child.exitCode !== null) break;
    if ((await fetch(`${server.endpoint}/_ministack/health`).catch(() => null))?.ok) return;
  }
  const log = server.log();
  await server.stop();
  throw new Error(`MiniStack did not start: ${log}`);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
