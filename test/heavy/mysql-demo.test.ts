import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAULT_COUNT } from '../../local/demo/change-faults.ts';
import { Bundle } from '../support/bundle.ts';
import { connectTo, mysqlServer, textsOf } from '../support/mysql.ts';

/** The demo over a real MariaDB or MySQL, as a user runs it: the same faults, found the same. */

let bundle: Bundle;
let out: string;

beforeAll(async () => {
  bundle = Bundle.build();
  out = await mkdtemp(join(tmpdir(), 'loadproof-mysql-demo-'));
});

afterAll(async () => {
  bundle?.remove();
  await rm(out, { recursive: true, force: true });
});

async function demo(...more: string[]) {
  const url = new URL(mysqlServer() ?? '');
  const password = decodeURIComponent(url.password);
  url.password = '';
  const args = ['demo', '--json', '--out', out, '--mysql', url.href, ...more];
  const { exitCode, stdout, stderr } = await bundle.run(args, { MYSQL_PWD: password });
  expect(stdout + stderr).not.toContain(password.length > 8 ? password : `:${password}@`);
  return { exitCode, result: JSON.parse(stdout) };
}

async function databases(): Promise<(string | null | undefined)[]> {
  const admin = await connectTo(mysqlServer() ?? '', '');
  try {
    return (await textsOf(admin, 'SHOW DATABASES')).map(([name]) => name);
  } finally {
    await admin.end();
  }
}

describe('loadproof demo --mysql', () => {
  it('finds every planted fault, with key and columns, and nothing else; and leaves no database behind', async () => {
    const { exitCode, result } = await demo();
    expect(result).toMatchObject({ verdict: 'MISMATCHED', exact: true, unexpected: [] });
    expect(exitCode).toBe(1);
    expect(result.faults).toHaveLength(FAULT_COUNT);
    expect(result.faults.filter((fault: { found: boolean }) => !fault.found)).toEqual([]);
    expect(result.report.source).toMatchObject({ kind: 'mysql' });
    expect(await databases()).not.toContain('aviation');
  });

  it('matches a clean lake, every row of both sides read', async () => {
    const { exitCode, result } = await demo('--clean');
    expect({ exitCode, verdict: result.verdict, unexpected: result.unexpected }).toEqual({
      exitCode: 0,
      verdict: 'MATCHED',
      unexpected: [],
    });
    expect(result.report.totals.limits).toBe(0);
  });
});
