import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { openScratch } from '../../local/engine/scratch.ts';
import { pglite, realServer } from '../support/postgres.ts';
import { LINES, numbers } from './support.ts';

// Beside the packages, so that the bundle finds those that stay outside of it.
const bundle = join('node_modules', '.cache', `loadproof-test-${process.pid}`, 'engine-child.mjs');
let temporary: string;

beforeAll(async () => {
  await mkdir(dirname(bundle), { recursive: true });
  const options = { bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile: bundle };
  const build = JSON.stringify({ ...options, entryPoints: ['test/engine/child.ts'] });
  execFileSync(process.execPath, [
    '--input-type=module',
    '-e',
    `import { buildSync } from 'esbuild'; buildSync(${build})`,
  ]);
});
afterAll(() => rm(dirname(bundle), { recursive: true }));
beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'process-test-'));
});
afterEach(() => rm(temporary, { recursive: true, force: true }));

interface Task {
  sql: string;
  native: string | null;
  url: string;
  exitWhenFlowing?: boolean;
  memoryBytes?: number;
}

function child(
  task: Task,
  environment: NodeJS.ProcessEnv = {},
): { process: ChildProcess; lines: AsyncIterator<string> } {
  const argument = JSON.stringify({ temporary, ...task });
  const env = { ...process.env, ...environment };
  const started = spawn(process.execPath, [bundle, argument], { stdio: ['ignore', 'pipe', 'inherit'], env });
  const out = started.stdout;
  return { process: started, lines: createInterface({ input: out })[Symbol.asyncIterator]() };
}

const exit = (process: ChildProcess) => new Promise<number | null>((resolve) => process.once('exit', resolve));
const next = async (lines: AsyncIterator<string>) => JSON.parse((await lines.next()).value ?? 'null');

describe('in a process of its own, the engine', () => {
  const { url } = pglite();

  it('has the time zone UTC, whatever the machine has', async () => {
    const sql = `select timestamptz '2024-03-10 07:30:00+00'::varchar, (timestamptz '2024-03-10 07:30:00+00')::timestamp::varchar from ${LINES}`;
    const { lines } = child({ sql, native: numbers(1), url }, { TZ: 'America/New_York' });
    expect(await next(lines)).toEqual('flowing');
    expect(await next(lines)).toEqual([['2024-03-10 07:30:00+00', '2024-03-10 07:30:00']]);
  });

  it('leaves a private folder when it is killed, which the next engine removes', async () => {
    const { process: started, lines } = child({ sql: 'select count(*) from range(1000000000000)', native: null, url });
    expect(await next(lines)).toBe('flowing');
    const [folder = ''] = await readdir(temporary);
    expect((await stat(join(temporary, folder))).mode & 0o777).toBe(0o700);
    const neighbour = await openScratch(temporary);
    expect(await readdir(temporary)).toContain(folder);
    started.kill('SIGKILL');
    await exit(started);
    expect(await readdir(temporary)).toContain(folder);
    const successor = await openScratch(temporary);
    expect((await readdir(temporary)).sort()).toEqual(
      [neighbour, successor].map((s) => s.folder.slice(temporary.length + 1)).sort(),
    );
    await Promise.all([neighbour.remove(), successor.remove()]);
    expect(await readdir(temporary)).toEqual([]);
  });

  it('removes nothing that is not a dead process of this host', async () => {
    const own = await openScratch(temporary);
    const name = own.folder.slice(temporary.length + 1);
    const dead = 4194304 + 1;
    await mkdir(
      join(temporary, name.replace(/-[0-9a-f]{8}-/, '-00000000-').replace(String(process.pid), String(dead))),
    );
    await mkdir(join(temporary, 'loadproof-notes'));
    await writeFile(join(temporary, name.replace(`-${process.pid}-`, `-${dead}-`)), 'a file');
    const kept = await readdir(temporary);
    const other = await openScratch(temporary);
    await other.remove();
    expect((await readdir(temporary)).sort()).toEqual(kept.sort());
    await own.remove();
  });

  const server = realServer();
  if (server) {
    const endless = `select 'r', generate_series(1, 1000000000)::text, repeat('x', 200)`;

    it('does not hold a process that exits while it reads', async () => {
      const task = { sql: `select count(*) from ${LINES}`, native: endless, url: server.url, exitWhenFlowing: true };
      const { process: started, lines } = child(task);
      expect(await next(lines)).toBe('flowing');
      expect(await exit(started)).toBe(7);
      expect(await readdir(temporary)).toEqual([]);
    });

    it('streams two million rows in little memory', async () => {
      const native = `select 'r', generate_series(1, 2000000)::text, repeat('x', 200)`;
      const { lines } = child({
        sql: `select count(*)::int, 0 from ${LINES}`,
        native,
        url: server.url,
        memoryBytes: 256 << 20,
      });
      expect(await next(lines)).toBe('flowing');
      expect(await next(lines)).toEqual([[2000000, 0]]);
      expect(await next(lines)).toBeLessThan(600);
    });
  }
});
