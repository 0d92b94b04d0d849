import { z } from 'zod';
import { type RunReport, runReportSchema } from './schema.ts';

/**
 * Stored reports are read for years. Within a version of the schema fields are only added, with a default for what was
 * stored before them; a new version would get its own step here, from the version before it.
 */

/** The versions that this release reads. */
export const READABLE_VERSIONS = [1] as const;

export type ReadReport =
  | { readonly report: RunReport; readonly problem: null }
  /** What is wrong, in a sentence, and what to do about it. */
  | { readonly report: null; readonly problem: { readonly message: string; readonly remedy: string } };

const versioned = z.looseObject({ schemaVersion: z.number().int() });

/** A report out of a parsed `report.json`, of this version of its schema or an earlier one. */
export function readReport(data: unknown): ReadReport {
  const version = versioned.safeParse(data);
  if (!version.success)
    return unread('it is not a report of Loadproof', 'Name the report.json that a run of Loadproof wrote.');
  const { schemaVersion } = version.data;
  if (!READABLE_VERSIONS.some((known) => known === schemaVersion))
    return unread(
      `it is of version ${schemaVersion} of the report's schema, and this Loadproof reads version ${READABLE_VERSIONS.join(', ')}`,
      'Use the release of Loadproof that made it, or a later one.',
    );
  const read = runReportSchema.safeParse(data);
  if (read.success) return { report: read.data, problem: null };
  const issue = read.error.issues[0];
  const where = issue?.path.map(String).join('.') || 'the document';
  return unread(
    `${where}: ${issue?.message ?? 'is not right'}`,
    'A field that is not known comes from a later Loadproof: use that one. Otherwise the file was changed.',
  );
}

const unread = (message: string, remedy: string): ReadReport => ({ report: null, problem: { message, remedy } });
