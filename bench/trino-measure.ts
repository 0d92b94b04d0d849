import { readFileSync } from 'node:fs';
import type { Cell } from '../core/compare/records.ts';

/** What statements took, by Trino's own statistics. */
export interface Measured {
  readonly seconds: number;
  /** Seconds of all cores together that the server took, the source's not counted. */
  readonly cpuSeconds: number;
  /** Rows and bytes read from the tables of both sides. */
  readonly rows: number;
  readonly bytes: number;
  /** The most that a query held at a time. */
  readonly peakBytes: number;
}

interface Page {
  readonly nextUri?: string;
  readonly data?: readonly (readonly Cell[])[];
  readonly error?: { readonly errorName: string; readonly message: string };
  readonly stats: {
    readonly processedRows: number;
    readonly processedBytes: number;
    readonly peakMemoryBytes: number;
    readonly cpuTimeMillis: number;
  };
}

/** Runs a statement, and takes all of its rows. */
export async function measure(
  server: string,
  sql: string,
): Promise<{ readonly measured: Measured; readonly rows: readonly (readonly Cell[])[] }> {
  const start = performance.now();
  const rows: (readonly Cell[])[] = [];
  const headers = { 'X-Trino-User': 'loadproof' };
  let page = await ask(`${server}/v1/statement`, { method: 'POST', body: sql, headers });
  for (;;) {
    if (page.error) throw new Error(`${page.error.errorName}: ${page.error.message}`);
    for (const row of page.data ?? []) rows.push(row);
    if (page.nextUri === undefined) break;
    page = await ask(page.nextUri, { headers });
  }
  const { processedRows, processedBytes, peakMemoryBytes, cpuTimeMillis } = page.stats;
  const seconds = (performance.now() - start) / 1000;
  const cpuSeconds = cpuTimeMillis / 1000;
  return {
    rows,
    measured: { seconds, cpuSeconds, rows: processedRows, bytes: processedBytes, peakBytes: peakMemoryBytes },
  };
}

async function ask(url: string, init: RequestInit): Promise<Page> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`Trino answered ${response.status}`);
  return (await response.json()) as Page;
}

/** Statements one after another: all their time and reading, and the largest of their peaks. */
export function sum(all: readonly Measured[]): Measured {
  return {
    seconds: all.reduce((n, m) => n + m.seconds, 0),
    cpuSeconds: all.reduce((n, m) => n + m.cpuSeconds, 0),
    rows: all.reduce((n, m) => n + m.rows, 0),
    bytes: all.reduce((n, m) => n + m.bytes, 0),
    peakBytes: Math.max(...all.map((m) => m.peakBytes)),
  };
}

/** The most memory that a process has had resident; null where the system does not tell (Linux does). */
export function peakRss(pid: number): number | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
