/** Addresses in the AWS console: they say nothing to those who may not look. */

const CONSOLES: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** Partition and region of an ARN. */
export function placeOf(arn: string): { readonly partition: string; readonly region: string } {
  const [, partition = 'aws', , region = ''] = arn.split(':');
  return { partition, region };
}

function consoleOf(arn: string): { readonly host: string; readonly region: string } | null {
  const { partition, region } = placeOf(arn);
  const host = CONSOLES[partition];
  return host === undefined ? null : { host: `${region}.${host}`, region };
}

/** Null in a partition whose console is not known. */
export function executionUrl(arn: string): string | null {
  const at = consoleOf(arn);
  return at && `https://${at.host}/states/home?region=${at.region}#/v2/executions/details/${arn}`;
}

/** The object in the console of S3; null for a location that is not in S3. */
export function reportUrl(location: string, executionArn: string): string | null {
  const [, bucket, key] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/(.+)$/.exec(location) ?? [];
  const at = consoleOf(executionArn);
  if (bucket === undefined || key === undefined || at === null) return null;
  return `https://${at.host}/s3/object/${bucket}?region=${at.region}&prefix=${encodeURIComponent(key)}`;
}
