import fc from 'fast-check';
import { renderMarkdown } from '../../core/report/markdown.ts';
import { md, mdCode, mdLink, mdValue, utf8Length } from '../../core/report/markdown-escape.ts';
import type { PartResult } from '../../core/report/schema.ts';
import { CONSENT, changed, column, counts, HOSTILE, limitOf, reportArbitrary, reportOf, result } from './fixtures.ts';

const named = (name: string, about: Partial<PartResult> = {}) =>
  result({ table: { schema: 'public', name }, ...about });
const differing = (name: string) =>
  named(name, {
    verdict: 'MISMATCHED',
    counts: counts({ missing: 1, changed: 2 }),
    changedColumns: [{ column: 'note', rows: 2 }],
    differingFiles: [{ path: 's3://lake/f.parquet', rows: 2 }],
    sample: [
      changed('7', 'a', 'b', { causes: ['cut to milliseconds'] }),
      changed('8', 'a', 'b', { causes: ['cut to milliseconds'] }),
      changed('9', 'a', 'b', { kind: 'missing', columns: [] }),
      changed('10', 'a', 'b'),
    ],
  });

/** What GitHub would read as the end of a cell: a pipe that no backslash escapes. */
const pipes = (line: string): number => line.replace(/\\./g, '').split('|').length - 1;
const tableRows = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('|'));
/** Text as it is shown: references resolved, tags and comments gone. */
const shown = (text: string): string =>
  text
    .replace(/<!-- -->|<\/?[a-z]+>/g, '')
    .replace(/&#8203;/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));

describe('renderMarkdown', () => {
  test('the first line is the verdict and its scope', () => {
    const report = reportOf([differing('a'), differing('b'), named('c', { verdict: 'INCONCLUSIVE' }), named('d')]);
    expect(renderMarkdown(report).split('\n')[0]).toBe('## ❌ 2 of 4 tables differ · 1 not verified · 1 match');
    expect(renderMarkdown(reportOf([named('a')])).split('\n')[0]).toBe('## ✅ 1 of 1 table matches');
    expect(renderMarkdown(reportOf([])).split('\n')[0]).toContain('⚠️ nothing was compared');
  });

  test('a pass with accepted limits, and a part of the columns, never look like a whole pass', () => {
    const limited = named('a', {
      limits: [limitOf({ accepted: CONSENT }), limitOf({ column: null, accepted: CONSENT })],
      columns: [column('id'), column('note', { fidelity: 'excluded', reason: 'left out' })],
    });
    const text = renderMarkdown(reportOf([limited, named('b')]));
    expect(text.split('\n')[0]).toContain('2 accepted limits');
    expect(tableRows(text).find((r) => r.includes('public.a<'))).toMatch(
      /✅&#160;matched, 2 accepted limits .* \*\*1 of 2\*\* ⚠️ \|$/,
    );
    expect(tableRows(text).find((r) => r.includes('public.b<'))).toMatch(/;matched \| .* none \| 2 of 2 \|$/);
  });

  test('the details of a table that differs, as a person reads them', () => {
    const text = renderMarkdown(reportOf([differing('orders')]));
    expect(text.slice(text.indexOf('####'), text.indexOf('<sub>'))).toMatchInlineSnapshot(`
"#### ❌ <code>public.orders</code> – differs

- **1 missing in the lake, 2 changed** (counted by key)
- Changed columns: <code>note</code> (2 rows)
- Likely cause: cut to milliseconds (2 sampled findings)
- Files with rows in excess: <code>s3&#58;//lake/f.parquet</code> (2 rows)
- **What to do:** Look for the missing rows in the log of the DMS task: apply errors, a suspended table. Compare the likely causes with the endpoint and LOB settings of the task. Then reload the table, and run the check again.
- Sample, 3 of 3:
  - changed: <code>id</code> = <code>7</code> – in <code>note</code>
  - missing in the lake: <code>id</code> = <code>9</code>
  - changed: <code>id</code> = <code>8</code> – in <code>note</code>

"
`);
  });

  test('a table that is not verified says why and what to do', () => {
    const cause = { code: 'SourceRefused', message: 'permission denied', remedy: 'GRANT SELECT' };
    const text = renderMarkdown(
      reportOf([
        named('a', { verdict: 'ERRORED', cause }),
        named('b', { verdict: 'INCONCLUSIVE', limits: [limitOf()] }),
      ]),
    );
    expect(text).toContain('**Why not verified:** permission denied **What to do:** GRANT SELECT');
    expect(text).toContain('**Why not verified:** note is left out **What to do:** Accept the limit "excludedColumn"');
  });

  test('a row tells the kinds that there are, that there are none, and that nothing was compared', () => {
    const text = renderMarkdown(
      reportOf([
        differing('a'),
        named('b', { verdict: 'MISMATCHED', absentColumns: [{ column: 'x', values: 1 }] }),
        named('c', { verdict: 'ERRORED', rows: { source: null, lake: null } }),
        named('d'),
      ]),
    );
    const cells = tableRows(text).map((row) => row.split(' | ')[4]);
    const said = ['**1**&#160;missing, **2**&#160;changed', '**1**&#160;value of absent columns', '–'];
    expect(renderMarkdown(reportOf([named('a'.repeat(40))]))).toContain('| <code>public.<wbr>aaa');
    expect(cells).toEqual(['Differences', undefined, ...said, 'Differences', undefined, 'none']);
  });

  test('a run that did not end by itself says so', () => {
    const cause = { code: 'TimedOut', message: 'The run took too long.', remedy: 'Run it again.' };
    const text = renderMarkdown({ ...reportOf([named('a')]), cause, verdict: 'ERRORED' });
    expect(text.split('\n')[0]).toBe('## 🛑 the run did not end by itself · 1 of 1 table matches');
    expect(text).toContain('The run took too long. Run it again.');
  });

  test('shows only https links as links', () => {
    const links = [
      { label: 'Report', url: 'https://example.com/r?a=1&b=2' },
      { label: 'Bad', url: 'javascript:alert(1)' },
    ];
    const text = renderMarkdown(reportOf([named('a')]), { links });
    expect(text).toContain('[Report](<https://example.com/r?a=1&b=2>)');
    expect(text).not.toContain('](<javascript');
    expect(mdLink('x', 'https://example.com/> <script>')).not.toContain('](');
  });
});

describe('renderMarkdown, cut to fit', () => {
  const failures = Array.from({ length: 30 }, (_, i) => differing(`fail${i}`));
  const passes = Array.from({ length: 400 }, (_, i) => named(`pass${i}`));
  const report = reportOf([...failures, ...passes]);
  const listed = (text: string) => tableRows(text).filter((r) => r.includes('public.fail')).length;

  test('cuts passes first', () => {
    const text = renderMarkdown(report, { maxLength: 50_000 });
    expect(listed(text)).toBe(30);
    expect(text.match(/- Sample, 3 of 3/g)).toHaveLength(30);
    const left = tableRows(text).filter((r) => r.includes('public.pass')).length;
    expect(left).toBeGreaterThan(0);
    expect(text).toContain(`${400 - left} matched tables not listed`);
    expect(text).toContain(`… and ${400 - left} more.`);
  });

  test('then samples, then details; every failing table stays listed', () => {
    const text = renderMarkdown(report, { maxLength: 12_000 });
    expect(listed(text)).toBe(30);
    expect(text).toContain('400 matched tables not listed');
    expect(text).toContain('30 failing tables without sample keys');
    expect(text).toMatch(/> \*\*Cut to fit:\*\* \d+ failing tables without details/);
  });

  test('then lines of failing tables, and says how many', () => {
    const text = renderMarkdown(report, { maxLength: 3_000 });
    expect(text).toContain(`${30 - listed(text)} failing tables not even listed`);
    expect(text.split('\n')[0]).toBe('## ❌ 30 of 430 tables differ · 400 match');
  });

  test('never is longer than asked, whatever is in it', () => {
    fc.assert(
      fc.property(reportArbitrary, fc.integer({ min: 100, max: 20_000 }), (hostile, maxLength) => {
        expect(utf8Length(renderMarkdown(hostile, { maxLength }))).toBeLessThanOrEqual(maxLength);
      }),
    );
  });

  test('a cell of a megabyte is clipped', () => {
    const huge = named('a', {
      verdict: 'MISMATCHED',
      counts: counts({ changed: 1 }),
      sample: [changed('x'.repeat(1 << 20), 'a', 'b')],
    });
    const text = renderMarkdown(reportOf([huge]));
    expect(text.length).toBeLessThan(5_000);
    expect(text).toContain('xxx…xxx');
  });
});

describe('Markdown of hostile data', () => {
  test.each(HOSTILE)('%j is text, and nothing else', (text) => {
    for (const written of [md(text), mdCode(text)]) {
      const inner = written.replace(/^<code>|<\/code>$/g, '').replace(/<!-- -->/g, '');
      expect(inner).not.toMatch(/[<>|`[\]\\~$\n\r]/);
      expect(inner.replace(/&#\d+;/g, '')).not.toMatch(/[&#@]/);
      expect(inner).not.toMatch(/:\/\/|www\.|gh-\d/i);
      expect(inner).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }
  });

  test('harmless names stay readable in the source', () => {
    expect(mdCode('public.order_items')).toBe('<code>public.order_items</code>');
    expect(md('Reload the table: it is old.')).toBe('Reload the table: it is old.');
  });

  test('mentions and addresses are broken; code leaves nothing behind that would be copied', () => {
    expect(md('@everyone')).toBe('&#64;&#8203;everyone');
    expect(mdCode('a@b.example')).toBe('<code>a&#64;<!-- -->b.example</code>');
    expect(shown(mdCode('a@b.example'))).toBe('a@b.example');
  });

  test('NULL, the empty text, a mask and the words for them do not look alike', () => {
    expect(mdValue({ masked: 'abc', length: 1 })).toMatch(/\(1 character\)/);
    const all = [null, '', 'NULL', 'empty', '*NULL*', { masked: 'NULL', length: 4 }].map((v) => mdValue(v));
    expect(new Set(all).size).toBe(all.length);
    expect(all.slice(0, 2)).toEqual(['*NULL*', '*empty*']);
  });

  test('every row of every table has the same cells, and no data starts a line', () => {
    const starts =
      /^(?:## |#### |> \*\*Cut|- | {2}- |\| |\|---|<\/?details>|<summary>|<sub>|Note: |🐤 Canary: |🛑 Canary: |… and |\*\*The run|<code>|\*\*What to do:\*\*$|\d\. |$)/;
    const meanings = /^(?:Every row of both|The lake does not|No lasting|The check itself)/;
    fc.assert(
      fc.property(reportArbitrary, (hostile) => {
        const text = renderMarkdown(hostile);
        expect([...new Set(tableRows(text).map(pipes))].filter((n) => n !== 7)).toEqual([]);
        for (const line of text.split('\n'))
          expect(starts.test(line) || meanings.test(line) || line === '*empty*' ? '' : line).toMatch(
            /^(?:\*empty\* →.*)?$/,
          );
        const tags = text.replace(/<!-- -->|<\/?(?:code|details|summary|sub|wbr)>/g, '');
        expect(tags).not.toContain('<');
      }),
    );
  });
});

test('says how long after the stop of the task the source was read', () => {
  const read = { phase: 'digest', startedAt: '2026-11-22T14:12:05.000Z', seconds: 1 };
  const report = reportOf([result({ reads: [read] })]);
  const task = { arn: 'arn', id: 'shop', migrationType: 'full-load', stopReason: null };
  const stopped = { ...report, task: { ...task, stoppedAt: '2026-11-22T14:00:00.000Z' } };
  expect(renderMarkdown(stopped)).toContain('task <code>shop</code>, read 12 min 5 s after it stopped');
  expect(renderMarkdown({ ...report, task: { ...task, stoppedAt: null } })).not.toContain('after it stopped');
});
