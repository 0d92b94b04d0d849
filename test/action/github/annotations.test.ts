import fc from 'fast-check';
import { annotationsOf, patchLines } from '../../../action/github/annotations.ts';
import type { ChangedFile } from '../../../action/types.ts';
import { HOSTILE, reportOf } from '../../report/fixtures.ts';
import { differing, table } from '../support/github-inputs.ts';

const file = (path: string, patch: string | null, status = 'modified'): ChangedFile => ({
  path,
  status,
  patch,
  previousPath: null,
});
/** A hunk that adds these lines from line 1. */
const adds = (...lines: string[]) => `@@ -0,0 +1,${lines.length} @@\n${lines.map((l) => `+${l}`).join('\n')}`;
const linesOf = (name: string, ...lines: string[]) =>
  annotationsOf(reportOf([differing(name)]), [file('m.sql', adds(...lines))]).map((a) => a.start_line);

test('lines are numbered by the headers of the hunks, as the changed file has them', () => {
  const patch = [
    '@@ -1,3 +1,4 @@ create table',
    ' one',
    '-gone',
    '+two',
    '+three',
    ' four',
    '@@ -40 +41,2 @@',
    ' forty-one',
    '+forty-two',
    '\\ No newline at end of file',
  ].join('\n');
  expect(patchLines(patch)).toEqual([
    { number: 1, added: false, text: 'one' },
    { number: 2, added: true, text: 'two' },
    { number: 3, added: true, text: 'three' },
    { number: 4, added: false, text: 'four' },
    { number: 41, added: false, text: 'forty-one' },
    { number: 42, added: true, text: 'forty-two' },
  ]);
});

test('a table is named by whole words, whatever the case and the quotes', () => {
  const named = [
    'ALTER TABLE orders',
    'x "public"."ORDERS" y',
    '[public].[orders]',
    '`orders`',
    '"table-name": "Orders"',
    'orders.id',
  ];
  for (const line of named) expect([line, linesOf('orders', line)]).toEqual([line, [1]]);
  const others = [
    'reorders',
    'orders_old',
    'audit.orders',
    '"audit"."orders"',
    'o.orders',
    'order s',
    'audit.orders orders_old',
    '',
  ];
  for (const line of others) expect([line, linesOf('orders', line)]).toEqual([line, []]);
  expect(linesOf('orders', 'audit.orders and public.orders')).toEqual([1]);
  expect(linesOf('order items (old)', 'x "order items (old)" y')).toEqual([1]);
});

test('added lines before lines around them, at most three of a file and table', () => {
  expect(linesOf('orders', ...Array(9).fill('orders'))).toEqual([1, 2, 3]);
  const around = '@@ -1,2 +8,2 @@\n ALTER TABLE orders\n+  ADD COLUMN x int;';
  const both = `${around}\n+UPDATE orders;`;
  const at = (patch: string) =>
    annotationsOf(reportOf([differing('orders')]), [file('m.sql', patch)]).map((a) => a.start_line);
  expect([at(around), at(both)]).toEqual([[8], [10]]);
});

test('only files of interest that are still there, and only tables that are not proven', () => {
  const report = reportOf([differing('orders'), table('customers')]);
  const patch = adds('orders customers');
  const paths = [
    'a.sql',
    'db/Migrations/1.py',
    'dms/task.json',
    'ops/table-mappings.json',
    'src/orders.ts',
    'README.md',
  ];
  const files = [...paths.map((path) => file(path, patch)), file('gone.sql', patch, 'removed'), file('big.sql', null)];
  expect(annotationsOf(report, files).map((a) => a.path)).toEqual(paths.slice(0, 4));
});

test('a difference and a broken check are failures, what is not proven a warning; each says why', () => {
  const cause = { code: 'X', message: 'the file is | truncated\n', remedy: 'x' };
  const tables = [differing('a'), table('b', { verdict: 'ERRORED', cause }), table('c', { verdict: 'INCONCLUSIVE' })];
  expect(annotationsOf(reportOf(tables), [file('m.sql', adds('a b c'))])).toMatchObject([
    {
      annotation_level: 'failure',
      message: 'The lake does not hold what the source holds in public.a: 3 missing in the lake, 1 changed.',
    },
    { annotation_level: 'failure', message: 'public.b is not proven: the file is | truncated␊' },
    { annotation_level: 'warning', message: 'public.c is not proven: the proof has a limit that nobody accepted' },
  ]);
});

test('any name and any patch: whole lines of the patch, and titles within the limit', () => {
  const name = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: 'binary' }),
    fc.string({ maxLength: 400, minLength: 300 }),
  );
  fc.assert(
    fc.property(fc.array(name, { maxLength: 5 }), fc.array(name, { minLength: 1, maxLength: 5 }), (names, texts) => {
      const report = reportOf(names.map((n) => differing(n)));
      const patch = adds(...texts.map((t) => t.replace(/\n/g, ' ')), ...names.map((n) => n.replace(/\n/g, ' ')));
      for (const a of annotationsOf(report, [file('m.sql', patch)])) {
        expect(a.start_line).toBeLessThanOrEqual(texts.length + names.length);
        expect([...a.title].length).toBeLessThanOrEqual(255);
        expect(a.title + a.message).not.toMatch(/\p{Cc}/u);
      }
    }),
  );
});
