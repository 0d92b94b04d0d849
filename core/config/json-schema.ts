import { z } from 'zod';
import { configSchema } from './schema.ts';

/** The JSON Schema of `loadproof.yaml`, as a user writes it: published as `docs/config.schema.json`, for editors. */
export function configJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(configSchema, { io: 'input' });
  return {
    $schema,
    title: 'loadproof.yaml',
    description: 'The configuration of Loadproof. See configuration.md.',
    ...rest,
  };
}
