/** What the settings say of a part's CSV files, before any of them is seen. */
import type { SourceColumn, SourceTable } from '../compare/columns.ts';
import type { DmsDefaults } from '../config/schema.ts';
import { OPERATION } from '../dms/cdc.ts';
import { isChangesFile, isTransactionsFile } from '../dms/lake-layout.ts';
import type { S3Settings } from '../dms/s3-settings.ts';
import type { CdcPlan, CsvPlan } from '../plan/schema.ts';
import type { RecordOwner } from './owner.ts';

export interface CsvPlanInput {
  /** The endpoint's settings, or what the configuration says in their place. */
  readonly s3: S3Settings;
  /** Whether anything says that the lake is CSV, and not Parquet. */
  readonly declared: boolean;
  readonly dms: DmsDefaults;
  readonly source: SourceTable;
  /** The columns that the task writes, in the order of the source. */
  readonly columns: readonly { readonly source: string; readonly lakeName: string | null }[];
  /** Rules that may add columns or move them, a sentence each. */
  readonly doubts: readonly string[];
}

/**
 * The fields of a record are those that DMS adds (Op, then the timestamp), and then the columns in the source's order.
 * (User Guide, S3 target; for both added ones at once there is no official word, so a header is trusted before this.)
 */
export function csvPlanOf({ s3, declared, dms, source, columns, doubts }: CsvPlanInput): CsvPlan {
  const added = [
    ...(s3.includeOpForFullLoad ? ['Op'] : []),
    ...(s3.timestampColumnName === '' ? [] : [s3.timestampColumnName]),
  ];
  const types = new Map(source.columns.map((column) => [column.name, column]));
  const left = new Set(source.columns.filter((c) => c.unreplicated !== undefined).map(({ name }) => name));
  const own = columns.flatMap(({ source: name, lakeName }) =>
    lakeName === null || left.has(name) ? [] : [{ name: lakeName, real: isReal(types.get(name)) }],
  );
  return {
    format: {
      delimiter: s3.csvDelimiter,
      rowDelimiter: s3.csvRowDelimiter,
      quoted: s3.rfc4180,
      nullText: s3.csvNullValue ?? dms.csvNullValue,
    },
    declared,
    header: s3.addColumnName,
    gzip: s3.compressionType === null ? null : s3.compressionType === 'gzip',
    binary: dms.csvBinary,
    fields: [...added.map((name) => ({ name, real: false })), ...own],
    doubt: doubts[0] ?? null,
  };
}

/**
 * The plan of one file: files of changes may have the column of the operation where those of a load have it not. In those
 * of all tables, which have no header, it always stands first, before the names of `owner`.
 */
export function csvOfFile(plan: CsvPlan, cdc: CdcPlan | undefined, path: string, owner?: RecordOwner): CsvPlan {
  if (!isChangesFile(path)) return plan;
  const [first] = plan.fields;
  const own = first?.name === OPERATION ? plan.fields.slice(1) : plan.fields;
  if (isTransactionsFile(path) && owner !== undefined)
    return { ...plan, header: false, owner, fields: [{ name: OPERATION, real: false }, ...own] };
  const operation = cdc?.operation ?? 'always';
  if (operation === 'never') return { ...plan, fields: own };
  const fields = [{ name: OPERATION, real: false }, ...own];
  return operation === 'always' ? { ...plan, fields } : { ...plan, fields, mayLackFirst: true };
}

/** Types that DMS reads as REAL4: of Oracle's FLOAT those of up to 24 binary digits; MySQL's is a REAL8. */
function isReal(column: SourceColumn | undefined): boolean {
  if (column === undefined) return false;
  const { baseType, precision } = column;
  if (baseType === 'float') return precision !== null && precision <= 24;
  return ['float4', 'real', 'binary_float'].includes(baseType);
}
