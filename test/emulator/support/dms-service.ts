import { type Call, Fault } from '../../aws/support/fake-aws.ts';

/** What DMS says of one task and its endpoints, in the shape that its API answers in. */
export class DmsService {
  readonly arn: string;
  readonly #mappings: string;
  /** What differs from a full load that has ended. */
  task: { readonly [field: string]: unknown } = {};

  constructor(arn: string, schema: string) {
    this.arn = arn;
    const locator = { 'schema-name': schema, 'table-name': '%' };
    const rule = { 'rule-type': 'selection', 'rule-id': '1', 'rule-name': '1', 'rule-action': 'include', filters: [] };
    this.#mappings = JSON.stringify({ rules: [{ ...rule, 'object-locator': locator }] });
  }

  /** The task has loaded once more, and stopped then. */
  stopped(at: Date): void {
    this.task = { ReplicationTaskStats: { FullLoadProgressPercent: 100, StopDate: at.getTime() / 1000 } };
  }

  answer({ operation, input }: Call): unknown {
    if (operation === 'DescribeEndpoints') return { Endpoints: ENDPOINTS };
    if (operation !== 'DescribeReplicationTasks') return new Fault('InvalidParameterValueException', operation);
    const [{ Values = [] } = {}] = (input.Filters ?? []) as { Values?: string[] }[];
    if (!Values.includes(this.arn)) return new Fault('ResourceNotFoundFault', 'No tasks found matching this filter');
    return {
      ReplicationTasks: [{ ...TASK, ReplicationTaskArn: this.arn, TableMappings: this.#mappings, ...this.task }],
    };
  }
}

const SOURCE = 'arn:aws:dms:eu-west-1:111122223333:endpoint:SOURCE';
const TARGET = 'arn:aws:dms:eu-west-1:111122223333:endpoint:TARGET';

const TASK = {
  ReplicationTaskIdentifier: 'shop-to-lake',
  SourceEndpointArn: SOURCE,
  TargetEndpointArn: TARGET,
  MigrationType: 'full-load',
  ReplicationTaskSettings: '{}',
  Status: 'stopped',
  StopReason: 'Stop Reason FULL_LOAD_ONLY_FINISHED',
};

const ENDPOINTS = [
  { EndpointArn: SOURCE, EndpointType: 'SOURCE', EngineName: 'postgres' },
  {
    EndpointArn: TARGET,
    EndpointIdentifier: 'lake',
    EndpointType: 'TARGET',
    EngineName: 's3',
    S3Settings: { BucketName: 'shop-data-lake', BucketFolder: 'dms', DataFormat: 'parquet' },
  },
];
