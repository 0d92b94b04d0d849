import type { LakeFile } from '../compare/columns.ts';
import type { DigestResult } from '../compare/records.ts';
import type { PlannedPart } from '../plan/schema.ts';
import { tableName } from '../plan/schema.ts';
import { plural } from '../report/words.ts';
import type { ComparisonSpec, SourceDialect } from '../sql/dialect.ts';
import { type Finding, failed, ok } from './report.ts';

/**
 * A comparison narrowed to one row of the source and one file of the lake, so that everything a run does is done, in
 * seconds. The row is found by the key; `part` must have one.
 */
export function oneRow(spec: ComparisonSpec, part: PlannedPart, source: SourceDialect, file: LakeFile): ComparisonSpec {
  const { relation, where } = spec.source;
  const filters = where.length === 0 ? '' : ` WHERE ${where.map((condition) => `(${condition})`).join(' AND ')}`;
  const isFirst = (source.firstRow ?? limited)(
    part.key.map((name) => source.identifier(name)),
    relation,
    filters,
  );
  return {
    ...spec,
    source: { ...spec.source, where: [...where, isFirst] },
    lake: spec.lake.flatMap((group) =>
      group.files.some(({ path }) => path === file.path) ? [{ ...group, files: [file] }] : [],
    ),
  };
}

/** A derived table: MySQL takes no LIMIT directly below IN. */
function limited(key: readonly string[], relation: string, filters: string): string {
  const columns = key.join(', ');
  return `(${columns}) IN (SELECT ${columns} FROM (SELECT ${columns} FROM ${relation}${filters} LIMIT 1) AS one_row)`;
}

/** What came through. Whether the row is the same on both sides is not asked: that is a run's question. */
export function judgeOneRow(part: PlannedPart, file: LakeFile, digest: DigestResult, seconds: number): Finding {
  const name = tableName(part.table);
  const { trailer, sourceRows } = digest;
  const again = 'Run it again; if it happens again, please report it with the log of the engine.';
  if (trailer === null) return failed(`${name}: the row of the source did not arrive in full.`, again);
  if (trailer.rows !== sourceRows)
    return failed(`${name}: the source sent ${trailer.rows} rows, and ${sourceRows} arrived.`, again);
  const read = digest.files.find(({ path }) => path === file.path)?.rows ?? 0;
  // Only Parquet says how many rows it has.
  if (file.rows !== null && read !== file.rows)
    return failed(
      `${name}: the footer of ${file.path} says ${plural(file.rows, 'row')}, and ${read} were read.`,
      'See whether a load is writing the file just now; else reload the table.',
    );
  return ok(
    `${name}: ${plural(sourceRows, 'row')} of the source and ${plural(read, 'row')} of ${file.path} went through the comparison in ${seconds.toFixed(1)} s.`,
  );
}
