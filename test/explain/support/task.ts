import type { SourceFile } from '../../../core/explain/subjects.ts';

/** A task and its endpoints, of as little as a test needs to say. */
export interface Given {
  readonly type?: 'full-load' | 'cdc' | 'full-load-and-cdc';
  readonly engine?: string;
  /** `ReplicationTaskSettings`; null for a task that was described without them. */
  readonly settings?: object | null;
  readonly rules?: readonly object[];
  /** `S3Settings`; null for a task whose endpoints nobody described. */
  readonly s3?: object | null;
  /** Another engine than S3. */
  readonly target?: string;
  readonly attributes?: string;
  /** Settings of the source's engine, by their object. */
  readonly source?: object;
  readonly sourceAttributes?: string;
}

const SOURCE = 'arn:aws:dms:eu-west-1:111122223333:endpoint:SOURCE';
const TARGET = 'arn:aws:dms:eu-west-1:111122223333:endpoint:TARGET';

export const selection = (schema: string, table: string, more: object = {}): object => ({
  'rule-type': 'selection',
  'rule-id': '1',
  'rule-name': 'all',
  'rule-action': 'include',
  'object-locator': { 'schema-name': schema, 'table-name': table },
  ...more,
});

export const transformation = (
  id: number,
  action: string,
  target: string,
  locator: object,
  more: object = {},
): object => ({
  'rule-type': 'transformation',
  'rule-id': String(id),
  'rule-name': `t${id}`,
  'rule-action': action,
  'rule-target': target,
  'object-locator': locator,
  ...more,
});

/** The two files, as the AWS CLI prints them. */
export function files(given: Given): SourceFile[] {
  const settings = given.settings === undefined ? { Logging: { EnableLogging: true } } : given.settings;
  const task = {
    ReplicationTaskIdentifier: 'a-task',
    ReplicationTaskArn: 'arn:aws:dms:eu-west-1:111122223333:task:ATASK',
    SourceEndpointArn: SOURCE,
    TargetEndpointArn: TARGET,
    MigrationType: given.type ?? 'full-load',
    TableMappings: JSON.stringify({ rules: given.rules ?? [selection('shop', 'orders')] }),
    ...(settings === null ? {} : { ReplicationTaskSettings: JSON.stringify(settings) }),
  };
  const endpoints = [
    {
      EndpointArn: SOURCE,
      EndpointType: 'SOURCE',
      EngineName: given.engine ?? 'postgres',
      ExtraConnectionAttributes: given.sourceAttributes ?? '',
      ...given.source,
    },
    {
      EndpointArn: TARGET,
      EndpointType: 'TARGET',
      EngineName: given.target ?? 's3',
      ExtraConnectionAttributes: given.attributes ?? '',
      S3Settings: { BucketName: 'lake', DataFormat: 'parquet', ...given.s3 },
    },
  ];
  const described =
    given.s3 === null ? [] : [{ name: 'endpoints.json', text: JSON.stringify({ Endpoints: endpoints }, null, 2) }];
  return [{ name: 'task.json', text: JSON.stringify({ ReplicationTasks: [task] }, null, 2) }, ...described];
}
