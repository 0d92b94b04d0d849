import { App, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks } from 'cdk-nag';
import { parseStack } from '../../core/config/stack.ts';
import { readStackConfig } from '../../infra/config.ts';
import { LoadproofStack } from '../../infra/stack.ts';

export const EXAMPLE = 'examples/stack/loadproof.yaml';

/** The stack of a configuration. The code of the functions is not in the template, so these have none of it. */
export function stackOf(config = readStackConfig(EXAMPLE)): { readonly app: App; readonly stack: LoadproofStack } {
  // Stack traces of constructs are most of the time of a synthesis here.
  const app = new App({ analyticsReporting: false, context: { 'aws:cdk:disable-stack-trace': true } });
  const codeOf = () => Code.fromInline('exports.handler = async () => {}');
  return { app, stack: new LoadproofStack(app, { config, root: process.cwd(), codeOf }) };
}

export function templateOf(config = readStackConfig(EXAMPLE)): Template {
  return Template.fromStack(stackOf(config).stack);
}

/** The smallest stack, with changes. */
export function configOf(changes: Readonly<Record<string, unknown>> = {}) {
  return parseStack({
    account: '111122223333',
    region: 'eu-west-1',
    sources: [SOURCE],
    lake: { bucket: 'example-data-lake' },
    alerts: { emails: ['data@example.com'] },
    ...changes,
  });
}

export const SOURCE = {
  name: 'shop',
  kind: 'postgres',
  host: 'db.example.com',
  database: 'shop',
  secret: 'loadproof/shop',
  network: {
    vpc: 'vpc-0123456789abcdef0',
    subnets: ['subnet-0123456789abcdef0'],
    databaseSecurityGroup: 'sg-0123456789abcdef0',
  },
};

/** What the rules of cdk-nag find in a stack, acknowledged or not. */
export function nagOf(app: App): string[] {
  const checks = new AwsSolutionsChecks(app);
  Validations.of(app).addPlugins(checks);
  return checks
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ resourceLogicalId }) => `${ruleName} ${resourceLogicalId}`),
    );
}
