import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
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
  /** What the process itself used, the source's server not counted; null where the system does not tell (Linux does). */
  readonly used: ProcessUse | null;
  readonly output: string;
}

export interface ProcessUse {
  /** Peak resident memory. */
  readonly peakBytes: number;
  /** Seconds of all cores together. */
  readonly cpuSeconds: number;
}

/** Runs a Node script as a process of its own, and watches what it uses. */
export async function runChild(args: readonly string[], env: Readonly<Record<string, string>>): Promise<ChildRun> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  let used: ProcessUse | null = null;
  // Both numbers only rise, so the last reading is the one that counts.
  const watch = setInterval(() => {
    used = useOf(child.pid) ?? used;
  }, 50);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  clearInterval(watch);
  return { exitCode, seconds: (performance.now() - start) / 1000, used, output };
}

/** Linux counts processor time in hundredths of a second for programs, whatever its own clock. */
const TICKS_PER_SECOND = 100;

function useOf(pid: number | undefined): ProcessUse | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    // Fields after the command's name, which is in parentheses: the twelfth and thirteenth are user and system time.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const ticks = Number(fields[11]) + Number(fields[12]);
    if (kilobytes === undefined || Number.isNaN(ticks)) return null;
    return { peakBytes: Number(kilobytes) * 1024, cpuSeconds: ticks / TICKS_PER_SECOND };
  } catch {
    return null;
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
