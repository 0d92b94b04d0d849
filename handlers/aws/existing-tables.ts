import { type GlueClient, paginateGetTables, type Table } from '@aws-sdk/client-glue';
import { isOwnTable } from '../../core/canary/plan.ts';
import { type PlannedPart, tableName } from '../../core/plan/schema.ts';
import { glueType } from '../../core/sql/athena.ts';
import type { ComparisonSpec } from '../../core/sql/dialect.ts';
import { trino } from '../../core/sql/trino.ts';
import { LoadproofError } from '../errors.ts';
import type { Spelling } from '../ports.ts';
import { awsError } from './errors.ts';
import { folderOf } from './glue-lake.ts';

/**
 * The user's own Glue tables over the lake, instead of those that a run declares: what is proven is then what these
 * tables show. One is used as it is, never changed; where it would change a value it is refused by name.
 */
export class ExistingTables {
  readonly #database: string;
  readonly #byLocation: ReadonlyMap<string, Table>;

  private constructor(database: string, tables: readonly Table[]) {
    this.#database = database;
    this.#byLocation = new Map(tables.map((table) => [folderOf(table.StorageDescriptor?.Location ?? ''), table]));
  }

  static async of(glue: GlueClient, database: string): Promise<ExistingTables> {
    const found: Table[] = [];
    try {
      for await (const page of paginateGetTables({ client: glue }, { DatabaseName: database }))
        found.push(...(page.TableList ?? []));
    } catch (error) {
      throw awsError(error, `Listing the tables of the Glue database ${database}`, {
        name: 'InvalidConfiguration',
        remedy: 'Name a Glue database that is there in stack.lake.database, or leave it out.',
      });
    }
    return new ExistingTables(database, found);
  }

  /** The spelling of a part over the user's table of its folder. */
  spelling(own: Spelling, part: PlannedPart): Spelling {
    // Nothing is read of a part that only one side has; and the canary is not in the user's lake.
    if (part.problem !== null || part.source === null || isOwnTable(part.table)) return own;
    const table = this.#byLocation.get(folderOf(part.lake.location));
    if (table === undefined) throw noTable(this.#database, part);
    const relation = ['awsdatacatalog', this.#database, table.Name ?? ''].map(trino.identifier).join('.');
    return {
      ...own,
      lakeTable: () => relation,
      declareLake: async (_, spec) => check(`${this.#database}.${table.Name}`, table, spec),
    };
  }
}

/** What Athena would round, cast or leave out must not be compared as if it were what the files hold. */
function check(name: string, table: Table, spec: ComparisonSpec): void {
  if ((table.PartitionKeys ?? []).length > 0)
    throw unfit(
      name,
      'has partitions, and shows no file outside of them',
      'Declare one without partitions over the folder',
    );
  if (!/parquet/i.test(table.StorageDescriptor?.SerdeInfo?.SerializationLibrary ?? ''))
    throw unfit(name, 'does not read its files as Parquet', 'Declare it STORED AS PARQUET');
  if (spec.lake.length > 1)
    throw unfit(
      name,
      `has one list of columns, and the files of its folder have ${spec.lake.length}${spec.collapse ? ' (changes have other columns than a load)' : ''}`,
      'Load the table again, so that all files have the same columns',
    );
  const declared = new Map((table.StorageDescriptor?.Columns ?? []).map(({ Name, Type }) => [Name, Type]));
  for (const { lakeName } of spec.columns) {
    const is = declared.get(lakeName.toLowerCase());
    for (const wanted of typesOf(lakeName, spec))
      if (is !== wanted)
        throw unfit(
          name,
          `declares the column ${JSON.stringify(lakeName)} ${is ?? 'not at all'}, and its files hold ${wanted}`,
          `Declare it ${wanted} (a time or a timestamp is compared as the integer that the files hold)`,
        );
  }
}

function typesOf(column: string, spec: ComparisonSpec): string[] {
  const types = spec.lake.flatMap((group) => group.columns.filter(({ name }) => name === column));
  return [...new Set(types.map(({ type }) => glueType(type) ?? 'no type of Athena'))];
}

function unfit(name: string, what: string, mend: string): LoadproofError {
  return new LoadproofError(
    'InvalidConfiguration',
    `The Glue table ${name} ${what}.`,
    `${mend}; or leave stack.lake.database out: a run then declares its own tables from the footers of the files.`,
  );
}

function noTable(database: string, part: PlannedPart): LoadproofError {
  return new LoadproofError(
    'InvalidConfiguration',
    `No table of the Glue database ${database} lies over ${part.lake.location}, the folder of ${tableName(part.table)}.`,
    'Declare one there; or leave stack.lake.database out: a run then declares its own tables from the footers of the files.',
  );
}
