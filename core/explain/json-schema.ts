import { z } from 'zod';
import { explanationSchema } from './schema.ts';

/** The JSON Schema of what `loadproof explain --format json` prints, published as `docs/explain.schema.json`. */
export function explainJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(explanationSchema, { target: 'draft-2020-12', io: 'output' });
  return {
    $schema,
    title: 'Loadproof explanation',
    description: 'What loadproof explain says of tasks, version 1. See explain.md.',
    ...schema,
  };
}
