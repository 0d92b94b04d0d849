import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GlueClient } from '@aws-sdk/client-glue';
import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { ListTopicsCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { FakeAws } from '../../aws/support/fake-aws.ts';
import { TASK } from '../../aws/support/functions.ts';
import { startTrino } from '../../trino/support/server.ts';
import { AthenaService } from './athena-service.ts';
import { credentialsOf, jsonCall } from './aws-call.ts';
import { createCatalogs } from './catalogs.ts';
import { deployStack } from './deploy.ts';
import { DmsService } from './dms-service.ts';
import { type Inbox, makeCertificate, startInbox } from './inbox.ts';
import { type MiniStack, startMiniStack } from './ministack.ts';

export const LAKE_BUCKET = 'shop-data-lake';
const CATALOG = 'loadproof_shop';

/** The stack, deployed to MiniStack, with Athena and DMS standing beside it. */
export interface Account {
  readonly emulator: MiniStack;
  readonly athena: AthenaService;
  readonly dms: DmsService;
  readonly s3: S3Client;
  readonly sfn: SFNClient;
  readonly outputs: Readonly<Record<string, string>>;
  /** Subscribed to the topic as the chat is. */
  readonly inbox: Inbox;
  /** What requests to Athena and DMS had that the services' models do not allow. */
  readonly problems: readonly string[];
  stop(): Promise<void>;
}

/** Starts everything; `postgresUrl` is the source. Rejects, and leaves nothing running, where a part does not start. */
export async function startAccount(postgresUrl: string): Promise<Account> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => void (await Promise.all(stops.splice(0).map((end) => end())));
  try {
    return await startParts(postgresUrl, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(postgresUrl: string, stops: (() => Promise<unknown>)[], stop: Account['stop']) {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
  stops.push(async () => rmSync(folder, { recursive: true, force: true }));
  const certificate = makeCertificate(folder);
  const inbox = await startInbox(certificate);
  stops.push(() => inbox.close());
  const beside = new FakeAws();
  const endpoint = await beside.start();
  stops.push(() => beside.stop());
  const emulator = await startMiniStack({
    AWS_ENDPOINT_URL_ATHENA: endpoint,
    AWS_ENDPOINT_URL_DATABASE_MIGRATION_SERVICE: endpoint,
    // Its Python trusts the subscriber's certificate.
    SSL_CERT_FILE: certificate.cert,
  });
  stops.push(() => emulator.stop());
  const trino = await startTrino();
  stops.push(() => trino.stop());
  const clients = clientsOf(emulator);
  stops.push(async () => Object.values(clients).forEach((client) => void client.destroy()));
  const athena = new AthenaService({ trinoUrl: trino.url, ...clients, catalog: CATALOG });
  const dms = new DmsService(TASK, 'public');
  beside.answer = (call) => (call.service === 'athena' ? athena : dms).answer(call);
  await clients.s3.send(new CreateBucketCommand({ Bucket: LAKE_BUCKET }));
  const outputs = await deployStack(emulator, clients.s3, folder);
  athena.workgroup = await deployedWorkgroup(emulator);
  await createCatalogs(trino.url, { emulator, postgresUrl, catalog: CATALOG });
  await subscribe(clients.sns, inbox);
  return { emulator, athena, dms, ...clients, outputs, inbox, problems: beside.problems, stop };
}

function clientsOf(emulator: MiniStack) {
  const settings = { endpoint: emulator.endpoint, region: emulator.region, credentials: credentialsOf(emulator) };
  return {
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    glue: new GlueClient(settings),
    sfn: new SFNClient(settings),
    sns: new SNSClient(settings),
  };
}

/** As CloudFormation left it with the emulator's own Athena; without its dates, which the protocol spells otherwise. */
async function deployedWorkgroup(emulator: MiniStack): Promise<unknown> {
  const answer = await jsonCall(emulator, 'athena', 'AmazonAthena.GetWorkGroup', { WorkGroup: 'loadproof' });
  const { CreationTime: _, ...workgroup } = (answer as { WorkGroup: Record<string, unknown> }).WorkGroup;
  return workgroup;
}

async function subscribe(sns: SNSClient, inbox: Inbox): Promise<void> {
  const { Topics: [topic] = [] } = await sns.send(new ListTopicsCommand({}));
  await sns.send(new SubscribeCommand({ TopicArn: topic?.TopicArn, Protocol: 'https', Endpoint: inbox.url }));
}

/** Puts a folder of Parquet files into the lake, at the same paths. */
export async function uploadLake(s3: S3Client, folder: string): Promise<void> {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.parquet')) continue;
    const Body = readFileSync(join(folder, path));
    await s3.send(new PutObjectCommand({ Bucket: LAKE_BUCKET, Key: `dms/${path}`, Body }));
  }
}

export async function removeFromLake(s3: S3Client, path: string): Promise<void> {
  await s3.send(new DeleteObjectCommand({ Bucket: LAKE_BUCKET, Key: `dms/${path}` }));
}
