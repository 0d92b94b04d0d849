import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';

/** Entry points below `handlers/aws/lambda/`; each is one function. */
export const ENTRY_POINTS = [
  'plan',
  'start-comparison',
  'check-query',
  'judge-part',
  'conclude',
  'trigger',
  'sweep',
  'doctor',
] as const;
export type EntryPoint = (typeof ENTRY_POINTS)[number];

/** The code of a function, by its entry point. */
export type CodeOf = (entry: EntryPoint) => Code;

/** Bundles every entry point into `<folder>/<entry>/index.cjs`, by the very script that the tests of the functions use. */
export function bundleFunctions(root: string, folder: string): CodeOf {
  // Its list of sizes is for people who ask for it; CDK's own output goes to standard output.
  execFileSync(process.execPath, [join(root, 'scripts/build-lambda.mjs'), folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return (entry) => Code.fromAsset(join(folder, entry));
}
