import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ConfigError } from '../../core/config/errors.ts';
import type { RunReport } from '../../core/report/schema.ts';
import { runKey } from '../../handlers/evidence.ts';
import type { LoadedConfig } from '../config/load.ts';
import { makeLocalPorts } from '../ports.ts';
import { runStateMachine } from '../runner/runner.ts';
import { progressView } from './progress.ts';
import { isLive, type Terminal, widthOf } from './terminal.ts';

export interface ExecuteRequest {
  /** Globs that narrow the run; empty for all tables. */
  readonly tables: readonly string[];
  /** What started the run, for the report. */
  readonly detail: string;
  /** Lines that are redrawn are allowed, where the terminal can. */
  readonly live: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** One run over a configuration, with its progress on standard error. `html` is the report's file. */
export async function execute(
  loaded: LoadedConfig,
  request: ExecuteRequest,
  { stderr, env }: Terminal,
): Promise<{ report: RunReport; html: string }> {
  const runId = newRunId(new Date());
  const local = await makeLocalPorts(loaded);
  const progress = progressView({
    live: request.live && isLive(stderr, env),
    width: widthOf(stderr),
    write: (text) => void stderr.write(text),
    now: () => performance.now(),
  });
  try {
    const report = await runStateMachine(
      local.ports,
      {
        runId,
        trigger: { kind: 'manual', detail: request.detail },
        ...(request.tables.length === 0 ? {} : { tables: [...request.tables] }),
      },
      { onEvent: progress.onEvent, ...(request.signal ? { signal: request.signal } : {}) },
    );
    return { report, html: join(loaded.config.report.out, runKey(runId, 'report.html')) };
  } catch (error) {
    throw error instanceof ConfigError ? loaded.located(error) : error;
  } finally {
    progress.close();
    await local.close();
  }
}

/** `20261122T144402Z-1f0c9a`: in the order of time, and never the same twice. */
export function newRunId(now: Date): string {
  const moment = now.toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '');
  return `${moment}-${randomBytes(3).toString('hex')}`;
}
