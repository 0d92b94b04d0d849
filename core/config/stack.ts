import { ConfigError, type ConfigIssue } from './errors.ts';
import { didYouMean } from './nearest.ts';
import { issuesOf, readableIssue } from './parse.ts';
import { placeOfTask, type StackConfig, type StackSource, stackSchema } from './stack-schema.ts';

/**
 * Checks the `stack` section of a configuration file. Throws a ConfigError that lists everything that is wrong, each with
 * its path in the file and what to write instead.
 */
export function parseStack(data: unknown, fileName: string | null = null): StackConfig {
  const result = stackSchema.safeParse(data ?? {}, { error: readableIssue });
  const issues = result.success ? contradictions(result.data) : issuesOf(result.error, stackSchema);
  if (issues.length > 0)
    throw new ConfigError(
      issues.map((issue) => ({ ...issue, path: `stack${issue.path === '' ? '' : `.${issue.path}`}` })),
      fileName,
    );
  if (!result.success) throw result.error;
  return result.data;
}

/** What the schema cannot see: keys that need or exclude each other, and names that must be known. */
function contradictions(stack: StackConfig): ConfigIssue[] {
  return [
    ...(stack.sources.length === 0 ? [issue('sources', 'is empty: write at least one source with name and kind')] : []),
    ...stack.sources.flatMap((source, index) => sourceIssues(source, index, stack)),
    ...stack.tasks.flatMap((_, index) => taskIssues(stack, index)),
    ...alertIssues(stack),
    ...githubIssues(stack),
  ];
}

function issue(path: string, message: string): ConfigIssue {
  return { path, line: null, message };
}

const OWN_CONNECTOR = ['host', 'database', 'secret', 'network'] as const;

function sourceIssues(source: StackSource, index: number, stack: StackConfig): ConfigIssue[] {
  const at = `sources[${index}]`;
  const first = stack.sources.findIndex((other) => other.name === source.name);
  const twice =
    first < index ? [issue(`${at}.name`, `'${source.name}' is there twice: give each source its own name`)] : [];
  if (source.existing !== undefined) {
    const unused = OWN_CONNECTOR.filter((key) => source[key] !== undefined);
    return [
      ...twice,
      ...unused.map((key) => issue(`${at}.${key}`, 'is of no use with an existing catalog: leave it out')),
    ];
  }
  const missing = OWN_CONNECTOR.filter((key) => source[key] === undefined).map((key) =>
    issue(`${at}.${key}`, `is missing: write ${WANTED[key]}; or name an existing catalog in ${at}.existing`),
  );
  return [...twice, ...missing, ...oracleIssues(source, at), ...networkIssues(source, `${at}.network`)];
}

const WANTED: Readonly<Record<(typeof OWN_CONNECTOR)[number], string>> = {
  host: "the database's host name",
  database: 'the name of the database',
  secret: 'the name of a secret that has username and password',
  network: 'vpc, subnets and databaseSecurityGroup',
};

function oracleIssues(source: StackSource, at: string): ConfigIssue[] {
  if (source.kind !== 'oracle' || Object.keys(source.parameters).length === 0) return [];
  return [issue(`${at}.parameters`, "is not possible with Oracle's connection string: leave it out")];
}

/** What can be known of a network without asking AWS; the rest is `doctor`'s. */
function networkIssues({ network }: StackSource, at: string): ConfigIssue[] {
  if (network === undefined) return [];
  const { endpoints, routeTables } = network;
  const s3 = endpoints.includes('s3');
  return [
    ...(s3 && routeTables.length === 0
      ? [issue(`${at}.routeTables`, 'is missing: the endpoint of S3 needs the route tables of the subnets, rtb-…')]
      : []),
    ...(!s3 && routeTables.length > 0
      ? [issue(`${at}.routeTables`, 'is of use only with an endpoint of S3: write endpoints: [s3, …], or leave it out')]
      : []),
  ];
}

function taskIssues(stack: StackConfig, index: number): ConfigIssue[] {
  const task = stack.tasks[index];
  if (task === undefined) return [];
  const at = `tasks[${index}]`;
  const place = placeOfTask(task.arn);
  const found: ConfigIssue[] = [];
  if (place !== null && place.region !== stack.region)
    found.push(
      issue(
        `${at}.arn`,
        `is a task of ${place.region}, and this stack is in ${stack.region}: deploy a stack of its own there`,
      ),
    );
  if (place !== null && place.account !== stack.account)
    found.push(
      issue(
        `${at}.arn`,
        `is a task of account ${place.account}, and this stack is in ${stack.account}: deploy a stack of its own there`,
      ),
    );
  if (stack.tasks.findIndex((other) => other.arn === task.arn) < index)
    found.push(issue(`${at}.arn`, 'is there twice: write one entry per task'));
  return [...found, ...taskSourceIssues(stack, at, task.source)];
}

function taskSourceIssues(stack: StackConfig, at: string, source: string | undefined): ConfigIssue[] {
  const names = stack.sources.map(({ name }) => name);
  if (source === undefined)
    return names.length > 1 ? [issue(`${at}.source`, `is missing: write one of ${names.join(', ')}`)] : [];
  if (names.includes(source)) return [];
  return [
    issue(
      `${at}.source`,
      `'${source}' is not one of the sources.${didYouMean(source, names) || ` Known: ${names.join(', ')}`}`,
    ),
  ];
}

function alertIssues(stack: StackConfig): ConfigIssue[] {
  if (stack.alerts.emails.length > 0 || stack.alerts.slack !== undefined) return [];
  return [issue('alerts', 'tells nobody: write emails, or slack with workspace and channel')];
}

function githubIssues(stack: StackConfig): ConfigIssue[] {
  return (stack.github?.repositories ?? []).flatMap(({ branches, environments }, index) =>
    branches.length + environments.length > 0
      ? []
      : [issue(`github.repositories[${index}]`, 'would let every branch in: write branches or environments')],
  );
}
