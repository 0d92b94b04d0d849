import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/**
 * The one key that evidence, results, alerts, dead letters and logs are encrypted with: the user's own, or one that the
 * stack makes and keeps when it is removed. It is a customer managed one in any case: CloudWatch cannot publish an alarm
 * to a topic that is encrypted with the key of SNS itself.
 */
export class Encryption extends Construct {
  readonly key: IKey;

  constructor(scope: Construct, id: string, keyArn: string | undefined) {
    super(scope, id);
    this.key = keyArn === undefined ? this.ownKey() : Key.fromKeyArn(this, 'Key', keyArn);
  }

  private ownKey(): Key {
    const key = new Key(this, 'Key', {
      description: `${Stack.of(this).stackName}: evidence, results, alerts and logs of Loadproof`,
      enableKeyRotation: true,
      // Without the key the evidence is lost.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const statement of servicesThatEncrypt(Stack.of(this))) key.addToResourcePolicy(statement);
    return key;
  }
}

/** What the policy of the key must allow, beside the account's own roles; docs/security.md has it for a user's own key. */
function servicesThatEncrypt(stack: Stack): PolicyStatement[] {
  const use = ['kms:Decrypt', 'kms:GenerateDataKey*'];
  const logGroups = stack.formatArn({ service: 'logs', resource: '*' });
  return [
    new PolicyStatement({
      sid: 'AlarmsAndRules',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com'), new ServicePrincipal('events.amazonaws.com')],
      actions: use,
      resources: ['*'],
      // No condition: neither service is documented to send the source of a call to KMS, and an alarm that cannot be
      // published would be silent. Who may send at all is in the policies of the topic and the queue.
    }),
    new PolicyStatement({
      sid: 'Logs',
      principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
      actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      resources: ['*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
    }),
  ];
}
