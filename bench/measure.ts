import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** Seconds of a COPY of the query as text: written to the server's /dev/null; null where the role may not. */
export async function copyOnServer(client: pg.Client, query: string): Promise<number | null> {
  try {
    return await seconds(() => client.query(`COPY (${query}) TO '/dev/null'`));
  } catch {
    // A role that is not a superuser may not write to a file of the server.
    return null;
  }
}

export interface Stream {
  readonly seconds: number;
  readonly bytes: number;
}

/** The same over TCP, the bytes thrown away. */
export async function copyOverTcp(client: pg.Client, query: string): Promise<Stream> {
  let bytes = 0;
  const taken = await seconds(async () => {
    for await (const chunk of client.query(copyTo(`COPY (${query}) TO STDOUT`))) bytes += chunk.length;
  });
  return { seconds: taken, bytes };
}

export interface ChildRun {
  readonly exitCode: number | null;
  readonly seconds: number;
  /** Peak resident memory of the process; null where the system does not tell (it does on Linux). */
  readonly peakBytes: number | null;
  readonly output: string;
}

/** Runs a Node script as a process of its own and watches its memory. */
export async function runChild(args: readonly string[], env: Readonly<Record<string, string>>): Promise<ChildRun> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  let peak: number | null = null;
  const watch = setInterval(async () => {
    peak = Math.max(peak ?? 0, (await highWater(child.pid)) ?? 0) || null;
  }, 50);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  clearInterval(watch);
  return { exitCode, seconds: (performance.now() - start) / 1000, peakBytes: peak, output };
}

/** The kernel's own high-water mark of a process's resident memory, which only rises. */
async function highWater(pid: number | undefined): Promise<number | null> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
