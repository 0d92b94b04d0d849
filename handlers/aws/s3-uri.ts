import { LoadproofError } from '../errors.ts';

/** A place in S3: `s3://bucket/key`. */
export interface S3Place {
  readonly bucket: string;
  readonly key: string;
}

export function parseS3Uri(uri: string): S3Place {
  const [, bucket, key = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/s.exec(uri) ?? [];
  if (bucket !== undefined) return { bucket, key };
  throw new LoadproofError(
    'InvalidConfiguration',
    `${JSON.stringify(uri)} is no place in S3.`,
    'Write it as s3://bucket/folder.',
  );
}

export const s3Uri = (bucket: string, key: string): string => `s3://${bucket}/${key}`;

/** A prefix that ends in a slash, or is empty. */
export function folderPrefix(key: string): string {
  const trimmed = key.replace(/^\/+|\/+$/g, '');
  return trimmed === '' ? '' : `${trimmed}/`;
}
