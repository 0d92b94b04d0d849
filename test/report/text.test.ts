import fc from 'fast-check';
import { summaryTable } from '../../core/report/text.ts';
import { displayWidth } from '../../core/report/visible.ts';
import { CONSENT, changed, column, counts, limitOf, reportArbitrary, reportOf, result } from './fixtures.ts';

const plain = { color: false, width: 140 };
const report = reportOf([
  result({ table: { schema: 'public', name: 'customers' }, limits: [limitOf({ accepted: CONSENT })] }),
  result({
    table: { schema: 'public', name: 'orders' },
    verdict: 'MISMATCHED',
    rows: { source: 12345, lake: 12343 },
    counts: counts({ missing: 2, changed: 1 }),
    changedColumns: [{ column: 'note', rows: 1 }],
    sample: [changed('7', null, '', { causes: ["NULL became ''"] })],
  }),
  result({
    table: { schema: 'public', name: 'events' },
    verdict: 'INCONCLUSIVE',
    columns: [column('id'), column('tags', { fidelity: 'excluded', reason: 'arrays' })],
    limits: [limitOf({ column: 'tags', detail: 'tags is an array, for which no rendering is known.' })],
  }),
  result({
    table: { schema: 'public', name: 'users' },
    verdict: 'ERRORED',
    rows: { source: null, lake: null },
    cause: {
      code: 'SourceRefused',
      message: 'permission denied for users',
      remedy: 'GRANT SELECT ON users TO loadproof',
    },
  }),
]);

test('the whole table, as a person reads it', () => {
  expect(summaryTable(report, plain)).toMatchInlineSnapshot(`
"verdict         table             source rows  lake rows  missing  extra  changed  dup  columns  limits
✗ differs       public.orders          12,345     12,343        2      ·        1    ·      2/2  ·
! check failed  public.users                –          –        –      –        –    –      0/2  ·
? not verified  public.events           1,000      1,000        ·      ·        ·    ·      1/2  1 open
✓ matched       public.customers        1,000      1,000        ·      ·        ·    ·      2/2  1 accepted

✗ public.orders  differs
    2 missing in the lake, 1 changed (counted by key); in column note (1)
    Likely cause: NULL became ''
    What to do: Look for the missing rows in the log of the DMS task: apply errors, a suspended table. Compare the likely causes with the
    endpoint and LOB settings of the task. Then reload the table, and run the check again.

! public.users  check failed
    Why: permission denied for users
    What to do: GRANT SELECT ON users TO loadproof

? public.events  not verified
    Why: tags is an array, for which no rendering is known.
    What to do: Accept the limit "excludedColumn" in loadproof.yaml with a reason, an owner and an expiry.

✗ MISMATCHED  1 of 4 tables differs · 1 could not be checked · 1 not verified · 1 match · 1 accepted limit
"
`);
});

test('colours are only added to it', () => {
  const colored = summaryTable(report, { ...plain, color: true });
  expect(colored).toContain('\u001b[31m');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is the escape character that is looked for
  expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(summaryTable(report, plain));
});

test('passes beyond the bound are counted, failures never are', () => {
  const many = reportOf([
    ...Array.from({ length: 9 }, (_, i) => result({ table: { schema: 's', name: `pass${i}` } })),
    ...Array.from({ length: 60 }, (_, i) => result({ table: { schema: 's', name: `fail${i}` }, verdict: 'ERRORED' })),
  ]);
  const text = summaryTable(many, { ...plain, passes: 2 });
  expect(text).toContain('… and 7 more matched');
  for (let i = 0; i < 60; i++) expect(text).toMatch(new RegExp(`check failed +s\\.fail${i} `));
});

test('a narrow terminal shortens the name of a table, never a number', () => {
  const long = reportOf([
    result({ table: { schema: 'public', name: 'n'.repeat(300) }, rows: { source: 1234567, lake: 1234567 } }),
  ]);
  const text = summaryTable(long, { color: false, width: 100 });
  expect(Math.max(...text.split('\n').map(displayWidth))).toBeLessThanOrEqual(100);
  expect(text).toContain('1,234,567  1,234,567');
  expect(text).toContain('…');
});

test('a table that was compared in part never looks whole', () => {
  expect(summaryTable(report, plain)).toMatch(/events .*1\/2 /);
});

test('no data moves the cursor, starts a line or turns the text around', () => {
  fc.assert(
    fc.property(reportArbitrary, (hostile) => {
      const text = summaryTable(hostile, plain);
      expect(text.replace(/\n/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      const rows = text.split('\n').slice(1, 1 + hostile.tables.length);
      expect(rows.every((row) => /^[✓✗?!] (matched|differs|not verified|check failed) /.test(row))).toBe(true);
    }),
  );
});
