/** A Trino server of the tests' own: one JVM on the loopback, whose catalogs tests make by SQL. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { cacheFolder, installTrino, TRINO } from './install.ts';
import { findJava, hasModule } from './java.ts';
import { type Keys, makeKeys, RULES, type SecureServer, STORE_PASSWORD } from './secure.ts';

export interface TrinoServer {
  /** Asks for nobody's password. */
  readonly url: string;
  /** Asks for a token, by TLS. */
  readonly secure: SecureServer;
  /** What it may read and write as `local:///`; gone when it stops. */
  readonly lakeFolder: string;
  /** The server's process. */
  readonly pid: number;
  stop(): Promise<void>;
}

/** Megabytes: of the server's heap, and of it what one query may use. The rest is what Trino keeps free. */
export interface TrinoMemory {
  readonly heap: number;
  readonly query: number;
  /** For statements over a few rows, whose time goes into planning them: compiles at once, and not for speed. */
  readonly quick?: true;
}

const MEMORY: TrinoMemory = { heap: 2048, query: 1200, quick: true };

/** A third less processor time for the matrix of faults, and half the time to start (measured on 2 cores). */
const QUICK = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
const START_SECONDS = 300;

/** Fetches Trino where needed, and starts it on a free port. */
export async function startTrino(memory: TrinoMemory = MEMORY): Promise<TrinoServer> {
  const java = findJava(TRINO.java);
  const installed = await installTrino();
  const runs = join(cacheFolder(), 'runs');
  mkdirSync(runs, { recursive: true });
  sweep(runs);
  const folder = mkdtempSync(join(runs, 'trino-'));
  const [port, securePort] = [await freePort(), await freePort()];
  const keys = makeKeys(java);
  configure(folder, memory, port, securePort, keys);
  const supervisor = spawn(
    process.execPath,
    ['test/trino/support/supervise.mjs', folder, java, ...javaArguments(java, memory, installed, folder)],
    // Out of the terminal's group: an interrupt ends the process that started it, and that ends this.
    { stdio: ['pipe', 'ignore', 'inherit'], detached: true },
  );
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilStarted(url, supervisor, folder);
  } catch (error) {
    await stop(supervisor);
    throw error;
  }
  const [, pid = 0] = pidsOf(folder);
  const secure = {
    url: `https://127.0.0.1:${securePort}`,
    ca: keys.certificate,
    jwtSecret: keys.jwtSecret,
    store: keys.store.toString('base64'),
  };
  return { url, secure, lakeFolder: join(folder, 'lake'), pid, stop: () => stop(supervisor) };
}

function configure(folder: string, memory: TrinoMemory, port: number, securePort: number, keys: Keys): void {
  for (const name of ['etc', 'lake', 'catalog']) mkdirSync(join(folder, name));
  const write = (name: string, lines: readonly string[]) =>
    writeFileSync(join(folder, 'etc', name), `${lines.join('\n')}\n`, { mode: 0o600 });
  writeFileSync(join(folder, 'etc', 'keys.p12'), keys.store, { mode: 0o600 });
  write('jwt.key', [keys.jwtSecret]);
  write('config.properties', [...properties(memory, port), ...secureProperties(folder, securePort)]);
  write('access-control.properties', ['access-control.name=file', `security.config-file=${folder}/etc/rules.json`]);
  write('rules.json', [JSON.stringify(RULES)]);
  write('log.properties', ['io.trino=WARN', 'io.airlift=WARN', 'org=WARN', 'Bootstrap=WARN']);
}

function properties({ heap, query }: TrinoMemory, port: number): string[] {
  return [
    'coordinator=true',
    'node-scheduler.include-coordinator=true',
    'node.environment=test',
    'node.internal-address=127.0.0.1',
    'node.bind-ip=127.0.0.1',
    `http-server.http.port=${port}`,
    `discovery.uri=http://127.0.0.1:${port}`,
    `query.max-memory=${query}MB`,
    `query.max-memory-per-node=${query}MB`,
    `memory.heap-headroom-per-node=${Math.floor((heap - query) / 2)}MB`,
    'catalog.management=dynamic',
    'catalog.store=memory',
  ];
}

