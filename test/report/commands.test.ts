import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { parse } from 'yaml';
import { parseTableGlob } from '../../core/config/globs.ts';
import { snippetsOf } from '../../core/report/commands.ts';
import type { PartResult, RunReport } from '../../core/report/schema.ts';
import { visible } from '../../core/report/visible.ts';
import { EXAMPLE } from './example.ts';
import { counts, HOSTILE, limitOf, reportOf, result } from './fixtures.ts';

const differing = (schema: string, name: string, about: Partial<PartResult> = {}) =>
  result({ table: { schema, name }, verdict: 'MISMATCHED', counts: counts({ extra: 1 }), ...about });
const textsOf = (table: PartResult, report: RunReport = EXAMPLE) => snippetsOf(table, report).map((s) => s.text);

/** The words that a real shell makes of a command, without running it. */
function words(command: string): string[] {
  const printed = execFileSync('sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' });
  return printed.split('\0').slice(0, -1);
}

test('what to run about a table that differs, in the order in which one would', () => {
  const table = differing('public', 'orders', {
    differingFiles: [{ path: 's3://lake/public/orders/L.parquet', rows: 1 }],
  });
  const arn = 'arn:aws:dms:eu-central-1:123456789012:task:SHOP';
  expect(textsOf(table)).toEqual([
    `aws dms describe-table-statistics --replication-task-arn ${arn} --filters '[{"Name":"schema-name","Values":["public"]},{"Name":"table-name","Values":["orders"]}]'`,
    "aws s3 ls 's3://lake/public/orders/'",
    `aws dms start-replication-task --replication-task-arn ${arn} --start-replication-task-type reload-target`,
    "loadproof run --tables 'public.orders'",
  ]);
});

const task = EXAMPLE.task;
if (task === null) throw new Error('the example has a task');

test('a task that goes on loads one table; a run of the stack is not started from here', () => {
  const running: RunReport = { ...EXAMPLE, engine: 'athena', task: { ...task, migrationType: 'full-load-and-cdc' } };
  const texts = textsOf(differing('public', 'orders'), running).join('\n');
  const tables = '[{"SchemaName":"public","TableName":"orders"}]';
  expect(texts).toContain(`reload-tables --replication-task-arn ${task.arn} --tables-to-reload '${tables}'`);
  expect(texts).not.toMatch(/loadproof run|reload-target/);
});

test('an ARN that is none, and a table that only lacks its proof, get no commands of DMS', () => {
  const report: RunReport = { ...EXAMPLE, task: { ...task, arn: 'x; rm -rf /' } };
  expect(textsOf(differing('a', 'b'), report).join()).not.toContain('aws dms');
  const unproven = result({ verdict: 'INCONCLUSIVE', limits: [limitOf()] });
  expect(textsOf(unproven).join()).not.toContain('aws dms');
});

test('the consent for an open limit is configuration, and says what is still to be filled in', () => {
  const name = 'a "b": #c';
  const limits = [limitOf({ column: name }), limitOf({ kind: 'hiddenRows', column: null })];
  const [yaml] = snippetsOf(result({ table: { schema: 's', name }, verdict: 'INCONCLUSIVE', limits }), EXAMPLE).filter(
    (s) => s.kind === 'yaml',
  );
  const empty = { reason: '', owner: '', expires: '' };
  const table = 's."a ""b"": #c"';
  expect(parse(yaml?.text ?? '')).toEqual({
    accept: [
      { limit: 'excludedColumn', table, column: name, ...empty },
      { limit: 'hiddenRows', table, ...empty },
    ],
  });
  expect(parseTableGlob(table).exact).toEqual({ schema: 's', name });
});

test('any name is one word of a shell, or there is no command', () => {
  const name = fc.oneof(
    fc.constantFrom(...HOSTILE, "'", "'; touch x; '", '$(id)', '`id`', '-x'),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  fc.assert(
    fc.property(name, name, (schema, table) => {
      const found = snippetsOf(differing(schema, table), reportOf([]));
      if (visible(schema) !== schema || visible(table) !== table || schema === '' || table === '') {
        expect(found).toEqual([]);
        return;
      }
      const command = found.find((s) => s.text.startsWith('loadproof run'))?.text ?? '';
      const [, , , glob = ''] = words(command);
      expect(words(command)).toHaveLength(4);
      expect(parseTableGlob(glob).exact).toEqual({ schema, name: table });
      const filters = found.find((s) => s.text.startsWith('aws dms describe'))?.text ?? '';
      expect(JSON.parse(words(filters).at(-1) ?? '')).toMatchObject([{ Values: [schema] }, { Values: [table] }]);
    }),
    { numRuns: 60 },
  );
});
