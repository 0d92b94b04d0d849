import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { runKey } from '../evidence.ts';
import type { CanaryLake } from '../ports.ts';
import { awsError } from './errors.ts';
import { S3Lake } from './s3-lake.ts';
import { s3Uri } from './s3-uri.ts';

/** The canary's lake in the bucket of runs, which the queries of a run read and write anyway. */
export class S3Canary implements CanaryLake {
  readonly #s3: S3Client;
  readonly #bucket: string;
  readonly #lake: S3Lake;

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
    this.#lake = new S3Lake(s3, s3Uri(bucket, 'runs/'));
  }

  async put(runId: string, name: string, file: Uint8Array): Promise<string> {
    const folder = runKey(runId, 'canary/');
    const at = { Bucket: this.#bucket, Key: folder + name };
    try {
      await this.#s3.send(new PutObjectCommand({ ...at, Body: file, ContentType: 'application/octet-stream' }));
    } catch (error) {
      throw awsError(error, `Writing ${s3Uri(this.#bucket, folder)}`, {
        name: 'QueryFailed',
        remedy: "See the run's bucket: it must exist, in the region of the stack.",
      });
    }
    return s3Uri(this.#bucket, folder);
  }

  list(...[location]: Parameters<CanaryLake['list']>): ReturnType<CanaryLake['list']> {
    return this.#lake.list(location);
  }

  describe(...[file]: Parameters<CanaryLake['describe']>): ReturnType<CanaryLake['describe']> {
    return this.#lake.describe(file);
  }
}
