import { SOURCE_KINDS } from '../../core/config/stack-schema.ts';
import { StoredSettings } from '../../handlers/aws/settings.ts';
import { smallestQuery, sourceKindOf } from '../../handlers/aws/sources.ts';
import type { RunStore } from '../../handlers/ports.ts';

test.each(['oracle', 'sqlserver'] as const)(
  'a source of %s is refused by name before it is asked, with the mend',
  (kind) => {
    expect(() => sourceKindOf({ name: 'erp', kind })).toThrow(
      expect.objectContaining({
        name: 'InvalidConfiguration',
        message: expect.stringMatching(/^The source erp is (Oracle|SQL Server): this version compares PostgreSQL/),
        remedy: expect.stringContaining('Leave its tasks out of stack.tasks'),
      }),
    );
  },
);

test('a kind that is compared has its own SQL, and its own way to ask its catalog', () => {
  const known = SOURCE_KINDS.filter((kind) => !['oracle', 'sqlserver'].includes(kind)).map((kind) =>
    sourceKindOf({ name: 'shop', kind }),
  );
  expect(known.map(({ dialect }) => dialect.name)).toEqual(['postgres', 'mysql']);
  expect(new Set(known.map(({ catalogQuery }) => catalogQuery)).size).toBe(known.length);
});

test.each(['postgres', 'mysql'] as const)(
  'the settings of a run over %s need say nothing of the source',
  async (kind) => {
    const store = { getText: async () => 'stack: { region: eu-west-1 }' } as unknown as RunStore;
    const context = {
      kind,
      key: 'settings/loadproof.yaml',
      lake: 's3://lake/dms/',
      task: 'arn:aws:dms:x',
      concurrency: 4,
    };
    const { config } = await new StoredSettings(store, context).load();
    expect(config).toMatchObject({ source: { kind }, lake: { path: 's3://lake/dms/' }, compare: { concurrency: 4 } });
  },
);

test('the probe of passthrough is a query that each kind of database takes', () => {
  expect(smallestQuery('oracle')).toContain('FROM dual');
  for (const kind of SOURCE_KINDS) expect(smallestQuery(kind)).toMatch(/^SELECT 1 AS one/);
});
