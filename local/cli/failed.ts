import { tableGlobOf } from '../../core/config/globs.ts';
import type { RunReport } from '../../core/report/schema.ts';
import { findReport } from './stored-report.ts';

/** The tables that an earlier run did not prove, each as a glob that names it alone. */
export async function failedTables(
  run: string,
  out: string,
): Promise<{ readonly report: RunReport; readonly tables: readonly string[] }> {
  const { report } = await findReport(run, out);
  const tables = report.tables.filter((t) => t.verdict !== 'MATCHED').map((t) => tableGlobOf(t.table));
  return { report, tables: [...new Set(tables)] };
}
