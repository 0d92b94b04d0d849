import { GetWorkGroupCommand } from '@aws-sdk/client-athena';
import { GetMetricStatisticsCommand, type MetricAlarm, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import { GetDatabaseCommand } from '@aws-sdk/client-glue';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { paginateListSubscriptionsByTopic } from '@aws-sdk/client-sns';
import { type Finding, failed, ok, warning } from '../../../core/doctor/report.ts';
import { plural } from '../../../core/report/words.ts';
import type { DoctorCheck } from '../../doctor/run-checks.ts';
import { awsError } from '../errors.ts';
import type { Environment } from '../lambda/environment.ts';
import { parseS3Uri } from '../s3-uri.ts';
import { systemClock } from '../wiring.ts';
import type { DoctorClients } from './clients.ts';

export type StackEnvironment = Pick<
  Environment,
  | 'LOADPROOF_STACK_NAME'
  | 'LOADPROOF_RUNS_BUCKET'
  | 'LOADPROOF_RESULTS'
  | 'LOADPROOF_WORKGROUP'
  | 'LOADPROOF_DATABASE'
  | 'LOADPROOF_TOPIC_ARN'
  | 'LOADPROOF_METRICS_NAMESPACE'
>;

const DEPLOY = 'Somebody changed it by hand: deploy the stack again.';

/** The checks of what all sources share. */
export function stackChecks(env: StackEnvironment, clients: DoctorClients): DoctorCheck[] {
  return [
    { id: 'workgroup', title: 'workgroup', look: () => workgroup(env, clients) },
    { id: 'buckets', title: 'buckets', look: () => buckets(env, clients) },
    { id: 'database', title: 'Glue database', look: () => database(env, clients) },
    { id: 'topic', title: 'alerts', look: () => topic(env, clients) },
    { id: 'alarms', title: 'alarms and dead letters', look: () => alarms(env, clients) },
    { id: 'sweep', title: 'sweep', look: () => sweep(env, clients) },
  ];
}

/** What it does not enforce, every caller may choose: where plain results go, and whether they are encrypted. */
async function workgroup(env: StackEnvironment, { athena }: DoctorClients): Promise<Finding> {
  const name = env.LOADPROOF_WORKGROUP;
  const { WorkGroup } = await asked(`Looking for the workgroup ${name}`, () =>
    athena.send(new GetWorkGroupCommand({ WorkGroup: name })),
  );
  const { EnforceWorkGroupConfiguration, ResultConfiguration, EngineVersion } = WorkGroup?.Configuration ?? {};
  const wrong = [
    ...(WorkGroup?.State === 'DISABLED' ? ['it is disabled'] : []),
    ...(EnforceWorkGroupConfiguration === true ? [] : ['it does not enforce its settings']),
    ...(ResultConfiguration?.OutputLocation === env.LOADPROOF_RESULTS
      ? []
      : [`its results go to ${ResultConfiguration?.OutputLocation ?? 'nowhere'}, not ${env.LOADPROOF_RESULTS}`]),
    ...(ResultConfiguration?.EncryptionConfiguration === undefined ? ['its results are not encrypted'] : []),
    ...(/version [12]$/.test(EngineVersion?.EffectiveEngineVersion ?? '')
      ? ['its engine is older than version 3']
      : []),
  ];
  if (wrong.length > 0) return failed(`The workgroup ${name}: ${wrong.join('; ')}.`, DEPLOY);
  return ok(`${name} enforces its settings; results go, encrypted, to ${env.LOADPROOF_RESULTS}.`);
}

async function buckets(env: StackEnvironment, { s3 }: DoctorClients): Promise<Finding> {
  const names = [env.LOADPROOF_RUNS_BUCKET, parseS3Uri(env.LOADPROOF_RESULTS).bucket];
  for (const Bucket of names)
    await asked(`Listing the bucket ${Bucket}`, () => s3.send(new ListObjectsV2Command({ Bucket, MaxKeys: 1 })));
  return ok(`Evidence and results can be listed: ${names.join(', ')}.`);
}

async function database(env: StackEnvironment, { glue }: DoctorClients): Promise<Finding> {
  const name = env.LOADPROOF_DATABASE;
  const { Database } = await asked(`Looking for the Glue database ${name}`, () =>
    glue.send(new GetDatabaseCommand({ Name: name })),
  );
  const defaults = Database?.CreateTableDefaultPermissions ?? [];
  const byIam = defaults.some(({ Principal }) => Principal?.DataLakePrincipalIdentifier === 'IAM_ALLOWED_PRINCIPALS');
  if (byIam || Database?.CreateTableDefaultPermissions === undefined) return ok(`${name} is there; IAM governs it.`);
  return warning(
    `Lake Formation governs the tables of ${name}: what IAM allows is not enough.`,
    "Grant the functions' roles what docs/security.md lists under Lake Formation.",
  );
}

async function topic(env: StackEnvironment, { sns }: DoctorClients): Promise<Finding> {
  const TopicArn = env.LOADPROOF_TOPIC_ARN;
  const found = await asked(`Listing who is told by ${TopicArn}`, async () => {
    const all = [];
    for await (const page of paginateListSubscriptionsByTopic({ client: sns }, { TopicArn }))
      all.push(...(page.Subscriptions ?? []));
    return all;
  });
  const pending = found.filter(({ SubscriptionArn }) => SubscriptionArn === 'PendingConfirmation');
  if (found.length === pending.length)
    return failed(
      pending.length === 0
        ? 'Nobody is told of anything: the topic has no subscription.'
        : `Nobody is told yet: ${waiting(pending)}.`,
      pending.length === 0 ? DEPLOY : CONFIRM,
    );
  if (pending.length > 0)
    return warning(`${plural(found.length - pending.length, 'subscription')} confirmed; ${waiting(pending)}.`, CONFIRM);
  return ok(`${plural(found.length, 'subscription')}, all confirmed.`);
}

const CONFIRM =
  'Follow the link in the e-mail that SNS sent to each address; it expires after two days: then deploy again.';

function waiting(pending: readonly { readonly Endpoint?: string | undefined }[]): string {
  return `not confirmed: ${pending.map(({ Endpoint = '?' }) => Endpoint).join(', ')}`;
}

/** The dead-letter queue is looked at through its own alarm. */
async function alarms(env: StackEnvironment, { cloudwatch }: DoctorClients): Promise<Finding[]> {
  const prefix = `${env.LOADPROOF_STACK_NAME}-`;
  const found = await asked(`Describing the alarms ${prefix}…`, async () => {
    const all: MetricAlarm[] = [];
    for await (const page of paginateDescribeAlarms({ client: cloudwatch }, { AlarmNamePrefix: prefix }))
      all.push(...(page.MetricAlarms ?? []));
    return all;
  });
  if (found.length === 0) return [failed(`There is no alarm ${prefix}….`, DEPLOY)];
  const silent = found.filter(({ ActionsEnabled }) => ActionsEnabled === false).map(({ AlarmName }) => AlarmName);
  const ringing = found
    .filter(({ StateValue }) => StateValue === 'ALARM')
    .map(({ AlarmName = '' }) => AlarmName.slice(prefix.length));
  return [
    ...(silent.length === 0 ? [] : [failed(`These alarms tell nobody: ${silent.join(', ')}.`, DEPLOY)]),
    ...(ringing.length === 0
      ? [ok(`${plural(found.length, 'alarm')}, none rings; no event was given up on.`)]
      : ringing.map((name) => warning(`The alarm ${name} rings.`, `docs/runbooks.md#${name}`))),
  ];
}

/** The sweep puts a metric whenever it runs: that it ran shows its rule, its function and its permissions. */
async function sweep(env: StackEnvironment, { cloudwatch }: DoctorClients): Promise<Finding> {
  const EndTime = systemClock.now();
  const day = 86_400_000;
  const { Datapoints = [] } = await asked('Asking when the sweep ran', () =>
    cloudwatch.send(
      new GetMetricStatisticsCommand({
        Namespace: env.LOADPROOF_METRICS_NAMESPACE,
        MetricName: 'VerdictAgeHours',
        Dimensions: [{ Name: 'Stack', Value: env.LOADPROOF_STACK_NAME }],
        StartTime: new Date(EndTime.getTime() - 2 * day),
        EndTime,
        Period: 300,
        Statistics: ['Maximum'],
      }),
    ),
  );
  const times = Datapoints.flatMap(({ Timestamp }) => (Timestamp === undefined ? [] : [Timestamp.getTime()]));
  if (times.length === 0)
    return warning(
      'The sweep has not run in the last two days.',
      'A new stack: wait stack.schedule.sweepMinutes. Else see that its rule is enabled, and the log of the function sweep.',
    );
  return ok(`It ran last at ${new Date(Math.max(...times)).toISOString()}.`);
}

async function asked<T>(doing: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw awsError(error, doing, { name: 'InvalidConfiguration', remedy: DEPLOY });
  }
}
