import { z } from 'zod';
import { CONNECTOR_SERVICES } from '../doctor/network.ts';

/**
 * The `stack` section of `loadproof.yaml`: what `cdk deploy` bakes in, which is infrastructure only. What concerns
 * comparisons lies beside the reports in S3, and is read at each run.
 */

const text = z.string().trim().min(1);
const matching = (pattern: RegExp, message: string) => z.string().regex(pattern, message);

const account = matching(/^\d{12}$/, "is not an account: write its 12 digits in quotes, '111122223333'");
const region = matching(/^[a-z]{2}(-[a-z]+)+-\d$/, 'is not a region: write one such as eu-west-1');
const bucket = matching(
  /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  'is not the name of a bucket: write it without s3:// and without a path',
);
const prefix = matching(
  /^(?!\/)[^*?]*[^/*?]$/,
  'is not a prefix: write it without a slash at its start and its end, such as dms/shop',
);
const kmsKey = matching(
  /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
  'is not the ARN of a key: write arn:aws:kms:<region>:<account>:key/<id>; an alias does not do',
);
const days = z.number().int().min(1).max(3650);

/** Source databases that a federated connector exists for. */
export const SOURCE_KINDS = ['postgres', 'mysql', 'oracle', 'sqlserver'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

const networkSchema = z.strictObject({
  vpc: matching(/^vpc-[0-9a-f]+$/, 'is not a VPC: write its id, vpc-0123456789abcdef0'),
  /** They need routes to S3, Secrets Manager and Athena, by VPC endpoints or by NAT: `loadproof doctor` looks. */
  subnets: z.array(matching(/^subnet-[0-9a-f]+$/, 'is not a subnet: write its id, subnet-0123456789abcdef0')).min(1),
  /** The database's own security group: gets one rule that lets the connector in. */
  databaseSecurityGroup: matching(/^sg-[0-9a-f]+$/, 'is not a security group: write its id, sg-0123456789abcdef0'),
  /** Services that the stack makes an endpoint for, where the VPC has none and no NAT. */
  endpoints: z.array(z.enum(CONNECTOR_SERVICES)).default([]),
  /** Route tables of the subnets: the endpoint of S3 goes into them. */
  routeTables: z
    .array(matching(/^rtb-[0-9a-f]+$/, 'is not a route table: write its id, rtb-0123456789abcdef0'))
    .default([]),
});

const connectorSchema = z.strictObject({
  /** Version of the connector in the Serverless Application Repository; connectors change behaviour between releases. */
  version: matching(/^\d{4}\.\d+\.\d+$/, 'is not a release of the connectors: write one such as 2026.33.1').default(
    '2026.33.1',
  ),
  /** Lambda instances at the same time, which is the bound on connections to the database. */
  concurrency: z.number().int().min(2).max(200).default(20),
  memoryMb: z.number().int().min(512).max(3008).default(3008),
});

const existingSchema = z.strictObject({
  /** Name of an Athena data catalog of type LAMBDA in this account and region. */
  catalog: matching(/^[a-z0-9_@-]{1,127}$/i, 'is not the name of a data catalog'),
  /** Name of the Lambda function behind it, which Athena calls with our role. */
  function: matching(/^[\w-]{1,64}$/, 'is not the name of a function: write the name, not the ARN'),
  /** Where that function spills: Athena reads it with our role. */
  spillBucket: bucket,
  spillKey: kmsKey.optional(),
});

const stackSourceSchema = z.strictObject({
  name: matching(
    /^[a-z][a-z0-9-]{0,23}$/,
    'must be 1 to 24 lower-case letters, digits and hyphens, and start with a letter',
  ),
  kind: z.enum(SOURCE_KINDS),
  host: matching(/^[A-Za-z0-9.-]+$/, 'is not a host name: write it without a scheme, a port and a path').optional(),
  port: z.number().int().min(1).max(65_535).optional(),
  /** The database; on Oracle the service. */
  database: matching(/^[\w$#.-]+$/, 'has characters that a connection string cannot carry').optional(),
  /** Name of the secret in Secrets Manager, with `username` and `password`. */
  secret: matching(/^[\w/+=.@-]+$/, 'is not the name of a secret: write the name, not the ARN').optional(),
  secretKey: kmsKey.optional(),
  /** Of the JDBC driver, such as sslmode: verify-full. */
  parameters: z
    .record(
      matching(/^\w+$/, 'is not a parameter'),
      matching(/^[\w./+-]+$/, 'has characters that a connection string cannot carry'),
    )
    .default({}),
  network: networkSchema.optional(),
  connector: connectorSchema.prefault({}),
  /** A catalog that exists already, instead of all of the above. */
  existing: existingSchema.optional(),
});
export type StackSource = z.infer<typeof stackSourceSchema>;

const lakeSchema = z.strictObject({
  bucket,
  prefix: prefix.optional(),
  /** The key that the lake is encrypted with, where that is a customer managed one. */
  key: kmsKey.optional(),
  /** A crawler that the stack provisions and that a run waits for. */
  crawler: z.boolean().default(false),
  /** Lake Formation governs the lake: whoever reads it asks there for credentials. */
  lakeFormation: z.boolean().default(false),
  /** A Glue database with tables of the user's own over the lake. */
  database: matching(/^[a-z0-9_]{1,255}$/, 'is not the name of a Glue database').optional(),
});

const dmsArn = /^arn:aws[a-z-]*:dms:([a-z0-9-]+):(\d{12}):(task|replication-config):[A-Za-z0-9-]+$/;

const taskSchema = z.strictObject({
  arn: matching(
    dmsArn,
    'is not the ARN of a DMS task: write arn:aws:dms:<region>:<account>:task:<id>, or …:replication-config:<id> for a serverless one',
  ),
  /** Name of its source; may be left out where there is only one. */
  source: text.optional(),
  /** How often it is compared while it replicates changes; 0: never. */
  everyHours: z.number().int().min(0).max(744).default(24),
});

const slackSchema = z.strictObject({
  workspace: matching(/^T[A-Z0-9]+$/, "is not the id of a workspace: write the T… from the workspace's address"),
  channel: matching(/^[CG][A-Z0-9]+$/, "is not the id of a channel: write the C… from the channel's details"),
});

/** When a run is told of: at MISMATCHED, at anything but MATCHED, or at every end. */
export const ALERT_POLICIES = ['mismatch', 'anything-but-matched', 'always'] as const;

const alertsSchema = z.strictObject({
  emails: z.array(z.email('is not an e-mail address')).default([]),
  slack: slackSchema.optional(),
  policy: z.enum(ALERT_POLICIES).default('anything-but-matched'),
  /** Links to the console, for people with access; or presigned ones, for whoever reads the message, which expire. */
  links: z.enum(['console', 'presigned']).default('console'),
});

const ref = matching(/^[\w./-]+$/, 'must be one exact name: no wildcards');

const githubRepositorySchema = z.strictObject({
  repository: matching(/^[\w.-]+\/[\w.-]+$/, 'is not a repository: write owner/name, no wildcards'),
  branches: z.array(ref).default([]),
  environments: z.array(matching(/^[\w. -]+$/, 'must be one exact name: no wildcards')).default([]),
});

const githubSchema = z.strictObject({
  repositories: z.array(githubRepositorySchema).min(1),
  /** The account's OIDC provider for GitHub, where there is one already: an account can have only one. */
  provider: matching(/^arn:aws[a-z-]*:iam::\d{12}:oidc-provider\/.+$/, 'is not the ARN of an OIDC provider').optional(),
});

const scheduleSchema = z.strictObject({
  /** How often the sweep looks for loads without a verdict. */
  sweepMinutes: z.number().int().min(5).max(1440).default(30),
  /** Age of the last verdict of a source that raises the alarm. */
  verdictMaxAgeHours: z.number().int().min(1).max(8784).default(48),
});

const retentionSchema = z.strictObject({
  /** Plans, results, stored rows and reports. */
  evidenceDays: days.default(400),
  /** Files that Athena writes its results to, and what it needs of them is read within minutes. */
  resultsDays: days.default(1),
  logsDays: days.default(90),
});

export const stackSchema = z.strictObject({
  name: matching(
    /^[a-z][a-z0-9-]{0,31}$/,
    'must be 1 to 32 lower-case letters, digits and hyphens, and start with a letter',
  ).default('loadproof'),
  account,
  region,
  sources: z.array(stackSourceSchema),
  lake: lakeSchema,
  tasks: z.array(taskSchema).default([]),
  alerts: alertsSchema,
  schedule: scheduleSchema.prefault({}),
  github: githubSchema.optional(),
  /** A key of the user's own; without it the stack makes one. */
  encryptionKey: kmsKey.optional(),
  /** Tables compared at the same time; without it, what Athena's quota and the connectors allow. */
  concurrency: z.number().int().min(1).max(64).optional(),
  /** A query that reads more is ended by Athena. */
  scanLimitGb: z.number().int().min(1).max(100_000).default(1000),
  retention: retentionSchema.prefault({}),
});
export type StackConfig = z.infer<typeof stackSchema>;

/** Region and account of the ARN of a DMS task. Null for what is none. */
export function placeOfTask(arn: string): { readonly region: string; readonly account: string } | null {
  const [, taskRegion, taskAccount] = dmsArn.exec(arn) ?? [];
  return taskRegion === undefined || taskAccount === undefined ? null : { region: taskRegion, account: taskAccount };
}
