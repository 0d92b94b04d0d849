import { z } from 'zod';
import { runReportSchema } from './schema.ts';

/** The JSON Schema of `report.json` (draft 2020-12), published as `docs/report.schema.json`. */
export function reportJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(runReportSchema, { target: 'draft-2020-12', io: 'output' });
  return {
    $schema,
    title: 'Loadproof run report',
    description: 'The report of one run of Loadproof, schema version 1. See report.md.',
    ...schema,
  };
}
