import { openLimits } from './advice.ts';
import type { PartResult, RunReport } from './schema.ts';
import { visible } from './visible.ts';

/** Commands and configuration for a reader to copy. Names are data: they are quoted, and where they cannot be, left out. */

export interface Snippet {
  /** What it does, as an instruction. */
  readonly label: string;
  readonly text: string;
  readonly kind: 'shell' | 'yaml';
}

/** What to run next about a table that is not matched, in the order in which one would. */
export function snippetsOf(table: PartResult, report: RunReport): Snippet[] {
  if (!isPlain(table.table.schema) || !isPlain(table.table.name)) return [];
  return [
    ...statistics(table, report),
    ...listing(table),
    ...reload(table, report),
    ...again(table, report),
    ...consent(table),
  ];
}

/** Without characters that are shown as something else: a copied command must say what it shows. */
const isPlain = (text: string): boolean => text !== '' && visible(text) === text;

/** A POSIX shell takes what is between single quotes as it is. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const TASK = /^arn:aws[\w-]*:dms:[\w-]+:\d{12}:task:[\w-]+$/;

const taskOf = ({ task }: RunReport): string | null => (task !== null && TASK.test(task.arn) ? task.arn : null);

/** What DMS itself counted: https://docs.aws.amazon.com/cli/latest/reference/dms/describe-table-statistics.html */
function statistics(table: PartResult, report: RunReport): Snippet[] {
  const arn = taskOf(report);
  if (arn === null || table.verdict !== 'MISMATCHED') return [];
  const filters = [
    { Name: 'schema-name', Values: [table.table.schema] },
    { Name: 'table-name', Values: [table.table.name] },
  ];
  const text = `aws dms describe-table-statistics --replication-task-arn ${arn} --filters ${quoted(JSON.stringify(filters))}`;
  return [{ label: 'See what DMS counted, and whether it ended this table with an error', text, kind: 'shell' }];
}

function listing(table: PartResult): Snippet[] {
  const [file] = table.differingFiles.length > 0 ? table.differingFiles : table.files;
  const { extra, duplicated } = table.counts;
  if (file === undefined || extra.findings + duplicated.findings === 0) return [];
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
  if (!isPlain(folder)) return [];
  const text = folder.startsWith('s3://') ? `aws s3 ls ${quoted(folder)}` : `ls -l ${quoted(folder)}`;
  return [{ label: 'List the folder, for files of an earlier load', text, kind: 'shell' }];
}

/**
 * One table is loaded again only while its task runs; otherwise the task loads all of its tables:
 * https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Tasks.ReloadTables.html
 */
function reload(table: PartResult, report: RunReport): Snippet[] {
  const arn = taskOf(report);
  if (arn === null || table.verdict !== 'MISMATCHED') return [];
  if (report.task?.migrationType === 'full-load') {
    const text = `aws dms start-replication-task --replication-task-arn ${arn} --start-replication-task-type reload-target`;
    return [{ label: 'Load again: the task has ended, so this loads every table of it', text, kind: 'shell' }];
  }
  const tables = [{ SchemaName: table.table.schema, TableName: table.table.name }];
  const text = `aws dms reload-tables --replication-task-arn ${arn} --tables-to-reload ${quoted(JSON.stringify(tables))}`;
  return [{ label: 'Load this table again; the task must be running', text, kind: 'shell' }];
}

/** A stack runs again by itself after a load; on one machine a person does. */
function again({ table }: PartResult, { engine }: RunReport): Snippet[] {
  if (engine === 'athena') return [];
  const text = `loadproof run --tables ${quoted(`${globPart(table.schema)}.${globPart(table.name)}`)}`;
  return [{ label: 'Check this table again', text, kind: 'shell' }];
}

const globPart = (name: string): string => (/^[A-Za-z_][\w$]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`);

/** The consent that would accept an open limit, for whoever may give it. JSON's strings are YAML's. */
function consent(table: PartResult): Snippet[] {
  const limits = openLimits(table).filter(({ column }) => column === null || isPlain(column));
  if (limits.length === 0) return [];
  const glob = JSON.stringify(`${globPart(table.table.schema)}.${globPart(table.table.name)}`);
  const rules = limits
    .slice(0, 10)
    .map(({ kind, column }) =>
      [
        `  - limit: ${kind}`,
        `    table: ${glob}`,
        ...(column === null ? [] : [`    column: ${JSON.stringify(column)}`]),
        '    reason: ""   # why it does not matter',
        '    owner: ""    # who says so',
        '    expires: ""  # YYYY-MM-DD',
      ].join('\n'),
    );
  return [{ label: 'Or accept it, in loadproof.yaml', text: ['accept:', ...rules].join('\n'), kind: 'yaml' }];
}
