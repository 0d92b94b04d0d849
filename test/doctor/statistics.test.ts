import { DmsApi } from '../../handlers/aws/dms.ts';
import { Fault } from '../aws/support/fake-aws.ts';
import { awsWorld } from '../aws/support/world.ts';

const world = awsWorld();
const TASK = 'arn:aws:dms:eu-west-1:111122223333:task:Q7EXAMPLETASKABCDEFGH234567';
const CONFIG = 'arn:aws:dms:eu-west-1:111122223333:replication-config:EXAMPLECONFIGABCDEFGHIJK';
const table = (TableName: string) => ({
  SchemaName: 'public',
  TableName,
  FullLoadRows: 5,
  TableState: 'Table completed',
});
const read = (name: string) => ({
  schema: 'public',
  name,
  loaded: { state: 'Table completed', rows: 5, errorRows: 0 },
});

test('statistics of tables are read to the last page', async () => {
  world.aws.answer = ({ input }) =>
    input.Marker === undefined
      ? { Marker: 'more', TableStatistics: [table('a'), table('b')] }
      : { TableStatistics: [table('c')] };
  expect(await new DmsApi(world.clients.dms).statistics(TASK)).toEqual(['a', 'b', 'c'].map(read));
  expect(world.aws.inputs('DescribeTableStatistics')).toEqual([
    { ReplicationTaskArn: TASK, MaxRecords: 500 },
    { ReplicationTaskArn: TASK, MaxRecords: 500, Marker: 'more' },
  ]);
});

test('of a serverless replication they have a call of their own', async () => {
  world.aws.answer = () => ({ ReplicationTableStatistics: [table('a')] });
  expect(await new DmsApi(world.clients.dms).statistics(CONFIG)).toEqual([read('a')]);
  expect(world.aws.inputs('DescribeReplicationTableStatistics')).toHaveLength(1);
});

test('without the permission it fails by name', async () => {
  world.aws.answer = () => new Fault('AccessDeniedFault');
  await expect(new DmsApi(world.clients.dms).statistics(TASK)).rejects.toMatchObject({ name: 'SourceRefused' });
});
