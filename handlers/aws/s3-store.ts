import { GetObjectCommand, PutObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import type { RunStore } from '../ports.ts';
import { awsError, faultOf } from './errors.ts';
import { folderPrefix, s3Uri } from './s3-uri.ts';

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
};

const OTHERWISE = {
  name: 'QueryFailed',
  remedy: "See the run's bucket: it must exist, in the region of the stack.",
} as const;

/**
 * Evidence of runs below a prefix of a bucket. The bucket encrypts and versions by its own settings; nothing here asks
 * for less. Its role needs s3:ListBucket too: without it S3 says 403 for a key that is absent.
 */
export class S3Store implements RunStore {
  readonly #s3: S3Client;
  readonly #bucket: string;
  readonly #prefix: string;

  constructor(s3: S3Client, bucket: string, prefix = '') {
    this.#s3 = s3;
    this.#bucket = bucket;
    this.#prefix = folderPrefix(prefix);
  }

  async putText(key: string, text: string): Promise<void> {
    const type = TYPES[key.slice(key.lastIndexOf('.') + 1)] ?? 'text/plain; charset=utf-8';
    const at = { Bucket: this.#bucket, Key: this.#prefix + key };
    try {
      // As bytes: of an empty text the SDK does not know the length, and S3 then refuses it.
      await this.#s3.send(new PutObjectCommand({ ...at, Body: Buffer.from(text, 'utf8'), ContentType: type }));
    } catch (error) {
      throw awsError(error, `Writing ${this.location(key)}`, OTHERWISE);
    }
  }

  async getText(key: string): Promise<string | null> {
    try {
      const got = await this.#s3.send(new GetObjectCommand({ Bucket: this.#bucket, Key: this.#prefix + key }));
      return (await got.Body?.transformToString('utf-8')) ?? '';
    } catch (error) {
      if (faultOf(error).name === 'NoSuchKey') return null;
      throw awsError(error, `Reading ${this.location(key)}`, OTHERWISE);
    }
  }

  /** By the object's ETag: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html */
  async swapText(key: string, text: string, known: string | null): Promise<boolean> {
    const at = { Bucket: this.#bucket, Key: this.#prefix + key };
    const condition = known === null ? { IfNoneMatch: '*' } : await this.#unchanged(at, known);
    if (condition === null) return false;
    const body = { Body: Buffer.from(text, 'utf8'), ContentType: 'application/json' };
    try {
      await this.#s3.send(new PutObjectCommand({ ...at, ...body, ...condition }));
      return true;
    } catch (error) {
      const { status } = faultOf(error);
      if (status === 412 || status === 409 || status === 404) return false;
      throw awsError(error, `Writing ${this.location(key)}`, OTHERWISE);
    }
  }

  /** What binds a write to this text; null where another is there already. */
  async #unchanged(at: { Bucket: string; Key: string }, known: string): Promise<{ IfMatch?: string } | null> {
    try {
      const got = await this.#s3.send(new GetObjectCommand(at));
      if ((await got.Body?.transformToString('utf-8')) !== known) return null;
      return got.ETag === undefined ? {} : { IfMatch: got.ETag };
    } catch (error) {
      if (faultOf(error).name === 'NoSuchKey') return null;
      throw awsError(error, `Reading s3://${at.Bucket}/${at.Key}`, OTHERWISE);
    }
  }

  location(key: string): string {
    return s3Uri(this.#bucket, this.#prefix + key);
  }

  async list(prefix: string): Promise<readonly string[]> {
    const keys: string[] = [];
    const request = { Bucket: this.#bucket, Prefix: this.#prefix + prefix };
    try {
      for await (const page of paginateListObjectsV2({ client: this.#s3 }, request)) {
        for (const { Key } of page.Contents ?? []) if (Key !== undefined) keys.push(Key.slice(this.#prefix.length));
      }
    } catch (error) {
      throw awsError(error, `Listing ${this.location(prefix)}`, OTHERWISE);
    }
    return keys.sort();
  }
}
