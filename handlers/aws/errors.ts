import { type ErrorName, LoadproofError } from '../errors.ts';

/**
 * What the AWS SDK throws, as errors of ours: their names decide how the state machine goes on. Names of errors:
 * the services' API references, https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html and
 * https://docs.aws.amazon.com/athena/latest/APIReference/CommonErrors.html
 */

interface AwsFault {
  readonly name: string;
  readonly message: string;
  /** Undefined where no answer came: the network failed. */
  readonly status: number | undefined;
}

export function faultOf(error: unknown): AwsFault {
  const e = error instanceof Error ? error : new Error(String(error));
  const metadata = '$metadata' in e && typeof e.$metadata === 'object' && e.$metadata !== null ? e.$metadata : {};
  const status = 'httpStatusCode' in metadata ? Number(metadata.httpStatusCode) : undefined;
  return { name: e.name, message: e.message, status };
}

const THROTTLED =
  /Throttl|TooManyRequests|SlowDown|RequestLimitExceeded|LimitExceededException$|ExecutionLimitExceeded/;
const REFUSED =
  /AccessDenied|Unauthorized|Forbidden|ExpiredToken|InvalidAccessKeyId|SignatureDoesNotMatch|KMS\w*Exception/;
const UNAVAILABLE = /InternalServer|InternalError|InternalFailure|ServiceUnavailable|RequestTimeout|TimeoutError/;

/** How a failed request to a service is to be taken; null where the request itself was at fault. */
export function classOf(error: unknown): 'Throttled' | 'SourceRefused' | 'SourceUnavailable' | null {
  const { name, status } = faultOf(error);
  if (THROTTLED.test(name) || status === 429) return 'Throttled';
  if (REFUSED.test(name) || status === 403) return 'SourceRefused';
  if (UNAVAILABLE.test(name) || status === undefined || status >= 500) return 'SourceUnavailable';
  return null;
}

const REMEDIES = {
  Throttled: 'Compare fewer tables at once, or ask for a higher quota of the service; then run again.',
  SourceRefused:
    "Allow the action to the function's role (docs/security.md lists what each needs), and see the key's policy.",
  SourceUnavailable: "See the service's health and the function's way to it (VPC endpoints, NAT); then run again.",
};

/** Whether a service or the network failed us: the SDK's errors carry metadata, those of Node's sockets a code. */
export function isFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return '$metadata' in error || ('code' in error && typeof error.code === 'string') || error.name === 'TimeoutError';
}

/**
 * The error for a request that failed. `doing` says what was asked, with the name of what it was asked of; `otherwise` is
 * the error where the request itself was at fault.
 */
export function awsError(
  error: unknown,
  doing: string,
  otherwise: { readonly name: ErrorName; readonly remedy: string },
): unknown {
  // A defect of ours stays one, and an error of ours what it is.
  if (error instanceof LoadproofError || !isFault(error)) return error;
  const kind = classOf(error);
  const { name, message } = faultOf(error);
  const text = `${doing} failed: ${name}: ${message.slice(0, 2_000)}`;
  return new LoadproofError(kind ?? otherwise.name, text, kind === null ? otherwise.remedy : REMEDIES[kind], {
    cause: error,
  });
}
