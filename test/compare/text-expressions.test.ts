/** Texts that rules make of columns: on a real database they are what SQLite would make of them. */
import fc from 'fast-check';
import type { SourceColumn } from '../../core/compare/columns.ts';
import { renderText, type TextExpression, textOf } from '../../core/compare/text-expressions.ts';
import { readExpression } from '../../core/dms/expressions.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { sourceColumn } from '../support/parts.ts';
import { targets, withDatabase } from '../support/postgres.ts';

const RUNS = Number(process.env.LOADPROOF_PROPERTY_RUNS ?? 20);

const columns = new Map<string, SourceColumn>(
  [
    sourceColumn('A', 'character varying(20)', 'varchar'),
    sourceColumn('b_1', 'character(5)', 'bpchar'),
    sourceColumn('n', 'integer', 'int4'),
    sourceColumn('f', 'real', 'float4'),
  ].map((column) => [column.name, column]),
);

function sqlOf(expression: TextExpression): string {
  const rendered = renderText(expression, columns, postgres);
  if ('unsupported' in rendered) throw new Error(rendered.unsupported);
  return rendered.sql;
}

describe.each(targets())('on $name', (target) => {
  test('columns, functions and NULL', async () => {
    await withDatabase(target, async (place) => {
      await place.run(`create table t ("A" varchar(20), b_1 char(5), n int);
        insert into t values ('  Zoë ''x''', 'ab', -7), (null, '', 0)`);
      const examples: [string, (string | null)[]][] = [
        ["$A || '_' || $b_1 || $n", ["  Zoë 'x'_ab-7", null]],
        ["ifnull($A, 'none')", ["  Zoë 'x'", 'none']],
        ['coalesce($A, $b_1)', ["  Zoë 'x'", '']],
        ['trim($A)', ["Zoë 'x'", null]],
        ['ltrim($A) || rtrim($b_1)', ["Zoë 'x'ab", null]],
        ["replace($A, '''x''', '\\')", ['  Zoë \\', null]],
        ['upper($A)', ["  ZOë 'X'", null]],
        ['lower(substr($A, 3, 2))', ['zo', null]],
        ["substr($A, 30) || 'y'", ['y', null]],
        ["'it''s' || 5 || (('\\'))", ["it's5\\", "it's5\\"]],
      ];
      const found = [];
      for (const [expression] of examples) {
        const read = readExpression(expression, {});
        if (read.kind !== 'text') throw new Error(`${expression}: ${JSON.stringify(read)}`);
        const { rows } = await place.run(`select ${sqlOf(read.text)} as x from t order by n`);
        found.push([expression, rows.map((row) => row.x)]);
      }
      expect(found).toEqual(examples);
    });
  });

  test('a text without columns is the same here and there', async () => {
    const text = fc.stringMatching(/^[ aBZé😀'\\%_01]{0,6}$/u);
    const leaf = text.map((one): TextExpression => ({ kind: 'literal', text: one }));
    const { expression } = fc.letrec<{ expression: TextExpression }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc
          .array(tie('expression'), { minLength: 1, maxLength: 3 })
          .map((of): TextExpression => ({ kind: 'concat', of })),
        fc.record({
          kind: fc.constant('trim' as const),
          of: tie('expression'),
          side: fc.constantFrom('both' as const, 'start' as const, 'end' as const),
        }),
        fc.record({
          kind: fc.constant('case' as const),
          of: tie('expression'),
          to: fc.constantFrom('lower' as const, 'upper' as const),
        }),
        fc.record({
          kind: fc.constant('replace' as const),
          of: tie('expression'),
          from: fc.constantFrom('a', 'B0', ' '),
          to: text,
        }),
        fc.record({
          kind: fc.constant('substring' as const),
          of: tie('expression'),
          from: fc.integer({ min: 1, max: 5 }),
          length: fc.option(fc.nat(4)),
        }),
      ),
    }));
    await withDatabase(target, async (place) => {
      await fc.assert(
        fc.asyncProperty(fc.array(expression, { minLength: 1, maxLength: 10 }), async (expressions) => {
          const { rows } = await place.run(`select array[${expressions.map(sqlOf).join(', ')}]::text[] as x`);
          expect(rows[0]?.x).toEqual(expressions.map(textOf));
        }),
        { numRuns: RUNS },
      );
    });
  });
});

test.each(['$f', "'a' || $f", '$gone'])('%s cannot be rendered', (expression) => {
  const read = readExpression(expression, {});
  expect(read.kind === 'text' && renderText(read.text, columns, postgres)).toHaveProperty('unsupported');
});
