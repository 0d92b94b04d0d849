/** How a column's value comes of a source row: its conversion, and what the task is configured to lose. */
import type { LakeColumn, Row, SourceShape } from './columns.ts';
import { cutText, fromText, isLob, isText, plainText } from './convert.ts';
import { matches } from './mapping.ts';
import type { WriterTask } from './task.ts';
import type { DmsType, SourceColumn } from './types.ts';
import { mysqlType, mysqlValue } from './types-mysql.ts';
import { type Converted, DROP_ROW, postgresType, postgresValue } from './types-postgres.ts';

/** A column before the rules. */
export type Stage = LakeColumn;

/** A column of the source; null where the task drops it, as a LOB without SupportLobs. */
export function sourceColumn(column: SourceColumn, place: number, source: SourceShape, task: WriterTask): Stage | null {
  const type = source.engine === 'postgres' ? postgresType(column, task) : mysqlType(column);
  const lob = isLob(type) ? lobOf(source, task) : { kept: true, limit: null };
  if (!lob.kept) return null;
  const value = (row: Row): Converted => {
    const given = row.values[place] ?? null;
    if (given === null) return null;
    const converted =
      source.engine === 'postgres' ? postgresValue(given, column, type, task) : mysqlValue(given, type, task);
    return finished(converted, column, type, lob.limit, task);
  };
  return { name: column.name, type, nullable: column.nullable, place, value };
}

/** Whether LOBs of a table are loaded, and how many bytes of each: its own settings go before the task's. */
function lobOf(source: SourceShape, { mapping, settings }: WriterTask): { kept: boolean; limit: number | null } {
  const own = mapping.tables.find((t) => matches(t.schema, source.schema) && matches(t.table, source.table));
  if (!settings.supportLobs || own?.lobMode === 'none') return { kept: false, limit: null };
  if (own?.lobMode === 'unlimited') return { kept: true, limit: null };
  const limit = own?.lobMaxKb == null ? settings.lobLimit : own.lobMaxKb * 1024;
  return { kept: true, limit };
}

function finished(
  value: Converted,
  column: SourceColumn,
  type: DmsType,
  limit: number | null,
  { source, s3, settings, assume }: WriterTask,
): Converted {
  if (value instanceof Uint8Array) return limit === null ? value : value.subarray(0, limit);
  if (typeof value !== 'string' || !isText(type)) return value;
  const shown = replaced(unbounded(padded(value)), settings.replacements);
  return limit === null ? shown : cutText(shown, limit, assume.lobUnit);

  /** A varchar of PostgreSQL's without a length has the endpoint's: bytes of UTF-8 (assumed: longer values are cut). */
  function unbounded(text: string): string {
    if (column.type !== 'varchar' || column.kind !== 'base' || column.length !== null) return text;
    return cutText(text, source.unboundedVarcharMaxSize, 'bytes');
  }

  /** `char(n)` of PostgreSQL (MySQL trims its own): its blanks are trimmed, unless a setting keeps them. */
  function padded(text: string): string {
    if (column.type !== 'bpchar') return text;
    const kept = !source.trimSpaceInChar || s3.addTrailingPaddingCharacter;
    if (!kept || column.length === null) return text.replace(/ +$/, '');
    return text + ' '.repeat(Math.max(0, column.length - [...text].length));
  }
}

function replaced(text: string, replacements: ReadonlyMap<number, number | null>): string {
  if (replacements.size === 0) return text;
  return [...text]
    .map((character) => {
      const to = replacements.get(character.codePointAt(0) ?? -1);
      if (to === undefined) return character;
      return to === null ? '' : String.fromCodePoint(to);
    })
    .join('');
}

/** The column as another type, by way of its text. */
export function convertedTo(stage: Stage, type: DmsType, task: WriterTask): Stage {
  return {
    ...stage,
    type,
    value: (row) => {
      const value = stage.value(row);
      if (value === null || value === DROP_ROW) return value;
      return fromText(plainText(value, stage.type), type, task);
    },
  };
}
