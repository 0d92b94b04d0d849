import { Duration, Stack } from 'aws-cdk-lib';
import { CfnOIDCProvider, Role, WebIdentityPrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { StackConfig } from '../core/config/stack-schema.ts';
import { allow } from './permissions.ts';
import { RUNS_PREFIX } from './run-store.ts';
import { machineArns } from './state-machine.ts';

export interface GithubAccessProps {
  readonly github: NonNullable<StackConfig['github']>;
  readonly stateMachine: string;
  readonly runs: Bucket;
  readonly key: IKey;
}

const ISSUER = 'token.actions.githubusercontent.com';

/** The role of the GitHub Action: runs of this machine, and their reports. Not the rows: those have plain values. */
export class GithubAccess extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: GithubAccessProps) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      description: 'Loadproof: the GitHub Action starts runs and reads their reports',
      assumedBy: new WebIdentityPrincipal(props.github.provider ?? this.provider(), {
        StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com', [`${ISSUER}:sub`]: subjects(props.github) },
      }),
      maxSessionDuration: Duration.hours(12),
    });
    this.permit(props);
  }

  private permit({ stateMachine, runs, key }: GithubAccessProps): void {
    const { machine, executions } = machineArns(Stack.of(this), stateMachine);
    const reports = ['json', 'md', 'html'].map((kind) => `${runs.bucketArn}/${RUNS_PREFIX}*/report.${kind}`);
    allow(
      this.role,
      { sid: 'StartRuns', actions: ['states:StartExecution'], resources: [machine] },
      {
        sid: 'FollowRuns',
        actions: ['states:DescribeExecution', 'states:StopExecution'],
        resources: executions.slice(0, 1),
        why: 'executions of this machine',
      },
      { sid: 'ReadReports', actions: ['s3:GetObject'], resources: reports, why: 'the reports of runs, not their rows' },
      {
        sid: 'DecryptReports',
        actions: ['kms:Decrypt'],
        resources: [key.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `s3.${Stack.of(this).region}.amazonaws.com` } },
      },
    );
  }

  /** An account has one provider per issuer; GitHub's certificate is checked by AWS itself, without a thumbprint. */
  private provider(): string {
    return new CfnOIDCProvider(this, 'Provider', { url: `https://${ISSUER}`, clientIdList: ['sts.amazonaws.com'] })
      .attrArn;
  }
}

/** Exact subjects, without a wildcard. A pull request has a subject of its own: it takes an environment to name it here. */
function subjects({ repositories }: GithubAccessProps['github']): string[] {
  return repositories.flatMap(({ repository, branches, environments }) => [
    ...branches.map((branch) => `repo:${repository}:ref:refs/heads/${branch}`),
    ...environments.map((environment) => `repo:${repository}:environment:${environment}`),
  ]);
}
