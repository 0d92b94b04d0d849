import { z } from 'zod';
import { configSchema } from './schema.ts';
import { stackSchema } from './stack-schema.ts';

/** The JSON Schema of `loadproof.yaml`, as a user writes it: published as `docs/config.schema.json`, for editors. */
export function configJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(configSchema, { io: 'input' });
  // A local run does not look into it; editors do.
  const { $schema: _, ...stack } = z.toJSONSchema(stackSchema, { io: 'input' });
  return {
    $schema,
    title: 'loadproof.yaml',
    description: 'The configuration of Loadproof. See configuration.md.',
    ...rest,
    properties: { ...rest.properties, stack },
  };
}
