import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ConfigError } from '../core/config/errors.ts';
import { bundleFunctions } from './bundle.ts';
import { readStackConfig } from './config.ts';
import { LoadproofStack } from './stack.ts';

/**
 * The CDK app, run in the root of the repository: `npx cdk deploy -c config=<file>`, or `npm run synth` without the CLI.
 * Needs neither credentials nor network.
 */
function main(root: string): void {
  const app = new App();
  const [, , argument] = process.argv;
  const file: unknown = argument ?? app.node.tryGetContext('config') ?? 'loadproof.yaml';
  const config = readStackConfig(String(file));
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const codeOf = bundleFunctions(root, join(root, 'node_modules/.cache/loadproof/functions'));
  new LoadproofStack(app, { config, root, codeOf });
  app.synth();
}

try {
  main(process.cwd());
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  // The user's mistake: what to write instead, not a stack trace.
  console.error(error.message);
  process.exitCode = 1;
}
