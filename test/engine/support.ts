import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cell, QueryStatus } from '../../handlers/ports.ts';
import { EmbeddedEngine, type EmbeddedEngineSettings } from '../../local/engine/embedded-engine.ts';

/** The source's lines as the DuckDB dialect reads them: each byte of a line kept, whatever it is. */
export const LINES = `read_csv(getvariable('loadproof_source'), columns = {'line': 'VARCHAR'}, auto_detect = false,
  header = false, delim = chr(8), quote = '', escape = '', comment = '', new_line = '\\n', nullstr = '\\N',
  max_line_size = 16777216, buffer_size = 16777216)`;

/** Lends an engine whose private folder is below a folder of its own, and closes it. */
export async function withEngine<T>(
  settings: Partial<EmbeddedEngineSettings>,
  use: (engine: EmbeddedEngine, temporary: string) => Promise<T>,
): Promise<T> {
  const temporary = await mkdtemp(join(tmpdir(), 'engine-test-'));
  const engine = await EmbeddedEngine.open({ source: null, temporary, checkMilliseconds: 5000, ...settings });
  const result = await use(engine, temporary).finally(() => engine.close());
  const left = await readdir(temporary);
  await rm(temporary, { recursive: true, force: true });
  if (left.length > 0) throw new Error(`the engine left ${left} behind`);
  return result;
}

export async function begin(
  engine: EmbeddedEngine,
  sql: string,
  native: string | null = null,
  storeAt: string | null = null,
) {
  return engine.start({ statement: { engine: 'duckdb', sql, native }, token: randomUUID(), storeAt, label: 'test' });
}

export async function ended(engine: EmbeddedEngine, id: string): Promise<QueryStatus> {
  let status = await engine.check(id);
  while (status.state === 'running') status = await engine.check(id);
  return status;
}

/** Runs a statement to its end; throws where it fails. */
export async function query(engine: EmbeddedEngine, sql: string, native: string | null = null) {
  const id = await begin(engine, sql, native);
  const status = await ended(engine, id);
  if (status.error) throw Object.assign(new Error(status.error.message), { name: status.error.name });
  return engine.results(id);
}

/** The error that a statement ends with. */
export async function failure(engine: EmbeddedEngine, sql: string, native: string | null = null): Promise<string> {
  const status = await ended(engine, await begin(engine, sql, native));
  return status.error ? `${status.error.name}: ${status.error.message}` : status.state;
}

export const column = (rows: readonly (readonly Cell[])[]) => rows.map(([cell]) => cell);

/** A source query of so many rows, each of some bytes more. */
export function numbers(rows: number, bytes = 0): string {
  return `select 'r', g::text, repeat('x', ${bytes}) from generate_series(1, ${rows}) g`;
}

/** What stands between us and the server, and lets only so many bytes of the server's through; then the line is cut. */
export async function withCutLine<T>(url: string, bytes: number, use: (url: string) => Promise<T>): Promise<T> {
  const server = new URL(url);
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const upstream = createConnection(Number(server.port), server.hostname);
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => {}));
    let left = bytes;
    client.pipe(upstream);
    upstream.on('data', (chunk) => {
      client.write(chunk.subarray(0, left));
      left -= chunk.length;
      if (left > 0) return;
      client.end();
      upstream.destroy();
    });
    upstream.on('close', () => client.end());
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => proxy.once('listening', resolve));
  const address = proxy.address();
  const through = new URL(url);
  through.host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  try {
    return await use(through.href);
  } finally {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  }
}
