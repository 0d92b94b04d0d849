import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { type Alert, type AlertLinks, runAlert } from '../../core/alerts/alert.ts';
import { type AlertPolicy, isTold } from '../../core/alerts/policy.ts';
import { resolvedTables } from '../../core/history/words.ts';
import type { RunReport } from '../../core/report/schema.ts';
import type { Announcer } from '../ports.ts';
import { awsError } from './errors.ts';

export interface AnnouncerSettings {
  readonly topicArn: string;
  readonly policy: AlertPolicy;
  readonly links: (report: RunReport) => Promise<AlertLinks>;
}

/** Alerts by one SNS topic: text to e-mail addresses, the chat's schema to HTTPS, which the chat subscribes by. */
export class SnsAnnouncer implements Announcer {
  readonly #sns: SNSClient;
  readonly #settings: AnnouncerSettings;

  constructor(sns: SNSClient, settings: AnnouncerSettings) {
    this.#sns = sns;
    this.#settings = settings;
  }

  async announce(report: RunReport): Promise<void> {
    if (!isTold(this.#settings.policy, report.verdict, resolvedTables(report).length > 0)) return;
    await this.publish(runAlert(report, await this.#settings.links(report)));
  }

  /** Publishes an alert whatever the policy. */
  async publish({ subject, email, slack }: Alert): Promise<void> {
    const Message = JSON.stringify({ default: email, email, https: slack });
    try {
      await this.#sns.send(
        new PublishCommand({
          TopicArn: this.#settings.topicArn,
          Subject: subject,
          MessageStructure: 'json',
          Message,
        }),
      );
    } catch (error) {
      throw awsError(error, `Publishing to ${this.#settings.topicArn}`, {
        name: 'QueryFailed',
        remedy: "See the topic's policy, and that of the key that encrypts it.",
      });
    }
  }
}
