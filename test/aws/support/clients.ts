import { AthenaClient } from '@aws-sdk/client-athena';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DatabaseMigrationServiceClient } from '@aws-sdk/client-database-migration-service';
import { GlueClient } from '@aws-sdk/client-glue';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import type { Clients } from '../../../handlers/aws/clients.ts';

/** Real clients that talk to a server of ours, and try once: what the services answer is seen as it is. */
export function clientsOf(endpoint: string): Clients {
  const settings = {
    endpoint,
    region: 'eu-west-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  return {
    athena: new AthenaClient(settings),
    cloudwatch: new CloudWatchClient(settings),
    dms: new DatabaseMigrationServiceClient(settings),
    glue: new GlueClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    sfn: new SFNClient(settings),
    sns: new SNSClient(settings),
  };
}

export function closeClients(clients: Clients): void {
  for (const client of Object.values(clients)) client.destroy();
}
