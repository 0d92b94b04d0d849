import { GetDataCatalogCommand } from '@aws-sdk/client-athena';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import type { DeployedConnector } from '../../../core/doctor/connector.ts';
import { judgeNetwork } from '../../../core/doctor/network.ts';
import { type Finding, failed, ok, skipped } from '../../../core/doctor/report.ts';
import { judgeSecret } from '../../../core/doctor/secret.ts';
import { passthroughSql } from '../../../core/sql/athena.ts';
import { runStatement } from '../../doctor/comparison.ts';
import type { DoctorCheck } from '../../doctor/run-checks.ts';
import type { QueryEngine } from '../../ports.ts';
import { awsError } from '../errors.ts';
import type { DeployedSource } from '../lambda/environment.ts';
import { smallestQuery, sourceKindOf } from '../sources.ts';
import { systemClock } from '../wiring.ts';
import type { DoctorClients } from './clients.ts';
import { describeVpc } from './vpc.ts';

export interface SourceContext {
  readonly clients: DoctorClients;
  readonly engine: QueryEngine;
  readonly region: string;
  readonly pollMilliseconds: number;
}

/** The checks of one source, up to a first native query that its database answers. */
export function sourceChecks(
  source: DeployedSource,
  connector: DeployedConnector | undefined,
  context: SourceContext,
): DoctorCheck[] {
  const { name } = source;
  const id = (what: string) => `${name}.${what}`;
  return [
    { id: id('kind'), title: `${name}: kind`, look: async () => judgeKind(source) },
    { id: id('secret'), title: `${name}: secret`, look: () => secret(connector, context.clients) },
    { id: id('routes'), title: `${name}: routes of the connector`, look: () => routes(connector, context) },
    { id: id('catalog'), title: `${name}: catalog`, look: () => catalog(source, context.clients) },
    { id: id('spill'), title: `${name}: spill bucket`, look: () => spill(connector, context.clients) },
    {
      id: id('passthrough'),
      title: `${name}: passthrough`,
      // Else it would be the same failure once more, after a long wait.
      needs: [id('secret'), id('routes'), id('catalog')].filter((need) => !isUnknown(need, connector)),
      look: () => passthrough(source, context),
    },
  ];
}

/** What is not known of an existing catalog cannot be wrong. */
function isUnknown(need: string, connector: DeployedConnector | undefined): boolean {
  if (need.endsWith('.secret')) return connector?.secret === undefined;
  return need.endsWith('.routes') && connector?.vpc === undefined;
}

function judgeKind(source: DeployedSource): Finding {
  const proof =
    sourceKindOf(source).dialect.zoo === undefined ? '' : ': each run has its types proven by this server first';
  return ok(`${source.kind}${proof}.`);
}

async function secret(connector: DeployedConnector | undefined, { secrets }: DoctorClients): Promise<Finding[]> {
  if (connector?.secret === undefined) return [skipped('an existing catalog: its connector knows its secret')];
  const { secret: name, host = '', port = 0 } = connector;
  try {
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: name }));
    return judgeSecret(SecretString ?? '', { secret: name, host, port });
  } catch (error) {
    throw awsError(error, `Reading the secret ${name}`, {
      name: 'InvalidConfiguration',
      remedy: `Make it: aws secretsmanager create-secret --name ${name} --secret-string '{"username":"…","password":"…"}'`,
    });
  }
}

async function routes(connector: DeployedConnector | undefined, context: SourceContext): Promise<Finding[]> {
  const { vpc, subnets, group } = connector ?? {};
  if (vpc === undefined || subnets === undefined)
    return [skipped('an existing catalog: its connector has its network')];
  const network = { region: context.region, vpc, subnets, group: group ?? null };
  return judgeNetwork(network, await describeVpc(context.clients.ec2, network));
}

/** Query passthrough works on catalogs of type LAMBDA only: not on those that are registered in Glue. */
async function catalog({ catalog: name }: DeployedSource, { athena }: DoctorClients): Promise<Finding> {
  if (name.startsWith('lambda:')) return ok(`${name} is a function, which needs no registration.`);
  const { DataCatalog } = await asked(`Looking for the data catalog ${name}`, CATALOGS, () =>
    athena.send(new GetDataCatalogCommand({ Name: name })),
  );
  const type = DataCatalog?.Type ?? 'of no type';
  if (type === 'LAMBDA') return ok(`${name} is of type LAMBDA.`);
  return failed(
    `The data catalog ${name} is ${type}, not LAMBDA: Athena passes no native query through it.`,
    `aws athena create-data-catalog --name <name> --type LAMBDA --parameters function=<ARN of the connector's function>; and write that name into stack.sources[].existing.catalog.`,
  );
}

const CATALOGS = 'Deploy again, or name one that is there: aws athena list-data-catalogs';

async function spill(connector: DeployedConnector | undefined, { s3 }: DoctorClients): Promise<Finding> {
  if (connector === undefined) return skipped('nothing is known of its connector');
  const { spill: Bucket } = connector;
  const remedy = 'Correct stack.sources[].existing.spillBucket, or deploy again.';
  await asked(`Listing the spill bucket ${Bucket}`, remedy, () =>
    s3.send(new ListObjectsV2Command({ Bucket, MaxKeys: 1 })),
  );
  return ok(`s3://${Bucket} can be read.`);
}

async function passthrough({ catalog: name, kind }: DeployedSource, context: SourceContext): Promise<Finding> {
  const started = performance.now();
  const sql = passthroughSql(name, smallestQuery(kind));
  const ports = { engine: context.engine, clock: systemClock };
  const rows = await runStatement(ports, { engine: 'trino', sql, native: null }, context.pollMilliseconds);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (rows.length === 1) return ok(`The database answers a native query in ${seconds} s.`);
  return failed(
    `A native query of one row returned ${rows.length} rows.`,
    'Rows are lost or made on the way: use a release of the connector that Loadproof pins (stack.sources[].connector.version).',
  );
}

async function asked<T>(doing: string, remedy: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw awsError(error, doing, { name: 'InvalidConfiguration', remedy });
  }
}
