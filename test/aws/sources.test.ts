import { SOURCE_KINDS } from '../../core/config/stack-schema.ts';
import { StoredSettings } from '../../handlers/aws/settings.ts';
import { smallestQuery, sourceKindOf } from '../../handlers/aws/sources.ts';
import type { RunStore } from '../../handlers/ports.ts';

test('each kind that a connector can be deployed for has its own SQL, and its own way to ask its catalog', () => {
  const known = SOURCE_KINDS.map((kind) => sourceKindOf({ kind }));
  expect(known.map(({ dialect }) => dialect.name)).toEqual(['postgres', 'mysql', 'oracle', 'sqlserver']);
  expect(new Set(known.map(({ catalogQuery }) => catalogQuery)).size).toBe(known.length);
});

test('a kind that our tests cannot execute has every type proven in each run', () => {
  const proven = SOURCE_KINDS.filter((kind) => sourceKindOf({ kind }).dialect.zoo !== undefined);
  expect(proven).toEqual(['oracle', 'sqlserver']);
});

test.each(SOURCE_KINDS)('the settings of a run over %s need say nothing of the source', async (kind) => {
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
});

test('the probe of passthrough is a query that each kind of database takes', () => {
  expect(smallestQuery('oracle')).toContain('FROM dual');
  for (const kind of SOURCE_KINDS) expect(smallestQuery(kind)).toMatch(/^SELECT 1 AS one/);
});
