import fc from 'fast-check';
import { consentChange } from '../../action/consent.ts';
import { awsError } from '../../action/errors.ts';
import type { Executions } from '../../action/executions.ts';
import { logLine } from '../../action/line.ts';
import { executionUrl, reportUrl } from '../../action/links.ts';
import { pathMatches } from '../../action/paths.ts';
import { executionName, runRequest } from '../../action/start.ts';
import { globsOf } from '../../action/table-globs.ts';
import type { EventContext } from '../../action/types.ts';
import { waitForEnd } from '../../action/wait.ts';
import { globMatches, parseTableGlob } from '../../core/config/globs.ts';
import { HOSTILE } from '../report/fixtures.ts';

/** Small parts of the Action, each by itself. */

const context = (about: Partial<EventContext> = {}): EventContext => ({
  eventName: 'pull_request',
  repository: { owner: 'octo', repo: 'shop' },
  sha: 'c'.repeat(40),
  headSha: 'a'.repeat(40),
  baseSha: 'b'.repeat(40),
  baseRef: 'main',
  pullRequest: 7,
  isFork: false,
  runId: '9001',
  runAttempt: 1,
  serverUrl: 'https://github.com',
  ...about,
});

describe('the name of an execution', () => {
  const made = fc.record({
    owner: fc.string({ unit: 'binary', maxLength: 40 }),
    repo: fc.string({ unit: 'binary', maxLength: 100 }),
    runId: fc.string({ maxLength: 30 }),
    attempt: fc.integer({ min: 1, max: 1e9 }),
    label: fc.string({ unit: 'binary', maxLength: 50 }),
  });
  type Made = typeof made extends fc.Arbitrary<infer T> ? T : never;
  const nameOf = ({ owner, repo, runId, attempt, label }: Made) =>
    executionName(context({ repository: { owner, repo }, runId, runAttempt: attempt }), label);

  test('is one that Step Functions and a run take, and the same for the same', () => {
    fc.assert(
      fc.property(made, (one) => {
        expect(nameOf(one)).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/);
        expect(nameOf(one)).toBe(nameOf({ ...one }));
      }),
    );
  });

  test('is another for anything else', () => {
    fc.assert(
      fc.property(made, made, (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b));
        expect(nameOf(a)).not.toBe(nameOf(b));
      }),
    );
    const one = { owner: 'o', repo: 'r', runId: '1', attempt: 1, label: 'a b' };
    const others = [
      { ...one, label: 'a-b' },
      { ...one, attempt: 2 },
      { ...one, runId: '11', attempt: 1 },
    ];
    expect(new Set([one, ...others].map(nameOf)).size).toBe(4);
  });
});

test('globs that are too many for an input are left out, and all tables are compared', () => {
  const many = Array.from({ length: 5_000 }, (_, i) => `${'x'.repeat(60)}.${i}`);
  expect(runRequest(context(), 'l', 'r', many)).toMatchObject({ all: true, request: { runId: 'r' } });
  expect(runRequest(context(), 'l', 'r', many).request.tables).toBeUndefined();
  expect(runRequest(context(), 'l', 'r', ['b.c', 'a.*', 'b.c']).request.tables).toEqual(['a.*', 'b.c']);
});

test('a name in a migration is matched by its globs in any schema, whatever is in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ minLength: 1 }), (name, schema) => {
      const matches = (table: string) =>
        globsOf({ name, quoted: true }).some((glob) => globMatches(parseTableGlob(glob), { schema, name: table }));
      expect(matches(name)).toBe(true);
      expect(matches(`${name}x`)).toBe(false);
    }),
  );
  expect(globsOf({ name: 'Orders', quoted: false })).toEqual(['*.orders', '*.ORDERS', '*.Orders']);
});

test('a line of the log is one line, and no command', () => {
  for (const text of [...HOSTILE, '::error::x', '  ::stop-commands::x', 'a ##[group]x', '\r\n::x::', '##[##[x']) {
    const line = logLine(text);
    expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    expect(line).not.toMatch(/^\s*::/);
    expect(line).not.toContain('##[');
  }
});

test.each<[pattern: string, path: string, matches: boolean]>([
  ['**/*.sql', 'a.sql', true],
  ['**/*.sql', 'a/b/c.sql', true],
  ['*.sql', 'a/b.sql', false],
  ['db/**', 'db/a/b.txt', true],
  ['db/**', 'db', false],
  ['db/**/x.sql', 'db/x.sql', true],
  ['/db/?.sql', 'db/1.sql', true],
  ['db/?.sql', 'db/12.sql', false],
  ['a.sql', 'axsql', false],
  ['[a]+(b)$', '[a]+(b)$', true],
  ['*', 'line\nbreak', true],
])('the path pattern %s and %s', (pattern, path, matches) => {
  expect(pathMatches(pattern, path)).toBe(matches);
});

