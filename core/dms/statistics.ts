import { z } from 'zod';
import { checked } from './checked.ts';

/**
 * What DMS itself counts of its loads, as `aws dms describe-table-statistics` prints it: a hint for causes, and never
 * evidence. (API model of DMS, 2016-01-01: TableStatistics; full-load counters are those of the last load of the table.)
 */
const statisticsSchema = z.object({
  SchemaName: z.string().nullish(),
  TableName: z.string(),
  FullLoadRows: z.number().nullish(),
  FullLoadErrorRows: z.number().nullish(),
  FullLoadCondtnlChkFailedRows: z.number().nullish(),
  TableState: z.string().nullish(),
});
const pageSchema = z.array(statisticsSchema);

/** The last load of one table, by DMS's own account. */
export const loadedSchema = z.strictObject({
  /** `Table completed`, `Table error`, `Table is being reloaded`, … */
  state: z.string(),
  /** Rows that it says it loaded, and those that it could not. */
  rows: z.number().int().nonnegative(),
  errorRows: z.number().int().nonnegative(),
});
export type Loaded = z.infer<typeof loadedSchema>;

export const loadedTablesSchema = z.array(
  z.strictObject({ schema: z.string(), name: z.string(), loaded: loadedSchema }),
);
export type LoadedTables = z.infer<typeof loadedTablesSchema>;

/** Reads tables of `TableStatistics` or `ReplicationTableStatistics`. Throws a ConfigError that names the field. */
export function parseTableStatistics(data: unknown): LoadedTables {
  return checked(pageSchema, data, 'TableStatistics', null).map((table) => ({
    schema: table.SchemaName ?? '',
    name: table.TableName,
    loaded: {
      state: table.TableState ?? '',
      rows: table.FullLoadRows ?? 0,
      errorRows: (table.FullLoadErrorRows ?? 0) + (table.FullLoadCondtnlChkFailedRows ?? 0),
    },
  }));
}
