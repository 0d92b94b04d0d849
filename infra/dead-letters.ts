import { Duration } from 'aws-cdk-lib';
import { type IRuleTarget, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeWildcard } from './acknowledge.ts';

/** Where an event ends that could not be delivered, or whose function failed at every try. An alarm watches it. */
export class DeadLetters extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, key: IKey) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: key,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(this.queue, 'SQS3', 'It is the dead-letter queue itself.');
  }

  /** Keeps the event of a function that fails again and again. */
  watch(target: LambdaFunction): void {
    target.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: new SqsDestination(this.queue),
    });
    for (const action of ['kms:ReEncrypt*', 'kms:GenerateDataKey*'])
      if (target.role !== undefined)
        acknowledgeWildcard(target.role, 'Action', action, 'Writes to the encrypted queue');
  }

  /** A function as the target of a rule, tried for a day. `input` replaces the event. */
  target(handler: LambdaFunction, input?: Readonly<Record<string, unknown>>): IRuleTarget {
    return new LambdaTarget(handler, {
      deadLetterQueue: this.queue,
      retryAttempts: 185,
      maxEventAge: Duration.hours(24),
      ...(input === undefined ? {} : { event: RuleTargetInput.fromObject(input) }),
    });
  }
}
