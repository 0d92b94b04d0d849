import { z } from 'zod';
import { checked } from './checked.ts';
import { isoTime, timeSchema } from './times.ts';

/**
 * How far the loads of a task's tables are, from the table statistics: a task that goes on with changes after its full
 * load says nothing when that load ends. (API model of DMS, 2016-01-01: TableStatistics.)
 */
const tableSchema = z.object({
  TableName: z.string().nullish(),
  TableState: z.string().nullish(),
  FullLoadStartTime: timeSchema,
  FullLoadEndTime: timeSchema,
});

export interface LoadProgress {
  readonly tables: number;
  /** Of tables that are not loaded yet, or are being loaded again. */
  readonly loading: number;
  /** Of tables whose load failed, or was cancelled. */
  readonly broken: number;
  /** When the first load of a table began and the last one ended, ISO 8601; null where nothing says. */
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

/** States in which a table is not loaded, or not any more. */
const LOADING = ['Before load', 'Full load', 'Table is being reloaded'];
const BROKEN = ['Table error', 'Table cancelled'];

/** Reads tables of `TableStatistics` or `ReplicationTableStatistics`. Throws a ConfigError that names the field. */
export function parseLoadProgress(data: unknown): LoadProgress {
  const tables = checked(z.array(tableSchema), data, 'TableStatistics', null);
  const times = (pick: (table: (typeof tables)[number]) => string | null) =>
    tables.flatMap((table) => pick(table) ?? []).sort();
  const among = (states: readonly string[]) => tables.filter((table) => states.includes(table.TableState ?? '')).length;
  return {
    tables: tables.length,
    loading: among(LOADING),
    broken: among(BROKEN),
    startedAt: times((table) => isoTime(table.FullLoadStartTime))[0] ?? null,
    endedAt: times((table) => isoTime(table.FullLoadEndTime)).at(-1) ?? null,
  };
}

/**
 * When the full load of a running task ended: when the last of its tables did. Null while one of them is still loaded,
 * and where none has been.
 */
export function loadedSince(progress: LoadProgress): string | null {
  return progress.loading > 0 || progress.tables === progress.broken ? null : progress.endedAt;
}
