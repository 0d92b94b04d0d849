import { type LoadedTables, loadedTablesSchema } from '../core/dms/statistics.ts';
import { runKey } from './evidence.ts';
import type { RunStore } from './ports.ts';
import { parseJson } from './task.ts';

/** What DMS counted, from Plan to Conclude: a hint, so that nothing of it can fail a run. */

export interface LoadedSource {
  /** DMS's own counts of the loads of a task's tables; absent where there is no task to ask about. */
  readonly statistics?: () => Promise<LoadedTables>;
}

const NAME = 'loaded.json';

export async function keepLoaded(source: LoadedSource, store: RunStore, runId: string): Promise<void> {
  if (source.statistics === undefined) return;
  try {
    await store.putText(runKey(runId, NAME), JSON.stringify(await source.statistics()));
  } catch {
    // Without it the report has one hint less.
  }
}

/** Empty where nothing was kept, or nothing that can be read. */
export async function getLoaded(store: RunStore, runId: string): Promise<LoadedTables> {
  const text = await store.getText(runKey(runId, NAME)).catch(() => null);
  const parsed = loadedTablesSchema.safeParse(text === null ? null : parseJson(text));
  return parsed.success ? parsed.data : [];
}
