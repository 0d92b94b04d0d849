/**
 * What can go wrong between the Action and AWS, or in what the workflow's author wrote: an error with what is wrong, and
 * what to do. Whatever AWS calls it, the author reads the name of the input or of the permission.
 */

export class ActionError extends Error {
  readonly remedy: string;
  /** 64 is the author's mistake (`EX_USAGE`), 3 a check that broke. */
  readonly exitCode: 3 | 64;

  constructor(message: string, remedy: string, options: { readonly cause?: unknown; readonly exitCode?: 3 | 64 } = {}) {
    super(message, { cause: options.cause });
    this.name = 'ActionError';
    this.remedy = remedy;
    this.exitCode = options.exitCode ?? 3;
  }
}

/** What is asked of Step Functions, each by the permission that it needs. */
export type Operation = 'StartExecution' | 'DescribeExecution' | 'StopExecution';

const CREDENTIALS =
  'Run aws-actions/configure-aws-credentials in a step before this one, in the same job; with OIDC the job needs `permissions: id-token: write`.';

interface Known {
  readonly error: RegExp;
  readonly message: string;
  readonly remedy: string;
}

const KNOWN: readonly Known[] = [
  {
    error: /^Expired(?:Token|TokenException)$/,
    message: 'The AWS credentials have expired.',
    remedy:
      'Ask for a longer session: role-duration-seconds of aws-actions/configure-aws-credentials, which the role must allow, and which must outlast timeout-minutes.',
  },
  {
    error: /^(?:UnrecognizedClientException|InvalidClientTokenId|InvalidSignatureException|IncompleteSignature\w*)$/,
    message: 'AWS does not accept the credentials.',
    remedy: CREDENTIALS,
  },
  {
    error: /^(?:CredentialsProviderError|TokenProviderError|MissingAuthenticationToken\w*)$/,
    message: 'There are no AWS credentials in the environment.',
    remedy: CREDENTIALS,
  },
  {
    error: /^StateMachineDoesNotExist$/,
    message: 'There is no state machine of this ARN: %arn%.',
    remedy: "Take state-machine-arn from the outputs of Loadproof's stack, and check its account and region.",
  },
  {
    error: /^(?:InvalidArn|StateMachineTypeNotSupported)$/,
    message: 'Step Functions takes this ARN for no state machine that can be waited for: %arn%.',
    remedy: "Take state-machine-arn from the outputs of Loadproof's stack.",
  },
  {
    error: /^StateMachineDeleting$/,
    message: 'The state machine is being deleted: %arn%.',
    remedy: "Deploy Loadproof's stack again, and take its new ARN.",
  },
  {
    error: /^ExecutionLimitExceeded$/,
    message: 'The account runs as many executions as it may.',
    remedy: 'Wait until some have ended, or have the quota of open executions raised; then run the job again.',
  },
  {
    error: /^(?:Throttl\w+|TooManyRequests\w*|RequestLimitExceeded|ServiceUnavailable\w*|InternalServer\w*)$/,
    message: 'Step Functions refused for want of capacity, however often it was asked.',
    remedy: 'Run the job again; start fewer jobs at the same time.',
  },
  {
    error: /^(?:TimeoutError|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|NetworkingError)$/,
    message: 'Step Functions could not be reached.',
    remedy:
      "Check the region in state-machine-arn, the runner's network and proxy (HTTPS_PROXY is not used), and AWS_ENDPOINT_URL; then run the job again.",
  },
];

/** The error of a call to Step Functions, in words that name what is to be changed. */
export function awsError(error: unknown, operation: Operation, arn: string): ActionError {
  const names = namesOf(error);
  if (names.some((name) => /^AccessDenied(?:Exception)?$/.test(name))) return accessDenied(error, operation, arn);
  for (const { error: pattern, message, remedy } of KNOWN)
    if (names.some((name) => pattern.test(name)))
      return new ActionError(
        message.replace('%arn%', () => arn),
        remedy,
        { cause: error },
      );
  const detail = error instanceof Error ? error.message : String(error);
  return new ActionError(
    `${operation} failed: ${names[0] ?? 'Error'}: ${detail}`,
    'Run the job again. If it fails again, look for this error in the documentation of AWS Step Functions.',
    { cause: error },
  );
}

/** The permission that AWS names, or the one that the call needs. */
function accessDenied(error: unknown, operation: Operation, arn: string): ActionError {
  const text = error instanceof Error ? error.message : '';
  const [, action = `states:${operation}`, resource = arn] =
    /perform: ([a-zA-Z0-9-]+:[A-Za-z]+)(?: on resource: (arn:[^\s]+))?/.exec(text) ?? [];
  const why = /with an explicit deny/.test(text) ? ' A policy denies it explicitly.' : '';
  return new ActionError(
    `The role may not ${action} on ${resource}.${why}`,
    `Add ${action} on that resource to the role that the workflow assumes; docs/action.md has the whole policy.`,
    { cause: error },
  );
}

/** Names and codes of an error and of what it wraps. */
function namesOf(error: unknown): string[] {
  const names: string[] = [];
  let one: unknown = error;
  for (let depth = 0; depth < 5 && one instanceof Error; depth++) {
    names.push(one.name);
    if ('code' in one && typeof one.code === 'string') names.push(one.code);
    one = one.cause;
  }
  return names;
}
