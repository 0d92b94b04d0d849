import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { objects, type Permission } from './permissions.ts';
import { privateBucket } from './run-store.ts';

export interface WorkgroupProps {
  readonly key: IKey;
  readonly name: string;
  /** A query that reads more is ended. */
  readonly scanLimitGb: number;
  readonly resultsDays: number;
}

/** Where every query runs: what it may scan, where its results go and how they are encrypted is not up to the caller. */
export class Workgroup extends Construct {
  readonly name: string;
  /** `s3://…/` of the results. */
  readonly results: string;
  private readonly bucket: Bucket;
  private readonly arn: string;

  constructor(scope: Construct, id: string, { key, name, scanLimitGb, resultsDays }: WorkgroupProps) {
    super(scope, id);
    this.name = name;
    this.bucket = this.resultsBucket(key, resultsDays);
    this.results = `s3://${this.bucket.bucketName}/athena/`;
    this.arn = Stack.of(this).formatArn({ service: 'athena', resource: 'workgroup', resourceName: name });
    new CfnWorkGroup(this, 'Workgroup', {
      name,
      description: 'Queries of Loadproof',
      // The history of its queries is not evidence, which is in the run store.
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: scanLimitGb * 1_000_000_000,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: this.results,
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: key.keyArn },
        },
      },
    });
  }

  /** Starts queries; Athena writes their results with the permissions of whoever started them. */
  run(): readonly Permission[] {
    return [
      { sid: 'RunQueries', actions: ['athena:StartQueryExecution', 'athena:GetWorkGroup'], resources: [this.arn] },
      {
        sid: 'WriteResults',
        actions: ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
        resources: [objects(this.bucket.bucketArn, 'athena/')],
        why: RESULTS,
      },
      this.findResults('s3:ListBucketMultipartUploads'),
    ];
  }

  /** Calls about queries that were started before: `GetQueryExecution`, `StopQueryExecution`, … */
  follow(...calls: readonly string[]): Permission {
    return { sid: 'FollowQueries', actions: calls.map((call) => `athena:${call}`), resources: [this.arn] };
  }

  /** Athena reads results with the permissions of whoever asks for them. */
  readResults(): readonly Permission[] {
    const resources = [objects(this.bucket.bucketArn, 'athena/')];
    return [{ sid: 'ReadResults', actions: ['s3:GetObject'], resources, why: RESULTS }, this.findResults()];
  }

  private findResults(...more: readonly string[]): Permission {
    return {
      sid: 'FindResults',
      actions: ['s3:GetBucketLocation', 's3:ListBucket', ...more],
      resources: [this.bucket.bucketArn],
    };
  }

  private resultsBucket(key: IKey, days: number): Bucket {
    const bucket = new Bucket(this, 'Results', {
      ...privateBucket,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      // What it holds expires by itself; emptying it would need a function with the right to delete.
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [{ expiration: Duration.days(days), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    });
    acknowledge(bucket, 'S1', 'Results of queries, which expire; the reads of the evidence itself are logged.');
    return bucket;
  }
}

const RESULTS = 'results of queries, which Athena names';
