import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { DefinitionBody, LogLevel, StateMachine as Machine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from './acknowledge.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { Functions } from './functions.ts';
import { logGroup } from './logs.ts';
import { allow, type Permission } from './permissions.ts';

export interface StateMachineProps {
  readonly name: string;
  /** The folder that `infra/state-machine.asl.json` is in. */
  readonly root: string;
  readonly functions: Functions;
  readonly deadLetters: DeadLetters;
  readonly key: IKey;
  readonly logsDays: number;
}

/** The run: the very file that a local run executes, with the ARNs of its functions, and the rule for its bad ends. */
export class StateMachine extends Construct {
  readonly machine: Machine;

  constructor(scope: Construct, id: string, props: StateMachineProps) {
    super(scope, id);
    const role = this.role(props);
    this.machine = new Machine(this, 'Machine', {
      stateMachineName: props.name,
      comment: 'One run of Loadproof',
      role,
      // The text, not a file in S3: the template then shows what is deployed, and the tests read it from there.
      definitionBody: DefinitionBody.fromString(readFileSync(join(props.root, 'infra/state-machine.asl.json'), 'utf8')),
      definitionSubstitutions: substitutions(props.functions),
      tracingEnabled: true,
      logs: {
        destination: logGroup(this, 'Logs', props),
        level: LogLevel.ALL,
        // Names of tables only, but no input that anybody starts the machine with.
        includeExecutionData: false,
      },
    });
    this.concludeBadEnds(props);
    acknowledgeWildcard(role, 'Resource', '*', 'X-Ray, and the vended delivery of logs, have no resources');
  }

  /** What no state can catch: the machine itself failed, ran out of time, or was stopped. */
  private concludeBadEnds({ functions, deadLetters }: StateMachineProps): void {
    new Rule(this, 'BadEnd', {
      description: 'Loadproof: concludes a run that did not end by itself',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: {
          stateMachineArn: [this.machine.stateMachineArn],
          status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
        },
      },
      targets: [deadLetters.target(functions.get('conclude'))],
    });
  }

  private role({ name, functions }: StateMachineProps): Role {
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    const { machine, executions } = machineArns(Stack.of(this), name);
    allow(
      role,
      {
        sid: 'Functions',
        actions: ['lambda:InvokeFunction'],
        resources: STEPS.map((entry) => functions.get(entry).functionArn),
      },
      // A distributed Map starts its children as executions of the machine itself.
      { sid: 'StartParts', actions: ['states:StartExecution'], resources: [machine] },
      {
        sid: 'FollowParts',
        actions: ['states:DescribeExecution', 'states:StopExecution', 'states:RedriveExecution'],
        resources: executions,
        why: 'executions of this machine, and of its Map',
      },
    );
    return role;
  }
}

/** ARNs of a machine by its name: its functions know them, and it knows theirs. */
export function machineArns(stack: Stack, name: string): { readonly machine: string; readonly executions: string[] } {
  const arn = (resource: string) => stack.formatArn({ service: 'states', resource });
  return {
    machine: arn(`stateMachine:${name}`),
    executions: [arn(`execution:${name}:*`), arn(`execution:${name}/Parts:*`)],
  };
}

/** Starts runs, and asks what became of them. */
export function startRuns(stack: Stack, name: string): { readonly start: Permission; readonly follow: Permission } {
  const { machine, executions } = machineArns(stack, name);
  return {
    start: { sid: 'StartRuns', actions: ['states:StartExecution'], resources: [machine] },
    follow: {
      sid: 'FollowRuns',
      actions: ['states:DescribeExecution'],
      resources: executions.slice(0, 1),
      why: 'executions of this machine',
    },
  };
}

const STEPS = ['plan', 'start-comparison', 'check-query', 'judge-part', 'conclude'] as const;

function substitutions(functions: Functions): Record<string, string> {
  const placeholder = (entry: string) =>
    `${entry.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase())}FunctionArn`;
  return Object.fromEntries(STEPS.map((entry) => [placeholder(entry), functions.get(entry).functionArn]));
}
