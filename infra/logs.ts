import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnLogGroup, LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** Days that CloudWatch Logs can keep, of which the next one that is enough is taken. */
const PERIODS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export interface LogGroupProps {
  /** Only where somebody else chooses it: a group that has a name and outlives the stack would keep it from coming back. */
  readonly name?: string;
  readonly key: IKey;
  readonly logsDays: number;
}

/** A log group that is encrypted and expires. */
export function logGroup(scope: Construct, id: string, { name, key, logsDays }: LogGroupProps): LogGroup {
  const group = new LogGroup(scope, id, {
    ...(name === undefined ? {} : { logGroupName: name }),
    encryptionKey: key,
    removalPolicy: name === undefined ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  const resource = group.node.defaultChild;
  if (resource instanceof CfnLogGroup) resource.retentionInDays = PERIODS.find((days) => days >= logsDays) ?? 3653;
  return group;
}
