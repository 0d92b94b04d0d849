import type { aws_iam as iam, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { acknowledgeWildcard } from './acknowledge.ts';

/** One permission: its purpose as the statement's Sid, the calls, and what they are allowed on. */
export interface Permission {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Readonly<Record<string, unknown>>;
  /** Why its resources have wildcards; those on `*` have their reasons in {@link ON_EVERYTHING}. */
  readonly why?: string;
}

/** Allows a role something. A wildcard without a reason is a mistake of ours: an error. */
export function allow(role: iam.Role, ...permissions: readonly Permission[]): void {
  for (const permission of permissions) {
    const { sid, actions, resources, conditions } = permission;
    role.addToPrincipalPolicy(
      new PolicyStatement({
        sid,
        actions: [...actions],
        resources: [...resources],
        ...(conditions === undefined ? {} : { conditions }),
      }),
    );
    for (const resource of resources)
      if (resource.includes('*')) acknowledgeWildcard(role, 'Resource', resource, reasonOf(permission, resource));
  }
}

function reasonOf({ sid, actions, why }: Permission, resource: string): string {
  const reasons = resource === '*' ? actions.map((action) => ON_EVERYTHING[action]) : [why];
  const [missing] = actions.filter((_, index) => reasons[index % reasons.length] === undefined);
  if (missing !== undefined) throw new Error(`The permission ${sid} has no reason for ${missing} on ${resource}.`);
  return [...new Set(reasons)].join('; ');
}

/** What the constructs of the library allow a role that has tracing: X-Ray, which has no resources. */
export function acknowledgeTracing(role: iam.Role): void {
  acknowledgeWildcard(role, 'Resource', '*', 'X-Ray has no resource for a trace that does not exist yet');
}

/**
 * Calls that AWS offers no resource to restrict to, and that are therefore allowed on `*`, each with the reason. A test
 * refuses any other statement on `*`.
 */
export const ON_EVERYTHING: Readonly<Record<string, string>> = {
  'xray:PutTraceSegments': 'X-Ray has no resource for a trace that does not exist yet',
  'xray:PutTelemetryRecords': 'X-Ray has no resource for a trace that does not exist yet',
  'xray:GetSamplingRules': 'sampling rules are read as a whole',
  'xray:GetSamplingTargets': 'sampling rules are read as a whole',
  'logs:CreateLogDelivery': 'vended log delivery, which Step Functions logs by, has no resources',
  'logs:GetLogDelivery': 'vended log delivery, which Step Functions logs by, has no resources',
  'logs:UpdateLogDelivery': 'vended log delivery, which Step Functions logs by, has no resources',
  'logs:DeleteLogDelivery': 'vended log delivery, which Step Functions logs by, has no resources',
  'logs:ListLogDeliveries': 'vended log delivery, which Step Functions logs by, has no resources',
  'logs:PutResourcePolicy': 'vended log delivery, which Step Functions logs by, has no resources',
  'logs:DescribeResourcePolicies': 'vended log delivery, which Step Functions logs by, has no resources',
  'logs:DescribeLogGroups': 'vended log delivery, which Step Functions logs by, has no resources',
  'ec2:CreateNetworkInterface':
    'Lambda makes the interfaces of a function in a VPC with its role, before they have a name',
  'ec2:DescribeNetworkInterfaces': 'describing has no resources',
  'ec2:DescribeSubnets': 'describing has no resources',
  'ec2:DescribeRouteTables': 'describing has no resources',
  'ec2:DescribeVpcEndpoints': 'describing has no resources',
  'ec2:DescribeSecurityGroups': 'describing has no resources',
  'ec2:DeleteNetworkInterface': 'Lambda made the interface: its name is not known here',
  'ec2:AssignPrivateIpAddresses': 'Lambda made the interface: its name is not known here',
  'ec2:UnassignPrivateIpAddresses': 'Lambda made the interface: its name is not known here',
  'dms:DescribeReplicationTasks': 'describing takes filters, not resources',
  'dms:DescribeReplicationConfigs': 'describing takes filters, not resources',
  'dms:DescribeReplications': 'describing takes filters, not resources',
  'dms:DescribeEndpoints': 'describing takes filters, not resources',
  'lakeformation:GetDataAccess': 'has no resources: Lake Formation decides which data it gives out',
  'cloudwatch:PutMetricData': 'has no resources; the condition restricts it to our namespace',
  'cloudwatch:DescribeAlarms':
    'the chat shows the alarm that it was told of, and doctor all; describing has no resources',
  'cloudwatch:GetMetricStatistics': 'doctor asks when the sweep ran; reading metrics has no resources',
  'cloudwatch:GetMetricData': 'the chat draws the metric of an alarm; reading metrics has no resources',
  'cloudwatch:GetMetricWidgetImage': 'the chat draws the metric of an alarm; reading metrics has no resources',
};

/** Use of a key by whoever reads, and writes too. */
export function useKey(key: IKey, sid = 'UseKey'): Permission {
  return { sid, actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] };
}

/** The objects below a prefix of a bucket. */
export function objects(bucketArn: string, prefix = ''): string {
  return `${bucketArn}/${prefix}*`;
}

/** The ARN of a bucket by its name, in the partition of the stack. */
export function bucketArn(stack: Stack, name: string): string {
  return stack.formatArn({ service: 's3', region: '', account: '', resource: name });
}
