import { createHash } from 'node:crypto';
import {
  BatchDeleteTableCommand,
  type Column,
  CreateTableCommand,
  type GlueClient,
  paginateGetTables,
  type TableError,
  type TableInput,
  UpdateTableCommand,
} from '@aws-sdk/client-glue';
import type { LakeFileGroup } from '../../core/compare/columns.ts';
import type { PlannedPart } from '../../core/plan/schema.ts';
import { glueType, STORED_COLUMNS } from '../../core/sql/athena.ts';
import type { ComparisonSpec } from '../../core/sql/dialect.ts';
import { groupSuffix, trino } from '../../core/sql/trino.ts';
import { LoadproofError } from '../errors.ts';
import { awsError, faultOf } from './errors.ts';

/** Every table that Loadproof declares begins so; nothing else is ever changed or dropped. */
const OURS = 'lp_';

/** BatchDeleteTable takes so many names. */
const BATCH = 100;

const OTHERWISE = {
  name: 'QueryFailed',
  remedy: "See Loadproof's own Glue database: it must exist, and Lake Formation must let the role create tables in it.",
} as const;

/**
 * Tables of a run in Loadproof's own Glue database: one over the lake folder of each part, with the compared columns as
 * the files hold them, and one over each stored result. They belong to the run, so that two runs never share one, and
 * are dropped when it ends.
 */
export class GlueTables {
  readonly #glue: GlueClient;
  readonly #database: string;
  readonly #catalog: string;

  /** `catalog` is the engine's name of the Glue Data Catalog: `awsdatacatalog`. */
  constructor(glue: GlueClient, database: string, catalog = 'awsdatacatalog') {
    this.#glue = glue;
    this.#database = database;
    this.#catalog = catalog;
  }

  /** The quoted table over a part's lake files. */
  lakeTable(runId: string, ordinal: number): string {
    return this.#relation(lakeName(runId, ordinal));
  }

  /** Declares a table over a part's lake files for each group of them (`tableOfGroup`), or declares it anew. */
  async declareLake(runId: string, part: PlannedPart, spec: ComparisonSpec): Promise<void> {
    const name = lakeName(runId, part.ordinal);
    const { location } = part.lake;
    if (spec.csv) return this.#putTable(linesInput(name, location, spec.csv.files[0]?.skip ?? 0));
    // A folder without files is read all the same.
    const groups = spec.lake.length > 0 ? spec.lake : [{ files: [], columns: [] }];
    for (const [i, group] of groups.entries())
      await this.#put(`${name}${groupSuffix(i)}`, location, lakeColumns(group, spec));
  }

  /** The quoted table over a stored result. */
  storedTable(location: string): string {
    return this.#relation(storedName(location));
  }

  /** Declares the table over a result before it is stored. */
  async declareStored(location: string): Promise<void> {
    const columns = STORED_COLUMNS.map(({ name, type }) => ({ Name: name, Type: type }));
    await this.#put(storedName(location), folderOf(location), columns);
  }

  /** Drops the tables of a run; their files stay. */
  async dropRun(runId: string): Promise<void> {
    await this.#drop(`${OURS}${runMark(runId)}_.*`, () => true);
  }

  /** Drops what runs left behind that nobody concluded. */
  async dropOlderThan(moment: Date): Promise<void> {
    await this.#drop(`${OURS}.*`, (created) => created !== undefined && created < moment);
  }

  #relation(name: string): string {
    return [this.#catalog, this.#database, name].map(trino.identifier).join('.');
  }

