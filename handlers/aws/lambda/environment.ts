import { z } from 'zod';
import { connectorSchema } from '../../../core/doctor/connector.ts';
import { LoadproofError } from '../../errors.ts';

/** What the stack tells its functions: names, never secrets. Each function checks the variables that it uses. */

const text = z.string().min(1);

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((value, context): unknown => {
      try {
        return JSON.parse(value);
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON', input: value });
        return z.NEVER;
      }
    })
    .pipe(schema);

export const sourceSchema = z.object({
  /** Its name in the configuration. */
  name: text,
  kind: z.enum(['postgres', 'mysql', 'oracle', 'sqlserver']),
  /** Its data catalog in Athena. */
  catalog: text,
});
export type DeployedSource = z.infer<typeof sourceSchema>;

export const deployedTaskSchema = z.object({
  arn: z.string().startsWith('arn:'),
  source: text,
  /** How often it is compared while it replicates changes; null: never. */
  everySeconds: z.number().int().positive().nullable(),
});
export type DeployedTask = z.infer<typeof deployedTaskSchema>;

export const environmentSchema = z.object({
  AWS_REGION: text,
  LOADPROOF_STACK_NAME: text.default('loadproof'),
  /** The bucket of evidence. */
  LOADPROOF_RUNS_BUCKET: text,
  LOADPROOF_SETTINGS_KEY: text.default('settings/loadproof.yaml'),
  LOADPROOF_WORKGROUP: text,
  /** The Glue database of Loadproof's own tables. */
  LOADPROOF_DATABASE: text,
  /** A Glue database of the user's own tables over the lake. */
  LOADPROOF_TABLES: text.optional(),
  /** `s3://bucket/prefix/` */
  LOADPROOF_LAKE: z.string().startsWith('s3://'),
  LOADPROOF_CRAWLER: text.optional(),
  /** Where Athena writes results: `s3://bucket/prefix/` */
  LOADPROOF_RESULTS: z.string().startsWith('s3://'),
  LOADPROOF_CONNECTORS: json(z.array(connectorSchema)).prefault('[]'),
  LOADPROOF_SOURCES: json(z.array(sourceSchema).min(1)),
  LOADPROOF_TASKS: json(z.array(deployedTaskSchema)).prefault('[]'),
  LOADPROOF_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(8),
  LOADPROOF_TOPIC_ARN: z.string().startsWith('arn:'),
  LOADPROOF_ALERT_POLICY: z.enum(['mismatch', 'anything-but-matched', 'always']).default('anything-but-matched'),
  LOADPROOF_LINKS: z.enum(['console', 'presigned']).default('console'),
  LOADPROOF_STATE_MACHINE_ARN: z.string().startsWith('arn:'),
  LOADPROOF_METRICS_NAMESPACE: text.default('Loadproof'),
  /** Seconds between two checks of a query, and how often it is checked before it is stopped. */
  LOADPROOF_POLL_SECONDS: z.coerce.number().int().min(0).max(300).default(5),
  LOADPROOF_QUERY_SECONDS: z.coerce.number().int().min(60).max(14_400).default(2_400),
});
export type Environment = z.infer<typeof environmentSchema>;

/** Reads the variables of a schema. Throws an error that names each that is missing or wrong, and no value. */
export function readEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): z.output<Schema> {
  const parsed = schema.safeParse(variables);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`);
  throw new LoadproofError(
    'InvalidConfiguration',
    `The function's environment is not what it must be: ${issues.join('; ')}`,
    'Deploy the stack again; whoever sets the variables by hand finds them in docs/operate.md.',
  );
}
