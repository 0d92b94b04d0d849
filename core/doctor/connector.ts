import { z } from 'zod';

const text = z.string().min(1);

/**
 * What stands behind a source in AWS: the stack says it, and `doctor` looks at it. Of an existing catalog no more is
 * known than where its connector spills.
 */
export const connectorSchema = z.object({
  /** Name of the source in the configuration. */
  source: text,
  /** The bucket that the connector spills to. */
  spill: text,
  secret: text.optional(),
  host: text.optional(),
  port: z.number().int().optional(),
  vpc: text.optional(),
  subnets: z.array(text).optional(),
  /** The connector's security group. */
  group: text.optional(),
});
export type DeployedConnector = z.infer<typeof connectorSchema>;
