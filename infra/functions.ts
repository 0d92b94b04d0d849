import { Duration, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Function as LambdaFunction, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type CodeOf, ENTRY_POINTS, type EntryPoint } from './bundle.ts';
import { logGroup } from './logs.ts';
import { acknowledgeTracing, allow, type Permission } from './permissions.ts';

export interface FunctionsProps {
  readonly codeOf: CodeOf;
  readonly key: IKey;
  readonly logsDays: number;
  /** The same for all: names, not secrets. */
  readonly environment: Readonly<Record<string, string>>;
  /** What `doctor` is told instead. */
  readonly doctorEnvironment: Readonly<Record<string, string>>;
  /** What each may do; nothing else. */
  readonly permissions: Readonly<Record<EntryPoint, readonly Permission[]>>;
}

/** In MiB. Judging holds the findings of a part, and concluding the report of all parts. */
const MEMORY: Readonly<Record<EntryPoint, number>> = {
  plan: 1024,
  'start-comparison': 512,
  'check-query': 256,
  'judge-part': 1024,
  conclude: 1024,
  trigger: 256,
  sweep: 512,
  doctor: 512,
};

/** The functions of the state machine and of the triggers, each with a role and a log group of its own. */
export class Functions extends Construct {
  private readonly functions: ReadonlyMap<EntryPoint, LambdaFunction>;

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id);
    this.functions = new Map(ENTRY_POINTS.map((entry) => [entry, this.make(entry, props)]));
  }

  get(entry: EntryPoint): LambdaFunction {
    const found = this.functions.get(entry);
    if (found === undefined) throw new Error(`There is no function ${entry}.`);
    return found;
  }

  all(): readonly LambdaFunction[] {
    return [...this.functions.values()];
  }

  private make(entry: EntryPoint, props: FunctionsProps): LambdaFunction {
    const { codeOf, environment, doctorEnvironment, key, logsDays, permissions } = props;
    const scope = new Construct(this, entry);
    const group = logGroup(scope, 'Logs', { key, logsDays });
    const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    allow(role, ...permissions[entry], {
      sid: 'Log',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [group.logGroupArn],
      why: 'streams of one log group, which Lambda names',
    });
    acknowledgeTracing(role);
    return new LambdaFunction(scope, 'Function', {
      description: `Loadproof: ${entry}`,
      // The one that people call, by its name.
      ...(entry === 'doctor' ? { functionName: `${Stack.of(this).stackName}-doctor` } : {}),
      code: codeOf(entry),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: MEMORY[entry],
      // As long as the state machine waits for a Task.
      timeout: Duration.minutes(15),
      role,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: group,
      environment: { ...(entry === 'doctor' ? doctorEnvironment : environment) },
    });
  }
}
