import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StackConfig } from '../core/config/stack-schema.ts';
import { Alerts } from './alerts.ts';
import type { CodeOf } from './bundle.ts';
import { Dashboard } from './dashboard.ts';
import { DeadLetters } from './dead-letters.ts';
import { Encryption } from './encryption.ts';
import { Endpoints } from './endpoints.ts';
import { doctorEnvironmentOf, environmentOf } from './environment.ts';
import { Functions } from './functions.ts';
import { GithubAccess } from './github-access.ts';
import { LakeCatalog } from './lake-catalog.ts';
import { Alarms } from './metrics.ts';
import { permissionsOf } from './roles.ts';
import { RunStore } from './run-store.ts';
import { SourceCatalog, spillBucket } from './source-catalog.ts';
import { StateMachine } from './state-machine.ts';
import { Triggers } from './triggers.ts';
import { Workgroup } from './workgroup.ts';

export interface LoadproofStackProps {
  readonly config: StackConfig;
  /** The folder that `infra/` is in. */
  readonly root: string;
  readonly codeOf: CodeOf;
}

/** Everything that proves, after every load of DMS, that the lake holds what the source holds. */
export class LoadproofStack extends Stack {
  constructor(scope: Construct, { config, root, codeOf }: LoadproofStackProps) {
    const { name, account, region, retention } = config;
    super(scope, name, { env: { account, region }, description: 'Loadproof: proves a data lake that AWS DMS wrote' });
    // The delivery of access logs is allowed by policy, since new buckets have no access control lists.
    this.node.setContext('@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy', true);
    const { key } = new Encryption(this, 'Encryption', config.encryptionKey);
    const store = new RunStore(this, 'RunStore', { key, ...retention });
    const workgroup = new Workgroup(this, 'Workgroup', { ...config, ...retention, key });
    const lake = new LakeCatalog(this, 'LakeCatalog', { lake: config.lake, prefix: name });
    const spill = spillBucket(this, 'Spill', key);
    const sources = config.sources.map(
      (source) =>
        new SourceCatalog(this, `Source-${source.name}`, {
          ...{ source, key, spill, prefix: name, workgroup: name },
          logsDays: retention.logsDays,
        }),
    );
    new Endpoints(this, 'Endpoints', {
      connectors: sources.map(({ source, connector }) => ({ source, group: connector.group })),
    });
    const alerts = new Alerts(this, 'Alerts', { alerts: config.alerts, key });
    const tasks = config.tasks.map(({ arn }) => arn);
    const parts = { store, workgroup, lake, sources, alerts, tasks };
    const functions = new Functions(this, 'Functions', {
      ...{ codeOf, key, logsDays: retention.logsDays },
      environment: environmentOf(this, config, parts),
      doctorEnvironment: doctorEnvironmentOf(this, config, parts),
      permissions: permissionsOf(this, parts),
    });
    const deadLetters = new DeadLetters(this, 'DeadLetters', key);
    const { machine } = new StateMachine(this, 'StateMachine', {
      ...{ name, root, functions, deadLetters, key },
      logsDays: retention.logsDays,
    });
    new Triggers(this, 'Triggers', { ...config.schedule, tasks: config.tasks, functions, deadLetters });
    new Alarms(this, 'Alarms', { ...config.schedule, topic: alerts.topic, machine, functions, deadLetters });
    new Dashboard(this, 'Dashboard', { machine });
    this.output('StateMachineArn', machine.stateMachineArn, 'Start a run: aws stepfunctions start-execution');
    this.output(
      'Doctor',
      `loadproof doctor --stack ${name} --region ${region}`,
      'Looks whether all that runs need is there',
    );
    this.output('RunsBucket', store.bucket.bucketName, 'Reports, and settings/loadproof.yaml');
    if (config.github === undefined) return;
    const github = new GithubAccess(this, 'GithubAccess', {
      ...{ github: config.github, stateMachine: name, runs: store.bucket, key },
    });
    this.output('GithubRoleArn', github.role.roleArn, 'For the input role-arn of the GitHub Action');
  }

  private output(id: string, value: string, description: string): void {
    new CfnOutput(this, id, { value, description });
  }
}
