import { type TableRef, TableSet } from '../config/globs.ts';
import { type PlannedPart, tableName } from './schema.ts';

/**
 * A table that DMS is documented not to replicate, and that the lake has no folder for, is no loss: there is nothing to
 * compare it with. Where the lake has it all the same, it is compared as any other.
 */
export function withoutUnreplicated(parts: readonly PlannedPart[], lakeTables: readonly TableRef[]): PlannedPart[] {
  const folders = new TableSet(lakeTables);
  return parts.map((part) => {
    const why = part.source?.unreplicated;
    if (part.problem !== null || why === undefined || folders.has(part.lake)) return part;
    return {
      ...part,
      problem: {
        verdict: 'INCONCLUSIVE',
        code: 'NotReplicated',
        message: `${tableName(part.table)} has no folder in the lake: ${why}.`,
        remedy: "Exclude the table in the task's selection rules, or in tables.exclude.",
      },
    };
  });
}
