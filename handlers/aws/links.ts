import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { AlertLinks } from '../../core/alerts/alert.ts';

export interface LinkSettings {
  readonly kind: 'console' | 'presigned';
  readonly region: string;
  readonly bucket: string;
  readonly stateMachineArn: string;
}

/** A presigned link ends with the credentials of the function, which is earlier: hours, not days. */
const PRESIGNED_SECONDS = 12 * 3600;

/** Links to a run's report and execution: to the console, for people with access; or one that expires, for the reader. */
export async function linksOf(s3: S3Client, settings: LinkSettings, runId: string): Promise<AlertLinks> {
  const { kind, region, bucket } = settings;
  const key = `runs/${runId}/report.html`;
  const report =
    kind === 'presigned'
      ? await getSignedUrl(s3, new GetObjectCommand({ Bucket: bucket, Key: key }), { expiresIn: PRESIGNED_SECONDS })
      : `https://${region}.console.aws.amazon.com/s3/object/${bucket}?region=${region}&prefix=${encodeURIComponent(key)}`;
  return { report, execution: executionLink(settings, runId) };
}

export function executionArn(stateMachineArn: string, name: string): string {
  return `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
}

export function executionLink({ region, stateMachineArn }: LinkSettings, runId: string): string {
  const arn = executionArn(stateMachineArn, runId);
  return `https://${region}.console.aws.amazon.com/states/home?region=${region}#/v2/executions/details/${arn}`;
}

export function taskLink(region: string, id: string): string {
  return `https://${region}.console.aws.amazon.com/dms/v2/home?region=${region}#taskDetails/${encodeURIComponent(id)}`;
}
