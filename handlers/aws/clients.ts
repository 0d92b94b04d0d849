import { AthenaClient } from '@aws-sdk/client-athena';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DatabaseMigrationServiceClient } from '@aws-sdk/client-database-migration-service';
import { GlueClient } from '@aws-sdk/client-glue';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';

/** Clients of the services, made once per function instance. */
export interface Clients {
  readonly athena: AthenaClient;
  readonly cloudwatch: CloudWatchClient;
  readonly dms: DatabaseMigrationServiceClient;
  readonly glue: GlueClient;
  readonly s3: S3Client;
  readonly sfn: SFNClient;
  readonly sns: SNSClient;
}

/** `traced` wraps a client for tracing. */
export function makeClients(traced: <T>(client: T) => T = (client) => client): Clients {
  // The state machine is patient for us; a function that waits is a function that is paid for.
  const settings = { maxAttempts: 4 };
  // An emulator has no host name per bucket. The SDK itself reads these variables.
  const forcePathStyle = (process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL) !== undefined;
  return {
    athena: traced(new AthenaClient(settings)),
    cloudwatch: traced(new CloudWatchClient(settings)),
    dms: traced(new DatabaseMigrationServiceClient(settings)),
    glue: traced(new GlueClient(settings)),
    s3: traced(new S3Client({ ...settings, forcePathStyle })),
    sfn: traced(new SFNClient(settings)),
    sns: traced(new SNSClient(settings)),
  };
}
