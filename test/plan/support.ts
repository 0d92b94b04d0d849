/** Plans over made-up tables. */
import type { SourceTable } from '../../core/compare/columns.ts';
import { parseConfig } from '../../core/config/parse.ts';
import { buildPlan, type PlanInput } from '../../core/plan/build.ts';
import { planSchema } from '../../core/plan/schema.ts';

export function column(name: string, baseType = 'int8'): SourceTable['columns'][number] {
  return { name, type: baseType, baseType, precision: null, scale: null, nullable: true };
}

export function table(name: string, more: Partial<SourceTable> = {}): SourceTable {
  const [schema = '', last = ''] = name.split('.');
  return {
    schema,
    name: last,
    kind: 'table',
    columns: [column('id'), column('amount', 'numeric'), column('at', 'timestamp')],
    primaryKey: ['id'],
    estimatedRows: 10,
    hides: [],
    unreadable: null,
    ...more,
  };
}

export type Setup = Partial<Omit<PlanInput, 'config' | 'source'>> & { config?: object; tables?: SourceTable[] };

export function plan({ config = {}, tables = [table('public.orders')], ...more }: Setup = {}) {
  const input: PlanInput = {
    runId: 'run-1',
    now: '2026-11-22T10:00:00.000Z',
    toolVersion: '0.1.0',
    trigger: { kind: 'manual', detail: 'a test' },
    engine: 'embedded',
    configDigest: 'abc',
    task: null,
    endpoints: null,
    source: { server: 'PostgreSQL 15', tables },
    sourceIdentity: 'postgres://h:5432/db',
    lakeTables: [],
    locationOf: (schema, name) => `/lake/${schema}/${name}`,
    ...more,
    config: parseConfig({
      source: { kind: 'postgres', url: 'postgres://u@h/db' },
      lake: { path: '/lake' },
      tables: { include: ['public.*'] },
      ...config,
    }),
  };
  const built = buildPlan(input);
  expect(planSchema.parse(built)).toEqual(built);
  return built;
}
