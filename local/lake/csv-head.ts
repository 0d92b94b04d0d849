import { open } from 'node:fs/promises';
import type { LakeFile } from '../../core/compare/columns.ts';
import { describeCsv } from '../../core/csv/head.ts';
import type { CsvPlan } from '../../core/plan/schema.ts';
import { readCsvEnds } from '../../handlers/lake/csv-head.ts';
import { readExactly, unreadable } from './footer.ts';

/** A CSV file by its two ends. Rejects with `UnreadableLakeFile`. */
export async function describeCsvFile(path: string, plan: CsvPlan | undefined): Promise<LakeFile> {
  try {
    const file = await open(path, 'r');
    try {
      const { size, mtime } = await file.stat();
      const ends = await readCsvEnds({ size, read: (start, length) => readExactly(file, start, length) });
      const described = plan === undefined ? { columns: [] } : describeCsv(plan, ends);
      return { path, bytes: size, modified: mtime.toISOString(), rows: null, ...described };
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unreadable(path, error);
  }
}
