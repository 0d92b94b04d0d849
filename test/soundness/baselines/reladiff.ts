/** reladiff (PyPI) in a virtual environment of its own, below the user's cache: PostgreSQL against DuckDB. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Place } from './run.ts';

const run = promisify(execFile);
const PINNED = ['reladiff[postgresql,duckdb]==0.6.0'];
const home = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'loadproof', 'reladiff-0.6.0');

/** Why it cannot be run here; null where it can. Installs it the first time. */
export async function reladiffAbsent(): Promise<string | null> {
  if (existsSync(join(home, 'installed'))) return null;
  try {
    await run('python3', ['-m', 'venv', home]);
    await run(join(home, 'bin', 'python'), ['-m', 'pip', 'install', '-q', ...PINNED]);
    await run('touch', [join(home, 'installed')]);
    return null;
  } catch (error) {
    const [line = 'unknown'] = String(error instanceof Error ? error.message : error)
      .split('\n')
      .reverse()
      .filter((l) => l !== '');
    return `no Python with pip and the package: ${line.slice(0, 120)}`;
  }
}

/** The keys that it reports. */
export async function reladiff({ connection, file, source, table }: Place): Promise<ReadonlySet<string>> {
  // It opens a file itself, and this process holds its own.
  const other = `${file}.lake`;
  await connection.run(`ATTACH '${other}' AS other`);
  await connection.run('CREATE TABLE other.lake AS FROM lake');
  await connection.run('DETACH other');
  const { stdout, stderr } = await run(
    join(home, 'bin', 'reladiff'),
    [
      source.url.replace(/^postgres:/, 'postgresql:'),
      `${source.schema}.${table}`,
      `duckdb://${other}`,
      'main.lake',
      '-k',
      'id',
      '-c',
      '%',
      '--json',
      '-j',
      '1',
    ],
    { maxBuffer: 1 << 28 },
  );
  // Its exit code is 0 whatever happened.
  const [complaint] = stderr.split('\n').filter((line) => line.includes('ERROR'));
  if (complaint !== undefined) throw new Error(complaint);
  const keys = stdout.split('\n').filter((line) => line.startsWith('['));
  return new Set(keys.map((line) => String((JSON.parse(line) as [string, string[]])[1][0])));
}
