/** Planned parts and columns for tests, without an engine or a database. */
import type { LakeColumn, LossRule, SourceColumn } from '../../core/compare/columns.ts';
import type { Plan, PlannedPart } from '../../core/plan/schema.ts';

export interface SideColumn {
  readonly source: SourceColumn;
  readonly lake: LakeColumn | null;
  readonly losses?: readonly LossRule[];
}

/** A source column from its declaration: `numeric(12,2)`. */
export function sourceColumn(name: string, type: string, baseType: string): SourceColumn {
  const modifiers = /\((\d+)(?:,(-?\d+))?\)/.exec(type);
  const numeric = baseType === 'numeric' && modifiers !== null;
  return {
    name,
    type,
    baseType,
    precision: numeric ? Number(modifiers[1]) : null,
    scale: numeric ? Number(modifiers[2] ?? 0) : null,
    nullable: true,
  };
}

export function plannedPart(columns: readonly SideColumn[], key: readonly string[]): PlannedPart {
  return {
    ordinal: 0,
    table: { schema: 'public', name: 't' },
    part: 1,
    parts: 1,
    lake: { schema: 'public', name: 't', location: 'public/t' },
    source: null,
    columns: columns.map((c) => ({
      source: c.source,
      lakeName: c.lake?.name ?? c.source.name,
      losses: [...(c.losses ?? [])],
      excluded: null,
    })),
    lakeOnlyColumns: [],
    key: [...key],
    range: null,
    changes: null,
    filters: [],
    limits: [],
    problem: null,
  };
}

export function plan(overrides: Partial<Plan> = {}): Plan {
  return {
    version: 1,
    runId: 'test',
    toolVersion: '0.0.0',
    createdAt: '2026-01-01T00:00:00.000Z',
    trigger: { kind: 'manual', detail: 'test' },
    engine: 'embedded',
    task: null,
    source: {
      kind: 'postgres',
      identity: 'postgres://localhost/test',
      server: 'PostgreSQL',
      quiesced: { reason: 'test', owner: 'test', expires: '2099-12-31' },
    },
    lake: { location: 'lake' },
    settings: { settleSeconds: 0, sample: 100, values: 'plain', accept: [], configDigest: '' },
    parts: [],
    ...overrides,
  };
}

/** A column from its declaration, as the catalog query describes it. */
export function mysqlColumn(name: string, type: string): SourceColumn {
  const baseType = /^[a-z0-9]+/i.exec(type)?.[0]?.toLowerCase() ?? '';
  const [, precision, scale] = /\((\d+)(?:,(\d+))?\)/.exec(type) ?? [];
  const numeric = baseType === 'decimal' || baseType === 'bit';
  return {
    name,
    type,
    baseType,
    precision: numeric ? Number(precision ?? (baseType === 'bit' ? 1 : 10)) : null,
    scale: baseType === 'decimal' ? Number(scale ?? 0) : null,
    nullable: true,
  };
}
