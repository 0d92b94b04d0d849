import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { objects, type Permission, useKey } from './permissions.ts';

export interface RunStoreProps {
  readonly key: IKey;
  readonly evidenceDays: number;
  readonly logsDays: number;
}

/** Everything below it belongs to a run: plan, results, rows, report. */
export const RUNS_PREFIX = 'runs/';
/** The comparison settings, which every run reads anew. */
export const SETTINGS_KEY = 'settings/loadproof.yaml';

/** The bucket of evidence. It outlives the stack; who reads it is on record. */
export class RunStore extends Construct {
  readonly bucket: Bucket;
  private readonly key: IKey;

  constructor(scope: Construct, id: string, { key, evidenceDays, logsDays }: RunStoreProps) {
    super(scope, id);
    this.key = key;
    this.bucket = new Bucket(this, 'Bucket', {
      ...privateBucket,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      serverAccessLogsBucket: this.accessLogs(logsDays),
      serverAccessLogsPrefix: 'runs/',
      lifecycleRules: [
        {
          id: 'runs',
          prefix: RUNS_PREFIX,
          expiration: Duration.days(evidenceDays),
          noncurrentVersionExpiration: Duration.days(30),
        },
        { id: 'leftovers', abortIncompleteMultipartUploadAfter: Duration.days(1), expiredObjectDeleteMarker: true },
      ],
    });
  }

  /** Plans, results and stored rows of runs; and the settings, for reading. */
  readAndWrite(): readonly Permission[] {
    return [this.runs(), ...this.readSettings()];
  }

  /** The settings; no run's evidence. */
  readSettings(): readonly Permission[] {
    return [
      { sid: 'Settings', actions: ['s3:GetObject'], resources: [`${this.bucket.bucketArn}/${SETTINGS_KEY}`] },
      {
        sid: 'ListRuns',
        // Without it S3 answers 403, not 404, for what is not there.
        actions: ['s3:ListBucket', 's3:GetBucketLocation', 's3:ListBucketMultipartUploads'],
        resources: [this.bucket.bucketArn],
      },
      useKey(this.key),
    ];
  }

  private runs(): Permission {
    return {
      sid: 'Runs',
      actions: ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
      resources: [objects(this.bucket.bucketArn, RUNS_PREFIX)],
      why: 'the objects of runs, whose names are made at run time',
    };
  }

  /** Server access logs cannot be encrypted with a customer managed key. */
  private accessLogs(days: number): IBucket {
    const bucket = new Bucket(this, 'AccessLogs', {
      ...privateBucket,
      encryption: BucketEncryption.S3_MANAGED,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [{ expiration: Duration.days(days) }],
    });
    acknowledge(bucket, 'S1', 'It is the bucket of access logs itself.');
    // The library is not written for exactOptionalPropertyTypes: its class is not quite its interface.
    return bucket as IBucket;
  }
}

/** No bucket of ours is public, or reachable without TLS. */
export const privateBucket = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
};
