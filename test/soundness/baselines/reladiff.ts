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

/** Columns that it refuses to compare, by the columns of the table: it ends with the first of them. */
const refused = new Map<string, Set<string>>();

/** The keys that it reports. What it refuses to compare, it is not asked to: those faults it does not find. */
export async function reladiff(at: Place): Promise<ReadonlySet<string>> {
  const { connection, file, columns } = at;
  // It opens a file itself, and this process holds its own.
  const other = `${file}.lake`;
  await connection.run(`ATTACH '${other}' AS other`);
  await connection.run('CREATE TABLE other.lake AS FROM lake');
  await connection.run('DETACH other');
  const names = columns.map(({ name }) => name).filter((name) => name !== 'id');
  const without = refused.get(names.join()) ?? new Set<string>();
  refused.set(names.join(), without);
  for (;;) {
    const { stdout, stderr } = await call(
      at,
      other,
      names.filter((name) => !without.has(name)),
    );
    // Its exit code is 0 whatever happened.
    const complaint = stderr.split('\n').find((line) => line.includes('ERROR'));
    if (complaint === undefined) return keysIn(stdout);
    const [, named] = /column '([^']+)'/.exec(complaint) ?? [];
    // An overflow of a checksum names no column: of those left, the numeric with the most digits.
    const column = named ?? widest(columns, without);
    if (column === undefined || without.has(column)) throw new Error(complaint);
    without.add(column);
  }
}

/** It renders every number with as many digits as both sides have room for, which PostgreSQL may not have. */
const WIDE = [/^NUMERIC\((?:38|28)/, /^REAL/, /^NUMERIC/];

function widest(columns: Place['columns'], without: ReadonlySet<string>): string | undefined {
  const left = columns.filter(({ name }) => !without.has(name));
  return WIDE.map((pattern) => left.find(({ type }) => pattern.test(type.dms))?.name).find(
    (name) => name !== undefined,
  );
}

function call({ source, table }: Place, file: string, columns: readonly string[]) {
  const url = source.url.replace(/^postgres:/, 'postgresql:');
  const asked = columns.flatMap((name) => ['-c', name]);
  const sides = [url, `${source.schema}.${table}`, `duckdb://${file}`, 'main.lake'];
  return run(join(home, 'bin', 'reladiff'), [...sides, '-k', 'id', ...asked, '--json', '-j', '1'], {
    maxBuffer: 1 << 28,
  });
}

function keysIn(output: string): Set<string> {
  const lines = output.split('\n').filter((line) => line.startsWith('['));
  return new Set(lines.map((line) => String((JSON.parse(line) as [string, string[]])[1][0])));
}
