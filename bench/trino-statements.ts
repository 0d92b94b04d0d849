import { join } from 'node:path';
import type { LakeFile } from '../core/compare/columns.ts';
import { type Prepared, prepareComparison } from '../core/compare/prepare.ts';
import type { ComparisonSpec } from '../core/sql/dialect.ts';
import { postgres } from '../core/sql/postgres.ts';
import { declaredType, declareTable, trino } from '../core/sql/trino.ts';
import { readFileFooter } from '../local/lake/footer.ts';
import { describeSource } from '../local/postgres/catalog.ts';
import { plannedPart } from '../test/support/sides.ts';
import { SCHEMA, TABLE, withClient } from './table.ts';

/** Loadproof's own declaration of the lake, and one as a person would write it. */
const LAKE_TABLE = '"lake"."public"."bench"';
export const TYPED_TABLE = '"lake"."public"."bench_typed"';

/** The comparison of the benchmark's table with the files of a folder. */
export async function prepare(url: string, folder: string, names: readonly string[]): Promise<Prepared> {
  const { tables } = await withClient(url, describeSource);
  const source = tables.find((t) => t.schema === SCHEMA && t.name === TABLE);
  if (!source) throw new Error(`no table ${SCHEMA}.${TABLE}`);
  const files = await Promise.all(
    [...names].sort().map(async (name): Promise<LakeFile> => {
      return { ...(await readFileFooter(join(folder, name))), path: `local:///bench/${name}` };
    }),
  );
  const part = plannedPart(
    source.columns.map((column) => ({ source: column, lake: null })),
    source.primaryKey,
  );
  const planned = { ...part, table: { schema: SCHEMA, name: TABLE } };
  const dialects = { source: postgres, engine: trino };
  return prepareComparison(planned, { files, others: [] }, dialects, { catalog: 'source', lakeTable: LAKE_TABLE });
}

/** Declares the lake with timestamps as timestamps. */
export function typedTable({ lake }: ComparisonSpec): string[] {
  const columns = lake[0]?.columns ?? [];
  const [drop = '', create = ''] = declareTable(TYPED_TABLE, 'local:///bench', columns);
  const clock = columns.filter(({ type }) => type.kind === 'timestamp');
  const typed = clock.reduce((sql, { name, type }) => {
    return sql.replace(`${trino.identifier(name)} ${declaredType(type)}`, `${trino.identifier(name)} timestamp`);
  }, create);
  return [drop, typed];
}

/**
 * Source EXCEPT lake, and lake EXCEPT source, through the connector's own table. The casts are those without which the
 * two sides have no types in common, or no two timestamps are equal.
 */
export function exceptStatements(all: boolean): string[] {
  const columns = 'id, quantity, code, amount, ratio';
  const rest = 'day, active, note, CAST(reference AS varchar) AS reference';
  const source = `SELECT ${columns}, CAST(created AS timestamp(3)) AS created, ${rest} FROM "source"."${SCHEMA}"."${TABLE}"`;
  const lake = `SELECT ${columns}, created, ${rest} FROM ${TYPED_TABLE}`;
  const except = all ? 'EXCEPT ALL' : 'EXCEPT';
  return [`${source} ${except} ${lake}`, `${lake} ${except} ${source}`];
}
