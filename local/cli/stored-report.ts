import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { configError } from '../../core/config/errors.ts';
import { readReport } from '../../core/report/read.ts';
import type { RunReport } from '../../core/report/schema.ts';

/** A report that an earlier run stored, and where its page lies beside it. */
export interface StoredReport {
  readonly report: RunReport;
  readonly html: string;
}

/** The word for the run that was stored last. */
export const LATEST = 'latest';

/**
 * Finds and reads a stored report. `run` is a run's identifier, the path of a `report.json` or of its folder, or
 * `latest`; identifiers are looked for in `<from>/runs`. Throws a ConfigError that says where it looked.
 */
export async function findReport(run: string, from: string): Promise<StoredReport> {
  const path = run === LATEST ? await latest(from) : await pathOf(run, from);
  const { report, problem } = readReport(parsed(await textOf(path), path));
  if (problem !== null)
    throw configError('', `cannot be read as a report: ${problem.message}. ${problem.remedy}`, path);
  return { report, html: join(dirname(path), 'report.html') };
}

async function pathOf(run: string, from: string): Promise<string> {
  if (/^s3:\/\//i.test(run))
    throw configError(run, `is in S3; copy it first: aws s3 cp '${run.replace(/[^\w./:=-]/g, '…')}' report.json`);
  const own = resolve(run);
  const known = await kindOf(own);
  if (known === 'file') return own;
  if (known === 'folder' && (await kindOf(join(own, 'report.json'))) === 'file') return join(own, 'report.json');
  if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(run)) {
    const stored = join(resolve(from), 'runs', run, 'report.json');
    if ((await kindOf(stored)) === 'file') return stored;
    throw configError(
      run,
      `there is no ${stored}. Name a run of that folder, another folder with --from, or a report.json`,
    );
  }
  throw configError(run, 'there is no such file. Name a run, a report.json, or latest');
}

/** By the time at which the report was written: identifiers of runs need not sort. */
async function latest(from: string): Promise<string> {
  const folder = join(resolve(from), 'runs');
  const names = await readdir(folder).catch(() => []);
  const written = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name, 'report.json');
      return {
        path,
        at: await stat(path).then(
          (s) => s.mtimeMs,
          () => null,
        ),
      };
    }),
  );
  const last = written.reduce<{ path: string; at: number } | null>(
    (best, { path, at }) => (at !== null && (best === null || at > best.at) ? { path, at } : best),
    null,
  );
  if (last === null) throw configError(LATEST, `there is no report in ${folder}. Name another folder with --from`);
  return last.path;
}

async function kindOf(path: string): Promise<'file' | 'folder' | null> {
  const found = await stat(path).catch(() => null);
  return found === null ? null : found.isDirectory() ? 'folder' : 'file';
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw configError('', `cannot be read: ${error instanceof Error ? error.message : String(error)}`, path);
  }
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw configError('', 'is not JSON. Name the report.json that a run wrote', path);
  }
}
