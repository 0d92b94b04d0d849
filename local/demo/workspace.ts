import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { isMysqlUrl } from '../mysql/connection.ts';

/** Findings per kind that the demo's report shows: more than any fault makes but the file that is never delivered. */
export const DEMO_SAMPLE = 50;

/** The demo's folder: a lake, a task and a configuration, as a user would have them. */
export interface DemoWorkspace {
  readonly folder: string;
  readonly lake: string;
  readonly config: string;
  /** Where the runs and their reports go. */
  readonly out: string;
}

const ACCOUNT = 'arn:aws:dms:eu-central-1:111122223333';
const TASK_ARN = `${ACCOUNT}:task:LOADPROOFDEMO`;

/** Makes a folder of its own below `parent`, which stays for the user to look at. */
export async function makeWorkspace(parent: string): Promise<DemoWorkspace> {
  const root = resolve(parent, 'demo');
  await mkdir(root, { recursive: true });
  const folder = await mkdtemp(join(root, 'run-'));
  // The data is public, and a server under another account may have to read the lake.
  await chmod(folder, 0o755);
  const lake = join(folder, 'lake');
  await mkdir(lake);
  return { folder, lake, config: join(folder, 'loadproof.yaml'), out: join(folder, 'out') };
}

/** The cluster of a demo on Trino: the section `trino` of its configuration, but for the place of the lake. */
export interface DemoCluster {
  readonly section: Readonly<Record<string, unknown>>;
  readonly catalog: string;
  readonly schema: string;
  /** How Trino names the folder below which the demo works: `out` of its options. */
  readonly location: string;
}

export interface DemoConfiguration {
  /** The source's. */
  readonly url: string;
  readonly schemas: readonly string[];
  /** The source is a database that ends with the demo. */
  readonly inMemory: boolean;
  readonly cluster: DemoCluster | undefined;
}

/** Writes the files that a run reads. The password of the source is asked of PGPASSWORD, or of MYSQL_PWD. */
export async function writeConfiguration(workspace: DemoWorkspace, demo: DemoConfiguration): Promise<void> {
  const { folder } = workspace;
  await writeFile(join(folder, 'task.json'), json(taskDescription(demo.schemas)));
  const config = {
    ...engineOf(workspace, demo),
    lake: { path: './lake' },
    // Without endpoints.json, which is one task's: some tables are Parquet and some CSV, as two tasks write them.
    task: './task.json',
    compare: { sample: DEMO_SAMPLE },
    report: { values: 'plain', out: './out' },
  };
  const source = demo.inMemory ? 'a database in memory, and is gone' : 'dropped when it had ended';
  await writeFile(workspace.config, `# Written by 'loadproof demo'. The source was ${source}.\n${stringify(config)}`);
}

/** The source, and the engine that compares it. */
function engineOf({ folder }: DemoWorkspace, { url, inMemory, cluster }: DemoConfiguration): object {
  const quiesced = { reason: 'nothing writes to the demo', owner: 'loadproof demo', expires: '9999-12-31' };
  const kind = isMysqlUrl(url) ? 'mysql' : 'postgres';
  if (cluster === undefined) return { source: { kind, ...addressOf(url, inMemory), quiesced } };
  const { section, catalog, schema, location } = cluster;
  // The workspace is `out`/demo/<its name>.
  const lake = { catalog, schema, location: `${location.replace(/\/+$/, '')}/demo/${basename(folder)}/lake` };
  return { engine: 'trino', source: { kind, quiesced }, trino: { ...section, lake } };
}

function addressOf(text: string, inMemory: boolean): object {
  const url = new URL(text);
  const secret = url.password !== '' && !inMemory;
  url.password = '';
  return {
    url: url.href,
    ...(secret ? { password: isMysqlUrl(text) ? `\${env:MYSQL_PWD}` : `\${env:PGPASSWORD}` } : {}),
    // PGlite serves all connections from one session.
    ...(inMemory ? { maxConnections: 1 } : {}),
  };
}

/** As `aws dms describe-replication-tasks` prints a task that has ended. */
function taskDescription(schemas: readonly string[]): object {
  const rules = schemas.map((schema, i) => ({
    'rule-type': 'selection',
    'rule-id': String(i + 1),
    'rule-name': `include-${schema}`,
    'object-locator': { 'schema-name': schema, 'table-name': '%' },
    'rule-action': 'include',
  }));
  const task = {
    ReplicationTaskIdentifier: 'loadproof-demo',
    ReplicationTaskArn: TASK_ARN,
    SourceEndpointArn: `${ACCOUNT}:endpoint:SOURCE`,
    TargetEndpointArn: `${ACCOUNT}:endpoint:LAKE`,
    MigrationType: 'full-load-and-cdc',
    Status: 'stopped',
    StopReason: 'Stop Reason NORMAL',
    TableMappings: JSON.stringify({ rules }),
    ReplicationTaskSettings: JSON.stringify({ FullLoadSettings: { TargetTablePrepMode: 'DROP_AND_CREATE' } }),
  };
  return { ReplicationTasks: [task] };
}

const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
