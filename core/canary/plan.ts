import type { SourceColumn } from '../compare/columns.ts';
import type { Plan, PlannedPart } from '../plan/schema.ts';
import type { SourceDialect, ZooLiteral } from '../sql/dialect.ts';
import { CANARY_KEYS } from './rows.ts';
import type { CanarySource } from './source.ts';
import { canarySource } from './sources.ts';

export type CanaryPlan = NonNullable<Plan['canary']>;

/** No schema of a database has an empty name: so no table of the user's is called as these are. */
const OWN = '';

/** Whether a table is one of Loadproof's own, which no report lists. */
export const isOwnTable = (table: { readonly schema: string }): boolean => table.schema === OWN;

/** Findings that the canary's sample shows: more than are planted. */
export const CANARY_SAMPLE = 200;

/**
 * The canary of a run, as parts that go the way of all others. `ordinal` is the first that no table has; `location` is
 * the folder that holds the canary's lake file.
 */
export function planCanary(
  dialect: SourceDialect,
  at: { readonly ordinal: number; readonly location: string },
  tables: readonly PlannedPart[],
): CanaryPlan {
  const source = canarySource(dialect);
  const known = ownPart(at.ordinal, 'canary', at.location, source.described, relation(dialect, source));
  const literals = neededLiterals(dialect.zoo ?? [], tables);
  if (dialect.zoo === undefined || literals.length === 0) return { parts: [known], zoo: zooOf(dialect, []) };
  const columns = literals.map(({ type }, i) => ({ ...type, name: zooColumn(i) }));
  const id = source.described.filter(({ name }) => name === 'id');
  const row = zooRelation(dialect, source, literals);
  // Nothing lies in that folder: the zoo's one row is missing in the lake, and is shown as a finding.
  const zoo = ownPart(at.ordinal + 1, 'zoo', `${at.location.replace(/\/$/, '')}-zoo/`, [...id, ...columns], row);
  return { parts: [known, zoo], zoo: zooOf(dialect, literals) };
}

const zooColumn = (index: number): string => `z${index + 1}`;

function zooOf(dialect: SourceDialect, literals: readonly ZooLiteral[]): CanaryPlan['zoo'] {
  if (dialect.zoo === undefined) return null;
  return literals.map(({ name, type, expected }, i) => ({
    column: zooColumn(i),
    name,
    baseType: type.baseType,
    expected,
  }));
}

/** Of the types that the tables use: others cannot matter, and every literal is one that a server may not know. */
function neededLiterals(zoo: readonly ZooLiteral[], tables: readonly PlannedPart[]): ZooLiteral[] {
  const used = new Set(tables.flatMap((part) => part.columns.map((c) => c.source.baseType)));
  return zoo.filter(({ type }) => used.has(type.baseType));
}

function ownPart(
  ordinal: number,
  name: string,
  location: string,
  columns: readonly SourceColumn[],
  literals: string,
): PlannedPart {
  const table = { schema: OWN, name };
  return {
    ...{ ordinal, table, part: 1, parts: 1, literals },
    lake: { ...table, location },
    source: {
      ...table,
      kind: 'table',
      columns: [...columns],
      primaryKey: ['id'],
      estimatedRows: null,
      hides: [],
      unreadable: null,
      commitTimes: false,
    },
    columns: columns.map((column) => ({ source: { ...column }, lakeName: column.name, losses: [], excluded: null })),
    lakeOnlyColumns: [],
    key: ['id'],
    range: null,
    changes: null,
    filters: [],
    limits: [],
    problem: null,
  };
}

/** The source's rows as a derived table. The names of its columns, and their types, are those of the first row. */
function relation(dialect: SourceDialect, source: CanarySource): string {
  const rows = CANARY_KEYS.flatMap((key) => key.source);
  const selects = rows.map((row, i) => {
    const items = source.columns.map((column) => {
      const literal = source.literal(column, row[column]);
      return i === 0 ? `${literal} AS ${dialect.identifier(column)}` : literal;
    });
    return `SELECT ${items.join(', ')}${source.from}`;
  });
  return `(${selects.join(' UNION ALL ')}) canary`;
}

function zooRelation(dialect: SourceDialect, source: CanarySource, literals: readonly ZooLiteral[]): string {
  const items = literals.map(({ literal }, i) => `${literal} AS ${dialect.identifier(zooColumn(i))}`);
  const id = `${source.literal('id', '1')} AS ${dialect.identifier('id')}`;
  return `(SELECT ${[id, ...items].join(', ')}${source.from}) zoo`;
}

const FOREVER = { reason: 'its rows are literals', owner: 'loadproof', expires: '9999-12-31' };

/** What the functions of a part read: the plan with one part of the canary. One read of literals is as good as two. */
export function canarySlice(plan: Plan, part: PlannedPart): Plan {
  const { canary: _, ...rest } = plan;
  return {
    ...rest,
    source: { ...plan.source, quiesced: FOREVER },
    settings: { ...plan.settings, sample: CANARY_SAMPLE, accept: [], acceptDifferences: [] },
    parts: [part],
  };
}
