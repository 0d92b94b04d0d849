import { z } from 'zod';
import { tableName, verdictSchema } from '../plan/schema.ts';
import type { Verdict } from '../verdict.ts';
import type { RunReport } from './schema.ts';

/**
 * The output of an execution: what a caller learns of a run without reading the store. Small by its own bounds, since
 * Step Functions keeps no more than 256 KiB of it; the whole report is in the store.
 */

const count = z.number().int().nonnegative();

/** Names of tables, the worst first; `total` counts those that are not listed, too. */
const listSchema = z.object({ tables: z.array(z.string()), total: count });

export const conclusionSchema = z.object({
  runId: z.string(),
  verdict: verdictSchema,
  counts: z.record(verdictSchema, count),
  /** Key of `report.json` in the store; `report.md` and `report.html` lie beside it. */
  reportKey: z.string(),
  /** Where the HTML report is, as the store calls it: `s3://bucket/runs/…/report.html`. */
  reportLocation: z.string(),
  mismatched: listSchema,
  /** ERRORED and INCONCLUSIVE. */
  notVerified: listSchema,
  /** The report in short (see digest.ts): base64 of its JSON, gzipped. Null where not even its head fits. */
  digest: z.string().nullable(),
});
export type Conclusion = z.infer<typeof conclusionSchema>;

/** Characters of JSON that one list of names may take. */
const MAX_LIST = 16_000;

/** Characters of base64 that the digest may take. With two lists, and the rest, an output stays under 200 KB. */
export const MAX_DIGEST = 150_000;

/** The tables of these verdicts, in the report's order, as many as fit. */
export function listTables(report: RunReport, verdicts: readonly Verdict[]): z.infer<typeof listSchema> {
  const all = report.tables.filter((t) => verdicts.includes(t.verdict)).map((t) => tableName(t.table));
  let room = MAX_LIST;
  const tables = all.filter((name) => {
    // As the worst encoding of a character writes it: \uXXXX.
    room -= 6 * name.length + 3;
    return room >= 0;
  });
  return { tables, total: all.length };
}
