import { plantedFaults } from '../../core/canary/expected.ts';
import { planCanary } from '../../core/canary/plan.ts';
import { CANARY_COLUMNS, CANARY_KEYS } from '../../core/canary/rows.ts';
import { canarySource } from '../../core/canary/sources.ts';
import type { Plan } from '../../core/plan/schema.ts';
import type { PartResult } from '../../core/report/schema.ts';
import type { SourceDialect } from '../../core/sql/dialect.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { plan, plannedPart, result } from '../report/fixtures.ts';

/** A plan of one table, and its canary. */
export function planWithCanary(dialect: SourceDialect = postgres): Plan {
  const parts = [plannedPart()];
  return { ...plan(parts), canary: planCanary(dialect, { ordinal: 1, location: '/runs/r/canary' }, parts) };
}

const rowsOf = (side: 'source' | 'lake') => CANARY_KEYS.reduce((n, key) => n + key[side].length, 0);

/** The result of a canary that was compared as it must be. */
export function caughtCanary(about: Partial<PartResult> = {}): PartResult {
  const planted = plantedFaults(canarySource(postgres));
  const counts = Object.fromEntries(
    (['missing', 'extra', 'changed', 'duplicated'] as const).map((kind) => {
      const findings = planted.filter((fault) => fault.kind === kind).length;
      return [kind, { findings, sourceRows: findings, lakeRows: findings }];
    }),
  ) as PartResult['counts'];
  return result({
    ordinal: 1,
    table: { schema: '', name: 'canary' },
    verdict: 'MISMATCHED',
    rows: { source: rowsOf('source'), lake: rowsOf('lake') },
    compared: [...CANARY_COLUMNS],
    counts,
    sample: planted.map((fault) => ({
      kind: fault.kind,
      key: [{ column: 'id', value: String(fault.id) }],
      sourceRows: fault.sourceRows,
      lakeRows: fault.lakeRows,
      rows: [],
      columns: [...fault.columns],
      causes: [],
    })),
    reads: [{ phase: 'digest', startedAt: '2026-11-22T14:00:01.000Z', seconds: 0.125, bytes: 4096 }],
    ...about,
  });
}