describe('consent', () => {
  const accept = (owner: string) => `accept: [{ limit: rowFilter, table: "a.*", owner: ${owner} }]`;
  test.each<[what: string, base: string | null, head: string | null, widened: boolean, sentences: number]>([
    ['the same', 'a: 1', 'a: 1', false, 0],
    ['none on either side', null, null, false, 0],
    ['something else', 'compare: { sample: 1 }', 'compare: { sample: 2 }', false, 0],
    ['an accepted limit', '', accept('o'), true, 1],
    ['a longer consent', accept('o'), accept('p'), true, 2],
    ['accepted differences', '', 'acceptDifferences: [{ table: a.b, mismatch: m-0 }]', true, 1],
    ['one less', accept('o'), '', false, 1],
    ['an exclusion', '', 'compare: { tables: [{ table: a.b, exclude: [{ column: c }] }] }', true, 1],
    ['a filter', '', 'compare: { tables: [{ table: a.b, filters: [{ where: x }] }] }', true, 1],
    ['a table left out', 'tables: { include: ["a.*"] }', 'tables: { include: ["a.*"], exclude: [a.b] }', true, 1],
    ['fewer tables', 'tables: { include: [a.b, a.c] }', 'tables: { include: [a.b] }', true, 1],
    ['tables named where all were meant', 'task: t', 'tables: { include: [a.b] }', true, 1],
    ['more tables', 'tables: { include: [a.b] }', 'tables: { include: [a.b, a.c] }', false, 1],
    ['a quiet source', 'source: {}', 'source: { quiesced: { reason: r } }', true, 1],
    ['a file that is new', null, accept('o'), true, 1],
    ['a file that is gone', accept('o'), null, false, 1],
    ['not YAML', 'a: 1', 'a: [', true, 1],
    ['not a configuration', 'a: 1', 'accept: 3', true, 1],
    ['a base that cannot be read', 'accept: 3', accept('o'), true, 1],
  ])('%s', (_what, base, head, widened, sentences) => {
    const change = consentChange(base, head);
    expect({ widened: change.widened, sentences: change.sentences.length }).toEqual({ widened, sentences });
  });

  test('is told in words', () => {
    const head = 'compare: { tables: [{ table: a.b, exclude: [{ column: c, reason: not needed }] }] }';
    expect(consentChange('', head).sentences).toEqual([
      'Adds a column of a.b that is not compared: column: c, reason: not needed.',
    ]);
    expect(consentChange('tables: { include: [a.b] }', 'tables: {}').sentences).toEqual([
      'Removes the tables to compare: a.b.',
    ]);
  });
});

describe('waiting', () => {
  /** An execution that runs for so many milliseconds, by a clock that does not wait. */
  function waiting(runs: number) {
    let now = 0;
    const lines: string[] = [];
    const asked: number[] = [];
    const describe = async () => {
      asked.push(now);
      return { status: now < runs ? 'RUNNING' : 'SUCCEEDED' };
    };
    const clock = {
      now: () => now,
      sleep: async (milliseconds: number) => {
        now += milliseconds;
      },
    };
    const wait = (timeoutMs: number, signal = new AbortController().signal) =>
      waitForEnd({ describe } as unknown as Executions, 'arn', {
        clock,
        timeoutMs,
        signal,
        tell: (l) => lines.push(l),
      });
    return { wait, lines, asked };
  }

  test('asks often at first, then rarely; tells little', async () => {
    const { wait, lines, asked } = waiting(3_600_000);
    expect(await wait(7_200_000)).toMatchObject({ end: 'ended' });
    expect(asked.slice(0, 4)).toEqual([0, 1_000, 2_500, 4_750]);
    expect(asked.length).toBeLessThan(260);
    expect(lines[0]).toBe('Still running after 32 s, of 120 min 0 s at most.');
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.length).toBeLessThan(20);
  });

  test('looks once more when its time is up, and not after it', async () => {
    const { wait, asked } = waiting(3_600_000);
    expect(await wait(20_000)).toEqual({ end: 'timeout' });
    expect(asked.at(-1)).toBe(20_000);
    expect(await waiting(20_000).wait(20_000)).toMatchObject({ end: 'ended' });
  });

  test('does not ask for a job that is cancelled', async () => {
    const { wait, asked } = waiting(1_000);
    expect(await wait(20_000, AbortSignal.abort())).toEqual({ end: 'cancelled' });
    expect(asked).toEqual([]);
  });
});

test('an error of AWS names what is missing', () => {
  const named = (name: string, message = '') => Object.assign(new Error(message), { name });
  const denied = awsError(named('AccessDeniedException', 'no'), 'DescribeExecution', 'arn:x');
  expect(denied.message).toBe('The role may not states:DescribeExecution on arn:x.');
  const kms = 'User: u is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:x with an explicit deny in p';
  expect(awsError(named('AccessDeniedException', kms), 'DescribeExecution', 'arn:x').message).toBe(
    'The role may not kms:Decrypt on arn:aws:kms:x. A policy denies it explicitly.',
  );
  const network = new Error('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNRESET' }) });
  expect(awsError(network, 'StartExecution', 'arn:x').message).toBe('Step Functions could not be reached.');
  expect(awsError(named('Strange', 'odd'), 'StartExecution', 'arn:x').message).toBe(
    'StartExecution failed: Strange: odd',
  );
});

test('links lead to the console of the partition', () => {
  const arn = 'arn:aws-cn:states:cn-north-1:123456789012:execution:loadproof:x';
  expect(executionUrl(arn)).toMatch(/^https:\/\/cn-north-1\.console\.amazonaws\.cn\/states\/home\?region=cn-north-1#/);
  expect(executionUrl('arn:aws-iso:states:x:1:execution:l:x')).toBeNull();
  const standard = 'arn:aws:states:eu-central-1:123456789012:execution:loadproof:x';
  expect(reportUrl('s3://evidence/runs/a b/report.html', standard)).toBe(
    'https://eu-central-1.console.aws.amazon.com/s3/object/evidence?region=eu-central-1&prefix=runs%2Fa%20b%2Freport.html',
  );
  for (const location of ['/tmp/x', 's3://', 'https://evil.example/x'])
    expect(reportUrl(location, standard)).toBeNull();
});