  #put(name: string, location: string, columns: Column[]): Promise<void> {
    return this.#putTable(tableInput(name, location, columns));
  }

  async #putTable(input: TableInput): Promise<void> {
    const request = { DatabaseName: this.#database, TableInput: input };
    const doing = `Declaring the Glue table ${this.#database}.${input.Name}`;
    try {
      await this.#glue.send(new CreateTableCommand(request));
    } catch (error) {
      if (faultOf(error).name !== 'AlreadyExistsException') throw awsError(error, doing, OTHERWISE);
      try {
        await this.#glue.send(new UpdateTableCommand({ ...request, SkipArchive: true }));
      } catch (failed) {
        throw awsError(failed, doing, OTHERWISE);
      }
    }
  }

  async #drop(expression: string, isOver: (created: Date | undefined) => boolean): Promise<void> {
    const names: string[] = [];
    const kept: TableError[] = [];
    const request = { DatabaseName: this.#database, Expression: expression };
    try {
      for await (const page of paginateGetTables({ client: this.#glue }, request)) {
        // The expression is a hint: what is deleted is decided here.
        for (const { Name, CreateTime } of page.TableList ?? [])
          if (Name?.startsWith(OURS) && isOver(CreateTime)) names.push(Name);
      }
      for (let i = 0; i < names.length; i += BATCH) {
        const batch = { DatabaseName: this.#database, TablesToDelete: names.slice(i, i + BATCH) };
        const { Errors = [] } = await this.#glue.send(new BatchDeleteTableCommand(batch));
        kept.push(...Errors.filter(({ ErrorDetail }) => ErrorDetail?.ErrorCode !== 'EntityNotFoundException'));
      }
    } catch (error) {
      throw awsError(error, `Dropping tables of ${this.#database}`, OTHERWISE);
    }
    if (kept.length > 0) throw notDropped(this.#database, kept);
  }
}

/** Of some tables of a batch that failed, the others are gone. */
function notDropped(database: string, kept: readonly TableError[]): LoadproofError {
  const [{ TableName = '', ErrorDetail } = {}] = kept;
  return new LoadproofError(
    OTHERWISE.name,
    `${kept.length} tables of ${database} could not be dropped, among them ${TableName}: ${ErrorDetail?.ErrorCode ?? ''}`,
    OTHERWISE.remedy,
  );
}

/** Glue makes names lower-case and Athena takes letters, digits and underscores: hashes, not the users' names. */
const runMark = (runId: string): string => createHash('sha256').update(runId).digest('hex').slice(0, 16);
const lakeName = (runId: string, ordinal: number): string => `${OURS}${runMark(runId)}_${ordinal}`;

function storedName(location: string): string {
  const runId = /\/runs\/([^/]+)\//.exec(location)?.[1] ?? '';
  const mark = createHash('sha256').update(location).digest('hex').slice(0, 24);
  return `${OURS}${runMark(runId)}_rows_${mark}`;
}

/** A location in S3 is a folder, and `rows-0.parquet` and `rows-0.parquet-old` must not be one. */
export const folderOf = (location: string): string => (location.endsWith('/') ? location : `${location}/`);

function tableInput(name: string, location: string, columns: Column[]): TableInput {
  return {
    Name: name,
    TableType: 'EXTERNAL_TABLE',
    Parameters: { EXTERNAL: 'TRUE', classification: 'parquet', created_by: 'loadproof' },
    StorageDescriptor: {
      Columns: columns,
      Location: location,
      InputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
      OutputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
      SerdeInfo: {
        SerializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
        Parameters: { 'serialization.format': '1' },
      },
    },
  };
}

/**
 * A table of the raw lines of CSV files. No line holds its own end, so that with it for separator and for NULL every line
 * is one text, whole. (`declareLines` says the same to Trino.)
 */
function linesInput(name: string, location: string, skip: number): TableInput {
  return {
    Name: name,
    TableType: 'EXTERNAL_TABLE',
    Parameters: {
      EXTERNAL: 'TRUE',
      classification: 'csv',
      created_by: 'loadproof',
      ...(skip > 0 ? { 'skip.header.line.count': String(skip) } : {}),
    },
    StorageDescriptor: {
      Columns: [{ Name: 'line', Type: 'string' }],
      Location: location,
      InputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
      OutputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
      SerdeInfo: {
        SerializationLibrary: 'org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe',
        Parameters: { 'field.delim': '\n', 'serialization.format': '\n', 'serialization.null.format': '\n' },
      },
    },
  };
}

/**
 * The columns that a comparison reads, as the files of one group have them. Glue knows no case: names that differ by case
 * alone are never compared (pairing leaves them out), so what is left is unambiguous.
 */
function lakeColumns(group: LakeFileGroup, { columns, collapse }: ComparisonSpec): Column[] {
  const order = collapse?.order ? [collapse.order.column] : [];
  const read = [...columns.map(({ lakeName }) => lakeName), ...(collapse ? [collapse.operation, ...order] : [])];
  return [...new Set(read)].map((name) => {
    const found = group.columns.find((column) => column.name === name);
    // A column that no file of the group has is read nowhere.
    return { Name: name.toLowerCase(), Type: (found && glueType(found.type)) ?? 'string' };
  });
}
