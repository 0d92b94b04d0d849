import { Stack } from 'aws-cdk-lib';
import { CfnSlackChannelConfiguration } from 'aws-cdk-lib/aws-chatbot';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { StackConfig } from '../core/config/stack-schema.ts';
import { allow, type Permission, useKey } from './permissions.ts';

export interface AlertsProps {
  readonly alerts: StackConfig['alerts'];
  readonly key: IKey;
}

/** One encrypted topic for verdicts and alarms, to mailboxes and to a Slack channel. */
export class Alerts extends Construct {
  readonly topic: Topic;
  private readonly key: IKey;

  constructor(scope: Construct, id: string, { alerts, key }: AlertsProps) {
    super(scope, id);
    this.key = key;
    this.topic = new Topic(this, 'Topic', { masterKey: key, enforceSSL: true, displayName: 'Loadproof' });
    this.letAlarmsIn();
    for (const address of alerts.emails) this.topic.addSubscription(new EmailSubscription(address));
    if (alerts.slack !== undefined) this.slack(alerts.slack);
  }

  /** A topic that has a policy, as this one has for TLS, lets only those in that the policy names. */
  private letAlarmsIn(): void {
    const alarms = Stack.of(this).formatArn({ service: 'cloudwatch', resource: 'alarm:*' });
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'Alarms',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { ArnLike: { 'aws:SourceArn': alarms } },
      }),
    );
  }

  publish(): readonly Permission[] {
    return [{ sid: 'Alert', actions: ['sns:Publish'], resources: [this.topic.topicArn] }, useKey(this.key, 'AlertKey')];
  }

  /** Lists who is told. */
  listSubscriptions(): Permission {
    return { sid: 'WhoIsTold', actions: ['sns:ListSubscriptionsByTopic'], resources: [this.topic.topicArn] };
  }

  /**
   * Amazon Q Developer in chat applications. The workspace must have been authorised in its console once. Without a
   * guardrail of ours it would be AdministratorAccess for whoever types in the channel.
   */
  private slack({ workspace, channel }: NonNullable<StackConfig['alerts']['slack']>): void {
    const role = new Role(this, 'SlackRole', { assumedBy: new ServicePrincipal('chatbot.amazonaws.com') });
    const actions = ['cloudwatch:DescribeAlarms', 'cloudwatch:GetMetricData', 'cloudwatch:GetMetricWidgetImage'];
    allow(role, { sid: 'ShowAlarms', actions, resources: ['*'] });
    const stack = Stack.of(this);
    new CfnSlackChannelConfiguration(this, 'Slack', {
      configurationName: `${stack.stackName}-alerts`,
      slackWorkspaceId: workspace,
      slackChannelId: channel,
      iamRoleArn: role.roleArn,
      snsTopicArns: [this.topic.topicArn],
      guardrailPolicies: [ManagedPolicy.fromAwsManagedPolicyName('CloudWatchReadOnlyAccess').managedPolicyArn],
      loggingLevel: 'ERROR',
      userRoleRequired: false,
    });
  }
}
