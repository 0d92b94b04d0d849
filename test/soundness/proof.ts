/** One run of Loadproof over a table, or several, of the matrix; its front door is the command's. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunReport } from '../../core/report/schema.ts';
import { runFolder, runOver } from '../support/run-over.ts';
import { writeLake } from './lake.ts';
import type { PlantedTable } from './matrix/table.ts';
import type { Source } from './sources.ts';

const TARGET = 'arn:aws:dms:eu-west-1:111122223333:endpoint:LAKE';
const ORIGIN = 'arn:aws:dms:eu-west-1:111122223333:endpoint:SOURCE';

/** Writes the lake of the tables, all of one format, and runs the proof over it. Returns how many files each table has, too. */
export async function prove(
  source: Source,
  tables: readonly PlantedTable[],
): Promise<{ readonly report: RunReport; readonly files: ReadonlyMap<string, number> }> {
  const folder = runFolder();
  try {
    const files = new Map<string, number>();
    for (const planted of tables)
      files.set(planted.table.name, await writeLake(join(folder, 'lake'), source.schema, planted));
    await mkdir(join(folder, 'lake', source.schema), { recursive: true });
    await describe(folder, source, tables);
    const consent = '{ reason: the matrix expects it, owner: matrix, expires: 9999-12-31 }';
    const rules = tables.flatMap(({ table, accepts = [] }) =>
      accepts.map(
        (kind) => `  - ${consent.replace('{', `{ limit: ${kind}, table: '${source.schema}.${table.name}',`)}`,
      ),
    );
    const report = await runOver(source.url, folder, {
      include: tables.map(({ table }) => `${source.schema}.${table.name}`),
      more: [
        'task: ./task.json',
        'endpoints: ./endpoints.json',
        'compare: { sample: 1000, settleSeconds: 0 }',
        ...(rules.length === 0 ? [] : ['accept:', ...rules]),
      ].join('\n'),
    });
    return { report, files };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The task and its endpoints, as the AWS CLI prints them. */
async function describe(folder: string, source: Source, tables: readonly PlantedTable[]): Promise<void> {
  const rules = tables.map(({ table }, i) => ({
    'rule-type': 'selection',
    'rule-id': String(i + 1),
    'rule-name': String(i + 1),
    'object-locator': { 'schema-name': source.schema, 'table-name': table.name },
    'rule-action': 'include',
  }));
  const settings = {
    TargetMetadata: { SupportLobs: true, FullLobMode: false, LimitedSizeLobMode: true, LobMaxSize: 64 },
  };
  const captures = tables.some(({ changes }) => changes !== undefined);
  const task = {
    ReplicationTaskIdentifier: 'matrix',
    ReplicationTaskArn: 'arn:aws:dms:eu-west-1:111122223333:task:MATRIX',
    SourceEndpointArn: ORIGIN,
    TargetEndpointArn: TARGET,
    MigrationType: captures ? 'full-load-and-cdc' : 'full-load',
    TableMappings: JSON.stringify({ rules }),
    ReplicationTaskSettings: JSON.stringify(settings),
    Status: 'stopped',
    StopReason: captures ? 'Stop Reason NORMAL' : 'Stop Reason FULL_LOAD_ONLY_FINISHED',
  };
  const [first] = tables;
  const engine = source.kind === 'mysql' ? 'mariadb' : 'postgres';
  const endpoints = [
    { EndpointArn: ORIGIN, EndpointIdentifier: 'source', EndpointType: 'SOURCE', EngineName: engine },
    {
      EndpointArn: TARGET,
      EndpointIdentifier: 'lake',
      EndpointType: 'TARGET',
      EngineName: 's3',
      S3Settings: { BucketName: 'lake', ...first?.format.s3 },
    },
  ];
  await writeFile(join(folder, 'task.json'), JSON.stringify({ ReplicationTasks: [task] }));
  await writeFile(join(folder, 'endpoints.json'), JSON.stringify({ Endpoints: endpoints }));
}
