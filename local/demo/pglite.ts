import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { packageEntry } from './packages.ts';

/** An embedded PostgreSQL server, in memory, on a free port of this machine. */
export interface EmbeddedPostgres {
  readonly url: string;
  /** Runs `COPY … FROM '/dev/blob'` with the file's content: PGlite's socket does not speak COPY FROM STDIN. */
  copyIn(sql: string, file: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The child's program. PGlite is WebAssembly, which would block our event loop while a query runs. It ends when the
 * channel to its parent closes, which happens however the parent dies; Ctrl-C is for the parent to judge.
 */
const PROGRAM = `
const [pglite, socket] = process.argv.slice(-2);
process.on('SIGINT', () => {}).on('disconnect', () => process.exit(0));
const { readFile } = await import('node:fs/promises');
const { PGlite } = await import(pglite);
const { PGLiteSocketServer } = await import(socket);
const db = await PGlite.create();
const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0, maxConnections: 8 });
await server.start();
process.on('message', async ({ sql, file }) => {
  try {
    await db.query(sql, [], { blob: new Blob([await readFile(file)]) });
    process.send({ done: true });
  } catch (error) {
    process.send({ failed: error.message });
  }
});
process.send({ address: server.getServerConn() });
`;

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 5_000;

type Answer = { readonly address?: string; readonly done?: true; readonly failed?: string };

/** Starts it; it ends with `stop` or with this process. Rejects with the server's own words where it does not start. */
export async function startEmbeddedPostgres(): Promise<EmbeddedPostgres> {
  const modules = ['@electric-sql/pglite', '@electric-sql/pglite-socket'];
  const urls = modules.map((name) => pathToFileURL(packageEntry(name)).href);
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM, '--', ...urls], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const complaint = collectErrors(child);
  try {
    const { address } = await answer(child, complaint, START_TIMEOUT_MS);
    return {
      url: `postgres://postgres:postgres@${address}/postgres`,
      copyIn: async (sql, file) => {
        child.send({ sql, file });
        await answer(child, complaint);
      },
      stop: () => stop(child),
    };
  } catch (error) {
    await stop(child);
    throw error;
  }
}

function collectErrors(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (more: string) => {
    text = (text + more).slice(-4000);
  });
  return () => text;
}

/** The child's next message. Rejects where it fails, ends, or says nothing in time. */
function answer(child: ChildProcess, complaint: () => string, timeoutMs?: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = (result: Answer | string) => {
      clearTimeout(timer);
      child.off('message', onMessage).off('error', onError).off('exit', onExit);
      if (typeof result !== 'string') resolve(result);
      else reject(new Error(`The embedded PostgreSQL failed: ${result}. ${complaint()}`.trim()));
    };
    const onMessage = (message: Answer) => settle(message.failed ?? message);
    const onError = (error: Error) => settle(error.message);
    const onExit = (code: number | null, signal: string | null) => settle(`it ended with ${signal ?? `code ${code}`}`);
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => settle('no answer in time'), timeoutMs);
    child.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}
