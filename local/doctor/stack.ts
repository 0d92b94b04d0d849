import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DoctorReport, doctorReport, doctorReportSchema, failed } from '../../core/doctor/report.ts';
import { parseJson, unpackCause } from '../../handlers/task.ts';
import { VERSION } from '../version.ts';

export interface StackAddress {
  /** `stack.name` of its configuration. */
  readonly stack: string;
  /** Null for the AWS CLI's own. */
  readonly region: string | null;
}

/** The function of a stack that looks at it from inside, with the very access that runs have. */
export const doctorFunction = (stack: string): string => `${stack}-doctor`;

/** As long as the function may take. */
const SECONDS = 900;

/**
 * Looks at a deployed stack, through its own function. The AWS CLI makes the call: it knows every way in which people
 * log in (profiles, single sign-on, roles), and none of that is ours to repeat.
 */
export async function examineStack(
  address: StackAddress,
  env: Readonly<Record<string, string | undefined>>,
): Promise<DoctorReport> {
  const folder = await mkdtemp(join(tmpdir(), 'loadproof-doctor-'));
  try {
    const answer = join(folder, 'answer.json');
    const call = await invoke(address, answer, env);
    if (call.problem !== null) return unreachable(address, call.problem);
    return reportOf(address, call.output, await readFile(answer, 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Problem {
  readonly detail: string;
  readonly remedy: string;
}

type Called = { readonly problem: null; readonly output: string } | { readonly problem: Problem };

async function invoke({ stack, region }: StackAddress, answer: string, env: NodeJS.ProcessEnv): Promise<Called> {
  const place = region === null ? [] : ['--region', region];
  const call = ['lambda', 'invoke', '--function-name', doctorFunction(stack)];
  const wait = ['--cli-read-timeout', String(SECONDS), '--output', 'json'];
  return new Promise((resolve) => {
    execFile('aws', [...call, ...place, ...wait, answer], { env }, (error, stdout, stderr) => {
      if (error === null) resolve({ problem: null, output: stdout });
      else resolve({ problem: problemOf(stack, error, stderr) });
    });
  });
}

const KNOWN: readonly { readonly says: RegExp; readonly remedy: (stack: string) => string }[] = [
  {
    says: /ResourceNotFoundException/,
    remedy: (stack) =>
      `There is no function ${doctorFunction(stack)} there: compare the name with stack.name and the region with stack.region of its loadproof.yaml; a stack from before there was a doctor must be deployed again.`,
  },
  {
    says: /AccessDenied|not authorized/i,
    remedy: (stack) =>
      `Allow lambda:InvokeFunction on the function ${doctorFunction(stack)} to who you are: aws sts get-caller-identity`,
  },
  {
    says: /credentials|ExpiredToken|UnrecognizedClient|SSO|InvalidClientTokenId/i,
    remedy: () =>
      'Log in as you do for the AWS CLI (aws sso login, AWS_PROFILE); aws sts get-caller-identity must answer.',
  },
  { says: /region/i, remedy: () => 'Name the region of the stack: --region eu-west-1' },
];

function problemOf(stack: string, error: Error & { code?: unknown }, stderr: string): Problem {
  if (error.code === 'ENOENT')
    return {
      detail: 'The AWS CLI (aws) is not installed, or not on the PATH.',
      remedy: `Install it (https://aws.amazon.com/cli/); or test the function ${doctorFunction(stack)} in the Lambda console: its answer is the same report.`,
    };
  const said = stderr.trim().slice(0, 2_000) || `it ended with ${String(error.code)}`;
  const known = KNOWN.find(({ says }) => says.test(said));
  return {
    detail: `The AWS CLI says: ${said}`,
    remedy: known?.remedy(stack) ?? 'Run the same aws lambda invoke by hand.',
  };
}

function reportOf(address: StackAddress, output: string, payload: string): DoctorReport {
  const data = parseJson(payload);
  const report = doctorReportSchema.safeParse(data);
  if (report.success) return report.data;
  const message = messageOf(data) ?? payload.slice(0, 1_000);
  const cause = unpackCause(message);
  const failure = output.includes('FunctionError') ? 'The function failed' : 'The function answered something else';
  return unreachable(address, {
    detail: `${failure}: ${cause?.message ?? message}`,
    remedy:
      cause?.remedy ?? `See the log of the function ${doctorFunction(address.stack)}, and deploy the stack again.`,
  });
}

function messageOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('errorMessage' in data)) return null;
  return String(data.errorMessage);
}

function unreachable({ stack, region }: StackAddress, { detail, remedy }: Problem): DoctorReport {
  const about = region === null ? stack : `${stack} in ${region}`;
  return doctorReport(about, VERSION, [{ id: 'function', title: 'function of the stack', ...failed(detail, remedy) }]);
}
