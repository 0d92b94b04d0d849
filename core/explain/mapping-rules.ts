import { parseTableMappings } from '../dms/mapping-rules.ts';
import { isJson, type Json } from './documents.ts';
import { at } from './rule.ts';
import type { MappingFilter, MappingRule, Place } from './subject.ts';

/**
 * Table mappings as they are written, for rules that look at each of them where it stands. What DMS would refuse is told
 * by {@link checkMappings}; here nothing is refused, so that one mistake does not hide the rest.
 */
export function readMappings(data: Json, place: Place): MappingRule[] {
  const rules = Array.isArray(data.rules) ? data.rules : [];
  return rules.flatMap((rule, i) => (isJson(rule) ? [readRule(rule, at(place, 'rules', i))] : []));
}

/** Throws the ConfigError that a run would end with. */
export function checkMappings(data: Json, file: string): void {
  parseTableMappings(JSON.stringify(data), file);
}

function readRule(rule: Json, place: Place): MappingRule {
  const locator = isJson(rule['object-locator']) ? rule['object-locator'] : {};
  const tableType = text(locator['table-type']);
  return {
    place,
    id: Number(rule['rule-id'] ?? Number.NaN),
    name: text(rule['rule-name']),
    type: text(rule['rule-type']),
    action: text(rule['rule-action']),
    target: text(rule['rule-target']),
    schema: text(locator['schema-name']),
    table: text(locator['table-name']),
    column: text(locator['column-name']),
    dataType: text(locator['data-type']),
    tableType: tableType === 'view' || tableType === 'all' ? tableType : 'table',
    value: text(rule.value),
    oldValue: text(rule['old-value']),
    expression: text(rule.expression),
    filters: Array.isArray(rule.filters)
      ? rule.filters.flatMap((each, i) => readFilter(each, at(place, 'filters', i)))
      : [],
    ...tableSettings(rule),
  };
}

function tableSettings(rule: Json): Pick<MappingRule, 'parallelLoad' | 'lob'> {
  const load = rule['parallel-load'];
  const lob = rule['lob-settings'];
  return {
    parallelLoad: isJson(load)
      ? {
          type: text(load.type),
          columns: Array.isArray(load.columns) ? load.columns.map(String) : [],
          both: Array.isArray(load.partitions) && Array.isArray(load.subpartitions),
        }
      : null,
    lob: isJson(lob)
      ? {
          mode: text(lob.mode),
          bulkMaxSizeKb: lob['bulk-max-size'] === undefined ? null : Number(lob['bulk-max-size']),
        }
      : null,
  };
}

function readFilter(filter: unknown, place: Place): MappingFilter[] {
  if (!isJson(filter)) return [];
  const conditions = Array.isArray(filter['filter-conditions']) ? filter['filter-conditions'] : [];
  const operators = conditions.flatMap((each) => (isJson(each) ? [text(each['filter-operator'])] : []));
  return [{ place, column: text(filter['column-name']), operators }];
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