function secureProperties(folder: string, port: number): string[] {
  return [
    'http-server.https.enabled=true',
    `http-server.https.port=${port}`,
    `http-server.https.keystore.path=${folder}/etc/keys.p12`,
    `http-server.https.keystore.key=${STORE_PASSWORD}`,
    'http-server.authentication.type=JWT',
    `http-server.authentication.jwt.key-file=${folder}/etc/jwt.key`,
    'http-server.authentication.allow-insecure-over-http=true',
    'internal-communication.shared-secret=a-server-of-tests-alone-on-the-loopback',
    `access-control.config-files=${folder}/etc/access-control.properties`,
  ];
}

function javaArguments(java: string, memory: TrinoMemory, installed: string, folder: string): string[] {
  return [
    `-Xmx${memory.heap}m`,
    '-XX:+ExitOnOutOfMemoryError',
    ...(memory.quick ? QUICK : []),
    '-XX:ActiveProcessorCount=2',
    '-XX:+EnableDynamicAgentLoading',
    '-Djdk.attach.allowAttachSelf=true',
    '--enable-native-access=ALL-UNNAMED',
    '--sun-misc-unsafe-memory-access=allow',
    ...(hasModule(java, 'jdk.incubator.vector') ? ['--add-modules=jdk.incubator.vector'] : []),
    '-Dfile.encoding=UTF-8',
    '-Duser.timezone=UTC',
    `-Djava.io.tmpdir=${folder}`,
    `-Dconfig=${join(folder, 'etc', 'config.properties')}`,
    `-Dlog.levels-file=${join(folder, 'etc', 'log.properties')}`,
    `-Dnode.data-dir=${join(folder, 'data')}`,
    `-Dcatalog.config-dir=${join(folder, 'catalog')}`,
    `-Dplugin.dir=${join(installed, 'plugin')}`,
    '-cp',
    join(installed, 'lib', '*'),
    'io.trino.server.TrinoServer',
  ];
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function untilStarted(url: string, supervisor: ChildProcess, folder: string): Promise<void> {
  for (const end = Date.now() + START_SECONDS * 1000; Date.now() < end; ) {
    if (supervisor.exitCode !== null) throw new Error(`Trino did not start: ${lastLines(folder)}`);
    const info = await fetch(`${url}/v1/info`).then((r) => r.text(), String);
    if (info.includes('"starting":false')) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`Trino did not start within ${START_SECONDS} s: ${lastLines(folder)}`);
}

function lastLines(folder: string): string {
  const log = join(folder, 'server.log');
  return existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-40).join('\n') : 'it wrote no log';
}

async function stop(supervisor: ChildProcess): Promise<void> {
  if (supervisor.exitCode !== null) return;
  const ended = new Promise((resolve) => supervisor.once('exit', resolve));
  supervisor.stdin?.end();
  await ended;
}

/** Ends and removes what a killed run left behind: a server whose supervisor is gone, too. */
function sweep(runs: string): void {
  for (const name of readdirSync(runs)) {
    const folder = join(runs, name);
    const [supervisor = 0, server = 0] = pidsOf(folder);
    const young = Date.now() - statSync(folder).mtimeMs < START_SECONDS * 1000;
    if (isOurs(supervisor, folder) || (supervisor === 0 && young)) continue;
    if (isOurs(server, folder)) process.kill(server, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The supervisor and the server, as supervise.mjs wrote them. */
function pidsOf(folder: string): number[] {
  const file = join(folder, 'pids');
  return existsSync(file) ? readFileSync(file, 'utf8').split(' ').map(Number) : [];
}

/** A process number may be another process's by now: it is ours only if its command names the folder. */
function isOurs(pid: number, folder: string): boolean {
  if (!(pid > 0)) return false;
  const found = spawnSync('ps', ['-o', 'command=', '-ww', '-p', String(pid)], { encoding: 'utf8' });
  return (found.stdout ?? '').includes(folder);
}
