import { parseTableMappings, type TableMappings } from '../core/dms/mapping-rules.ts';
import { parseTask } from '../core/dms/task.ts';
import { isExact } from '../core/dms/wildcards.ts';
import { anyTable } from './table-globs.ts';

/** The tables that a DMS task, or its table mappings, are about. */

/**
 * Globs of the tables that the selection rules name. Null for a JSON file that is nothing of DMS. Throws where it looks
 * like a task or table mappings, and cannot be read.
 */
export function tablesOfDms(text: string, path: string): string[] | null {
  if (!/"(?:rule-type|TableMappings|table-name)"/.test(text.replaceAll('\\"', '"'))) return null;
  const mappings = readMappings(JSON.parse(text), path);
  const globs = mappings.flatMap(({ selections }) =>
    selections
      .filter((s) => s.action !== 'exclude')
      .map((s) => globOf(s.locator.schema ?? '%', s.locator.table ?? '%')),
  );
  return [...new Set(globs)];
}

function readMappings(data: unknown, path: string): TableMappings[] {
  if (!isObject(data)) throw new Error('it is neither a task nor table mappings');
  if ('rules' in data) return [parseTableMappings(JSON.stringify(data), path)];
  if (Array.isArray(data.ReplicationTasks))
    return data.ReplicationTasks.map((task: unknown) => parseTask(task, path).mappings);
  // A task's own file, as `create-replication-task --cli-input-json` takes it; mappings are JSON in a string, or JSON.
  const { TableMappings: mappings } = data;
  if (mappings === undefined) throw new Error('it is neither a task nor table mappings');
  return [parseTableMappings(typeof mappings === 'string' ? mappings : JSON.stringify(mappings), path)];
}

/** A mapping's wildcards as a glob's. A set of characters becomes any one character: more tables, never fewer. */
function globOf(schema: string, table: string): string {
  if (isExact(table)) return anyTable(table);
  return `${part(schema)}.${part(table)}`;
}

function part(pattern: string): string {
  const loose = pattern
    .replace(/\[[^\]]+\]/g, '?')
    .replace(/%/g, '*')
    .replace(/_/g, '?');
  // What would have to be quoted cannot have wildcards in it.
  return /[."]/.test(loose) ? '*' : loose;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
