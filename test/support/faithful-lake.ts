import { join } from 'node:path';
import {
  type DmsTable,
  encode,
  openSource,
  readTask,
  type TaskDescription,
  toDms,
  writeLake,
} from '../../local/writer/index.ts';

export interface FaithfulLake {
  readonly url: string;
  /** The folder of the run: the lake is in `lake` below it. */
  readonly folder: string;
  readonly tables: readonly { readonly schema: string; readonly table: string }[];
  readonly task?: TaskDescription;
  /** A fault: what is written in place of a table. */
  readonly change?: (table: DmsTable) => DmsTable;
}

/** Writes the full load of tables by the faithful writer. Returns what was written, in order. */
export async function writeFaithfulLake({ url, folder, tables, task = {}, change }: FaithfulLake): Promise<DmsTable[]> {
  const described = readTask(task);
  const source = await openSource(url);
  const written: DmsTable[] = [];
  try {
    for (const { schema, table } of tables) {
      const found = toDms(await source.read(schema, table), described);
      if (found === null) continue;
      const loaded = change?.(found) ?? found;
      await writeLake(join(folder, 'lake'), encode(loaded, described.s3, described.loadTime));
      written.push(loaded);
    }
  } finally {
    await source.close();
  }
  return written;
}
