import fc from 'fast-check';
import { loadFailedAlert, runAlert, runBrokenAlert } from '../../core/alerts/alert.ts';
import { isTold } from '../../core/alerts/policy.ts';
import { VERDICTS } from '../../core/verdict.ts';
import { EXAMPLE } from '../report/example.ts';
import { HOSTILE, limitOf, reportArbitrary, reportOf, result } from '../report/fixtures.ts';

const LINKS = { report: 'https://example.com/report?a=b&c=d', execution: 'https://example.com/run' };

/** What SNS takes as a subject: ASCII on one line, at most 100 characters, a letter, number or punctuation first. */
const SUBJECT = /^[\x21-\x7e][\x20-\x7e]{0,99}$/;

describe('the alert of a run', () => {
  const alert = runAlert(EXAMPLE, LINKS);

  it('begins with the verdict, names what differs with its counts, and where to look', () => {
    expect(alert.subject).toMatch(/^\[Loadproof\] MISMATCHED \| .* UTC \| /);
    expect(alert.email.split('\n').length).toBeLessThan(25);
    expect(alert.email).toContain('- public.orders: ');
    expect(alert.email).toContain(`Report: ${LINKS.report}`);
  });

  it('reads, as an e-mail, in ten seconds', () => {
    expect(alert.email).toMatchInlineSnapshot(`
"Loadproof MISMATCHED: 2 of 9 tables differ · 1 could not be checked · 1 not verified · 5 match · 2 accepted limits
The lake does not hold what the source holds. Do not build on the tables named here before they are repaired and checked again.

- public.customers: 1 column absent from the lake
- public.orders: 17 missing in the lake, 1 extra in the lake, 243 changed, 1 duplicated (counted by key); likely placed_at is cut to milli-seconds
- public.payments: check failed (SourceRefused)
- public.events: not verified (column not compared)

What to do:
1. Find out why the absent columns are not loaded: added after the load, or removed by a mapping rule.
2. Look for the missing rows in the log of the DMS task: apply errors, a suspended table.
3. Compare the likely causes with the endpoint and LOB settings of the task.
4. Then reload the table, and run the check again.

Report: https://example.com/report?a=b&c=d
Run:    https://example.com/run

Task:   shop
Lake:   s3://example-lake/shop/
Seen:   2026-11-22 14:00:04 UTC, by a run of 4.2 s
"
`);
  });

  it('names what is not proven by its kind, and what broke by its code, never by a sentence that may quote', () => {
    const limits = [limitOf({ detail: 'SECRET' }), limitOf({ kind: 'hiddenRows', column: null, detail: 'SECRET' })];
    const cause = { code: 'SourceRefused', message: 'SECRET', remedy: 'SECRET' };
    const { email, slack } = runAlert(
      reportOf([
        result({ table: { schema: 'a', name: 'b' }, verdict: 'INCONCLUSIVE', limits }),
        result({ table: { schema: 'a', name: 'c' }, verdict: 'ERRORED', cause }),
      ]),
      LINKS,
    );
    expect(email).toContain('- a.b: not verified (column not compared, rows may be hidden)\n');
    expect(email).toContain('- a.c: check failed (SourceRefused)\n');
    expect(email + slack).not.toContain('SECRET');
  });

  it('sorts by verdict, task and time', () => {
    const subjects = [EXAMPLE, { ...EXAMPLE, finishedAt: '2026-11-23T01:00:00.000Z' }, reportOf([result()])].map(
      (report) => runAlert(report, LINKS).subject,
    );
    expect([...subjects].sort()).toEqual([subjects[2], subjects[0], subjects[1]]);
  });

  it('is, for the chat, a custom notification with its fields', () => {
    const { version, source, content, metadata } = JSON.parse(alert.slack);
    expect({ version, source, textType: content.textType }).toEqual({
      version: '1.0',
      source: 'custom',
      textType: 'client-markdown',
    });
    expect(content.title).toContain('MISMATCHED');
    expect(content.description).toContain('• `public.orders`: ');
    expect(content.description).toContain('<https://example.com/report?a=b&c=d|Report>');
    expect(content.nextSteps.length).toBeGreaterThan(0);
    expect(metadata).toMatchObject({ eventType: 'MISMATCHED', threadId: expect.any(String) });
  });

  it('holds no value of a row, whatever the report shows', () => {
    const values = EXAMPLE.tables.flatMap((t) => t.sample.flatMap((f) => f.rows.flatMap((r) => r.values)));
    const texts = values.filter((v): v is string => typeof v === 'string' && v.length > 5);
    expect(texts.length).toBeGreaterThan(3);
    for (const text of texts) expect(`${alert.subject}${alert.email}${alert.slack}`).not.toContain(text);
  });

  it('stays small, and one line each, over any report', () => {
    fc.assert(
      fc.property(reportArbitrary, (report) => {
        const { subject, email, slack } = runAlert(report, LINKS);
        expect(subject).toMatch(SUBJECT);
        expect(email.split('\n').length).toBeLessThan(25);
        expect(Buffer.byteLength(JSON.stringify({ email, slack }))).toBeLessThan(65_536);
      }),
      { numRuns: 50 },
    );
  });

  it.each(HOSTILE.map((name) => [name]))('shows the name %j as a name', (name) => {
    const report = reportOf([result({ table: { schema: 'public', name }, verdict: 'ERRORED' })]);
    const { email, slack, subject } = runAlert(report, LINKS);
    expect(subject).toMatch(SUBJECT);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    expect(email.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f\u202e\u2028]/);
    const { description } = JSON.parse(slack).content as { description: string };
    expect(description.replaceAll(/<https:\/\/example[^>]*>/g, '')).not.toMatch(/[<>]/);
    expect(description.split('\n')).toHaveLength(2);
    expect((description.split('\n')[0] ?? '').split('`')).toHaveLength(3);
  });
});

describe('alerts without a report', () => {
  it('tells of a failed load by its reason, and not by its words, which may quote a row', () => {
    const why = 'Last Error duplicate key value (id)=(4711). Stop Reason FATAL_ERROR Error Level FATAL';
    const alert = loadFailedAlert({
      id: 'orders-to-lake',
      arn: 'arn:x',
      at: '2026-03-04T03:02:10Z',
      why,
      link: 'https://example.com',
    });
    expect(alert.subject).toBe('[Loadproof] LOAD FAILED | orders-to-lake | 2026-03-04 03:02:10 UTC | FATAL_ERROR');
    expect(alert.email).toContain('FATAL_ERROR');
    expect(alert.email + alert.slack).not.toContain('4711');
  });

  it('tells of a run that broke before it had a plan', () => {
    const alert = runBrokenAlert({
      runId: 'r-1',
      at: '2026-03-04T03:02:10Z',
      code: 'SourceRefused',
      remedy: 'See the secret.',
      link: 'https://example.com',
    });
    expect(alert.subject).toBe('[Loadproof] ERRORED | r-1 | 2026-03-04 03:02:10 UTC | SourceRefused');
    expect(alert.email).toContain('See the secret.');
  });
});

it('tells by the policy', () => {
  const told = (policy: Parameters<typeof isTold>[0]) => VERDICTS.filter((verdict) => isTold(policy, verdict));
  expect(told('mismatch')).toEqual(['MISMATCHED']);
  expect(told('anything-but-matched')).toEqual(['INCONCLUSIVE', 'ERRORED', 'MISMATCHED']);
  expect(told('always')).toEqual([...VERDICTS]);
});
