import { at, inSettings, PAGES, type Rule } from '../rule.ts';
import { captures, familyOf } from '../subject.ts';

/** Change data capture, as the task's settings have it. */
export const changeRules: readonly Rule[] = [
  {
    id: 'batch-apply',
    severity: 'high',
    title: 'Batch apply may lose data on S3',
    about: 'task settings',
    source: PAGES.s3Limits,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'TargetMetadata', 'BatchApplyEnabled', ({ batchApplyEnabled }) =>
        batchApplyEnabled
          ? {
              why: 'BatchApplyEnabled is true, which DMS does not support for an S3 target, and of which it says that data may be lost.',
              mend: 'Set it to false.',
              write: false,
            }
          : null,
      ),
  },
  {
    id: 'truncate-deletes-history',
    severity: 'medium',
    title: 'A TRUNCATE or DROP in the source deletes the folder in the lake',
    about: 'task settings',
    source: PAGES.s3Limits,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'ChangeProcessingDdlHandlingPolicy', 'HandleSourceTableTruncated', (values) => {
        const { handleSourceTableTruncated: truncated, handleSourceTableDropped: dropped } = values;
        if (!captures(subject) || !(truncated || dropped)) return null;
        const [what] = [truncated && dropped ? 'TRUNCATE or DROP' : truncated ? 'TRUNCATE' : 'DROP'];
        return {
          why: `After a ${what} of a source table all its files are deleted, with every change that was ever captured.`,
          mend: 'Set HandleSourceTableTruncated and HandleSourceTableDropped to false if the lake is a history; the rows are then still there, and a comparison finds them as extra.',
          write: false,
        };
      }),
  },
  {
    id: 'truncate-leaves-rows',
    severity: 'medium',
    title: 'A TRUNCATE or DROP in the source leaves its rows in the lake',
    about: 'task settings',
    source: PAGES.ddl,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'ChangeProcessingDdlHandlingPolicy', 'HandleSourceTableTruncated', (values) =>
        captures(subject) && !values.handleSourceTableTruncated
          ? {
              why: 'HandleSourceTableTruncated is false: rows that a TRUNCATE removed stay in the lake, and no change tells of it.',
              mend: 'Delete rows with DELETE instead, or reload the table after a TRUNCATE.',
            }
          : null,
      ),
  },
  {
    id: 'columns-change-between-files',
    severity: 'low',
    title: 'After ALTER TABLE files of one folder have different columns',
    about: 'task settings',
    source: PAGES.s3Limits,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(
        subject,
        'ChangeProcessingDdlHandlingPolicy',
        'HandleSourceTableAltered',
        ({ handleSourceTableAltered }) => {
          if (!captures(subject)) return null;
          const csv = subject.target?.values.dataFormat === 'csv' && subject.target.values.addColumnName !== true;
          return {
            why: handleSourceTableAltered
              ? `New files have the new columns, and files that are there keep the old ones.${csv ? ' CSV without a header does not say which of them a file has.' : ''}`
              : 'HandleSourceTableAltered is false: a column that is added in the source does not come into the lake.',
            mend: csv
              ? 'Set AddColumnName to true on the target, or reload a table after ALTER TABLE.'
              : 'Reload a table after ALTER TABLE.',
            ...(csv ? { severity: 'medium' as const } : {}),
          };
        },
      ),
  },
  {
    id: 'tables-without-key',
    severity: 'medium',
    title: 'Changes of a table without a primary key cannot be followed',
    about: 'description',
    source: PAGES.s3,
    confidence: 'confirmed',
    applies: (subject) => {
      if (!captures(subject)) return [];
      const family = familyOf(subject.source?.values.engine);
      const loses =
        family === 'postgres'
          ? 'PostgreSQL then logs inserts alone: updates and deletes never arrive.'
          : family === 'sqlserver'
            ? 'SQL Server then captures inserts and deletes alone, unless MS-CDC is on for the table.'
            : 'An update or delete in the files then names no row for certain.';
      return [
        {
          at: at(subject.place, subject.serverless ? 'ReplicationType' : 'MigrationType'),
          why: `Which tables have a key is not in these files. ${loses} Large objects are not captured without a key either.`,
          mend: `Look for tables without a key${family === null ? '' : ` (${KEYLESS[family]})`}; give them one, or define one by a rule (define-primary-key).`,
          write: null,
        },
      ];
    },
  },
  {
    id: 'control-tables-in-lake',
    severity: 'low',
    title: 'DMS writes tables of its own into the lake',
    about: 'task settings',
    source: PAGES.controlTables,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'ControlTablesSettings', 'StatusTableEnabled', ({ controlTables, controlSchema }) =>
        controlTables
          ? {
              why: `Folders awsdms_… ${controlSchema === null ? '' : `in ${controlSchema} `}appear beside those of the tables, and a crawler takes them for data.`,
              mend: 'Leave them out where the lake is read. Loadproof does.',
            }
          : null,
      ),
  },
];

const KEYLESS = {
  postgres:
    "select c.oid::regclass from pg_class c where c.relkind in ('r', 'p') and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)",
  mysql:
    "select t.table_schema, t.table_name from information_schema.tables t left join information_schema.table_constraints k on k.table_schema = t.table_schema and k.table_name = t.table_name and k.constraint_type = 'PRIMARY KEY' where t.table_type = 'BASE TABLE' and k.constraint_name is null",
  oracle:
    "select t.owner, t.table_name from all_tables t where not exists (select 1 from all_constraints c where c.owner = t.owner and c.table_name = t.table_name and c.constraint_type = 'P')",
  sqlserver:
    "select schema_name(schema_id), name from sys.tables where objectproperty(object_id, 'TableHasPrimaryKey') = 0",
} as const;
