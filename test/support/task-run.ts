/** Runs of a task with mapping rules, over a source and the lake in a folder. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunReport } from '../../core/report/schema.ts';
import type { Place } from './postgres.ts';
import { runOver } from './run-over.ts';

export type Rule = Record<string, unknown>;

export interface TaskRun {
  /** More lines of the configuration. */
  readonly more?: string;
  /** What the rule that selects the schema has beside that. */
  readonly selection?: Rule;
  readonly quiesced?: boolean;
}

/** A run of a full load with these rules, their ids from 2, beside the one that selects the schema. */
export async function runTask(
  folder: string,
  place: Place,
  rules: readonly Rule[],
  { more = '', selection, quiesced = true }: TaskRun = {},
): Promise<RunReport> {
  const select = {
    'rule-type': 'selection',
    'rule-id': '1',
    'rule-name': 'select',
    'rule-action': 'include',
    'object-locator': { 'schema-name': place.schema, 'table-name': '%' },
    ...selection,
  };
  const named = rules.map((rule, i) => ({ 'rule-id': i + 2, 'rule-name': `rule-${i + 2}`, ...rule }));
  const task = {
    ReplicationTaskIdentifier: 'test',
    ReplicationTaskArn: 'arn:aws:dms:eu-west-1:111122223333:task:TEST',
    MigrationType: 'full-load',
    TableMappings: JSON.stringify({ rules: [select, ...named] }),
  };
  writeFileSync(join(folder, 'task.json'), JSON.stringify({ ReplicationTasks: [task] }));
  return runOver(place.url, folder, { include: [], more: `task: ./task.json\n${more}`, quiesced });
}

/** The line that accepts the limits of a kind. */
export const accepted = (limit: string): string =>
  `accept: [{ limit: ${limit}, table: '*.*', reason: as configured, owner: test, expires: 9999-12-31 }]`;

/** A transformation rule of a column. */
export const columnRule = (
  place: Place,
  action: string,
  table: string,
  name: string | null,
  more: Rule = {},
): Rule => ({
  'rule-type': 'transformation',
  'rule-target': 'column',
  'rule-action': action,
  'object-locator': {
    'schema-name': place.schema,
    'table-name': table,
    ...(name === null ? {} : { 'column-name': name }),
  },
  ...more,
});

/** The one table of a report. */
export function onlyTable(report: RunReport): RunReport['tables'][number] {
  const [table] = report.tables;
  if (!table || report.tables.length > 1) throw new Error(`${report.tables.length} tables`);
  return table;
}

/** The limits of the one table: kind, column and count. */
export const limitsOf = (report: RunReport): string[] =>
  onlyTable(report).limits.map(({ kind, column, count }) =>
    `${kind}${column === null ? '' : ` ${column}`} ${count ?? ''}`.trim(),
  );
