/** The type maps of all sources, and what they say of a column. */
import type { SourceColumn } from '../../compare/columns.ts';
import { isUnsupported } from '../../sql/dialect.ts';
import { mysql } from '../../sql/mysql.ts';
import { oracle } from '../../sql/oracle.ts';
import { postgres } from '../../sql/postgres.ts';
import { sqlserver } from '../../sql/sqlserver.ts';
import { type TypeFact, type TypeRow, typeRow } from './facts.ts';
import type { LossColumn } from './losses.ts';
import { MYSQL_TYPES } from './mysql.ts';
import { ORACLE_TYPES } from './oracle.ts';
import { POSTGRES_TYPES } from './postgres.ts';
import { SQLSERVER_TYPES } from './sqlserver.ts';

/** What DMS makes of each type, by the kind of the source as the configuration names it. */
export const TYPE_FACTS = {
  postgres: POSTGRES_TYPES,
  mysql: MYSQL_TYPES,
  mariadb: MYSQL_TYPES,
  oracle: ORACLE_TYPES,
  sqlserver: SQLSERVER_TYPES,
} as const satisfies Readonly<Record<string, readonly TypeFact[]>>;

/** The fact that is about a column; null for a type that the map has not. */
export function typeFactOf(kind: string, column: LossColumn): TypeFact | null {
  const facts: readonly TypeFact[] = TYPE_FACTS[kind as keyof typeof TYPE_FACTS] ?? [];
  const whole = { name: '', type: column.baseType, scale: null, nullable: true, ...column };
  return facts.find(({ types, where }) => types.includes(column.baseType) && (where?.(whole) ?? true)) ?? null;
}

const DIALECTS = { postgres, mysql, mariadb: mysql, oracle, sqlserver } as const;

/** The map of a source as people read it, one row per fact. */
export function typeTable(kind: keyof typeof TYPE_FACTS): TypeRow[] {
  return TYPE_FACTS[kind].map((fact) => {
    const [baseType = ''] = fact.types;
    const column: SourceColumn = { name: 'x', type: baseType, baseType, precision: null, scale: null, nullable: true };
    const form = DIALECTS[kind].form(column);
    return typeRow(fact, fact.form === null && isUnsupported(form) ? form.unsupported : null);
  });
}
