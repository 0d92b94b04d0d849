/** What Athena needs beside Trino's SQL: how a result is stored, how the lake's columns are declared. */
import type { LakeType } from '../compare/columns.ts';
import { trino } from './trino.ts';

/** The columns of a level-2 result (`rowsSql`), as a table over its Parquet files declares them. */
export const STORED_COLUMNS: readonly { readonly name: string; readonly type: 'string' | 'bigint' }[] = [
  { name: 'k', type: 'string' },
  { name: 'digest', type: 'string' },
  { name: 'line', type: 'string' },
  { name: 'src', type: 'bigint' },
  { name: 'lake', type: 'bigint' },
  { name: 'key_src', type: 'bigint' },
  { name: 'key_lake', type: 'bigint' },
  { name: 'file', type: 'string' },
];

/** Stores the whole result of a statement as Parquet below an empty folder. */
export function unloadSql(sql: string, location: string): string {
  const columns = STORED_COLUMNS.map(({ name }) => name).join(', ');
  return `UNLOAD (SELECT ${columns} FROM (\n${sql}\n)) TO ${trino.literal(location)} WITH (format = 'PARQUET')`;
}

/** A native query as a relation of the engine. The catalog's connector hands it on as it is. */
export function passthroughSql(catalog: string, native: string): string {
  return `SELECT * FROM TABLE(${trino.identifier(catalog)}.system.query(query => ${trino.literal(native)}))`;
}

/**
 * The type that a lake column is declared with in Glue, so that nothing is rounded: a time or a timestamp is the integer
 * that the file holds, as `trino.ts` reads it. Null for a type that cannot be declared so, which is then not compared.
 */
export function glueType(type: LakeType): string | null {
  switch (type.kind) {
    case 'integer':
      // Unsigned integers too: trino.ts unwraps what the engine reads as signed of the same bits.
      return type.bits === 64 ? 'bigint' : 'int';
    case 'decimal':
      return type.precision <= 38 ? `decimal(${type.precision},${type.scale})` : null;
    case 'float':
      return type.bits === 32 ? 'float' : 'double';
    case 'time':
      return type.unit === 'millis' ? null : 'bigint';
    case 'timestamp':
      return 'bigint';
    // Lines are declared, not fields.
    case 'csv':
    case 'other':
      return null;
    default:
      return type.kind;
  }
}
