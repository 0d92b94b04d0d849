import { csvOfFile } from '../../core/csv/plan.ts';
import { cdcLimits, cdcPlanOf } from '../../core/dms/cdc.ts';
import { changesTime, isChangesFile } from '../../core/dms/lake-layout.ts';
import { S3_DEFAULTS, type S3Settings } from '../../core/dms/s3-settings.ts';
import { parseTask } from '../../core/dms/task.ts';
import type { CsvPlan } from '../../core/plan/schema.ts';

const s3 = (settings: Partial<S3Settings>): S3Settings => ({ ...S3_DEFAULTS, ...settings });

function taskOf(fields: Record<string, unknown>, settings: object = {}) {
  const rule = {
    'rule-type': 'selection',
    'rule-id': '1',
    'rule-name': 'a',
    'rule-action': 'include',
    'object-locator': { 'schema-name': 'public', 'table-name': '%' },
  };
  return parseTask({
    ReplicationTaskIdentifier: 't',
    ReplicationTaskArn: 'arn:aws:dms:eu-west-1:111122223333:task:T',
    MigrationType: 'full-load-and-cdc',
    TableMappings: JSON.stringify({ rules: [rule] }),
    ReplicationTaskSettings: JSON.stringify(settings),
    ...fields,
  });
}

/** User Guide, S3 target, "Indicating source DB operations in migrated S3 data". */
test.each([
  ['csv', false, false, false, 'always'],
  ['csv', true, false, false, 'always'],
  ['csv', false, true, false, 'never'],
  ['csv', true, true, false, 'always'],
  ['csv', false, false, true, 'either'],
  ['csv', true, false, true, 'always'],
  ['parquet', false, false, false, 'always'],
  ['parquet', false, true, false, 'either'],
  ['parquet', true, true, false, 'either'],
  ['parquet', false, false, true, 'either'],
] as const)(
  '%s, includeOp %s, inserts only %s, inserts and updates %s: Op %s',
  (dataFormat, op, only, both, expected) => {
    const settings = { dataFormat, includeOpForFullLoad: op, cdcInsertsOnly: only, cdcInsertsAndUpdates: both };
    expect(cdcPlanOf(null, s3(settings))).toMatchObject({
      operation: expected,
      deletes: !only && !both,
      updates: !only,
      hasLoad: true,
    });
  },
);

test('the best column of the order comes first, whatever the order of the rules is', () => {
  const headers = [
    { header: 'AR_H_STREAM_POSITION', lakeName: 'lsn' },
    { header: 'AR_H_COMMIT_TIMESTAMP', lakeName: 'committed' },
    { header: 'AR_H_CHANGE_SEQ', lakeName: 'seq' },
  ];
  expect(cdcPlanOf(null, s3({ timestampColumnName: 'at' }), headers).order).toEqual([
    { column: 'seq', kind: 'sequence' },
    { column: 'committed', kind: 'moment' },
    { column: 'at', kind: 'moment' },
  ]);
  expect(cdcPlanOf(null, s3({})).order).toEqual([]);
});

test.each([
  ['', null],
  ['UTC', null],
  ['Etc/UTC', null],
  ['Europe/Paris', 'Europe/Paris'],
])('names in the zone %j', (datePartitionTimezone, timezone) => {
  expect(cdcPlanOf(null, s3({ datePartitionTimezone })).timezone).toBe(timezone);
});

test('files are of an earlier load where the task writes over old ones, and says when it began', () => {
  const stats = { ReplicationTaskStats: { FullLoadStartDate: '2026-03-04T00:00:00Z' } };
  const mode = (TargetTablePrepMode: string) => ({ FullLoadSettings: { TargetTablePrepMode } });
  const of = (fields: object, settings: object) => cdcPlanOf(taskOf({ ...fields }, settings), s3({})).loadStart;
  expect(of(stats, mode('DO_NOTHING'))).toBe('2026-03-04T00:00:00.000Z');
  expect(of(stats, mode('DROP_AND_CREATE'))).toBeNull();
  expect(of({}, mode('DO_NOTHING'))).toBeNull();
  expect(of({ ...stats, MigrationType: 'cdc' }, mode('DO_NOTHING'))).toBeNull();
});

test('changes of all tables are in the folder of CdcPath, where a task captures any', () => {
  const of = (fields: object, settings: Partial<S3Settings>) => cdcPlanOf(taskOf({ ...fields }), s3(settings));
  const preserved = { preserveTransactions: true, cdcPath: '/raw/changes/' };
  const stats = { ReplicationTaskStats: { FullLoadStartDate: '2026-03-04T00:00:00Z' } };
  expect(of({}, preserved).transactions).toEqual({ path: 'raw/changes', loadStart: null });
  expect(of(stats, preserved).transactions?.loadStart).toBe('2026-03-04T00:00:00.000Z');
  expect(of({ MigrationType: 'full-load' }, preserved)).not.toHaveProperty('transactions');
  expect(of({}, { cdcPath: 'raw' })).not.toHaveProperty('transactions');
});

test('what limits a comparison before a file is seen', () => {
  const kinds = (fields: object, settings: Partial<S3Settings> = {}) =>
    cdcLimits(taskOf({ ...fields }), s3(settings)).map(({ kind }) => kind);
  expect(kinds({})).toEqual([]);
  expect(kinds({ StopReason: 'Stop Reason STOPPED_AFTER_CACHED_EVENTS' })).toEqual([]);
  for (const reason of ['STOPPED_AFTER_FULL_LOAD', 'STOPPED_AFTER_DDL_APPLY'])
    expect(kinds({ StopReason: `Stop Reason ${reason}` })).toEqual(['behindSource']);
  expect(kinds({}, { preserveTransactions: true, cdcPath: 'changes' })).toEqual([]);
  const unknown = { useCsvNoSupValue: true, csvNoSupValue: 'NOT_LOGGED' };
  expect(kinds({}, unknown)).toEqual(['unmodelledRule']);
  expect(kinds({}, { ...unknown, dataFormat: 'parquet' })).toEqual([]);
  expect(kinds({ MigrationType: 'full-load' }, unknown)).toEqual([]);
});

test('the fields of a file of all tables: the operation always, then the values, and no header', () => {
  const given = { header: true, fields: ['at', 'id'].map((name) => ({ name, real: false })) } as unknown as CsvPlan;
  const owner = { table: 't', schema: 's' };
  const never = cdcPlanOf(null, s3({ cdcInsertsOnly: true }));
  const plan = csvOfFile(given, never, '/cdc/CDC_TXN-20260304010203004.csv', owner);
  expect(plan).toMatchObject({ header: false, owner, fields: [{ name: 'Op' }, { name: 'at' }, { name: 'id' }] });
  expect(csvOfFile(given, never, '/a/20260304-010203004.csv', owner)).not.toHaveProperty('owner');
});

test('the fields of a file of changes', () => {
  const field = (name: string) => ({ name, real: false });
  const plan = (names: string[]) => ({ fields: names.map(field) }) as CsvPlan;
  const names = (given: string[], settings: Partial<S3Settings>, path = '/a/20260304-010203004.csv') => {
    const { fields, mayLackFirst } = csvOfFile(plan(given), cdcPlanOf(null, s3(settings)), path);
    return [...fields.map(({ name }) => name), ...(mayLackFirst ? ['?'] : [])];
  };
  expect(names(['id'], {})).toEqual(['Op', 'id']);
  expect(names(['Op', 'at', 'id'], { includeOpForFullLoad: true })).toEqual(['Op', 'at', 'id']);
  expect(names(['at', 'id'], {})).toEqual(['Op', 'at', 'id']);
  expect(names(['id'], { cdcInsertsOnly: true })).toEqual(['id']);
  expect(names(['id'], { cdcInsertsAndUpdates: true })).toEqual(['Op', 'id', '?']);
  expect(names(['id'], {}, '/a/LOAD00000001.csv')).toEqual(['id']);
});

test.each([
  ['s3://b/t/2026/03/04/20260304-010203004.csv.gz', '20260304-0102030040'],
  ['C:\\lake\\t\\20260304-0102030045.parquet', '20260304-0102030045'],
  ['/t/LOAD00000001.parquet', null],
  ['/20260304-010203004.csv/LOAD00000001.parquet', null],
  ['/t/20260304-01020300.csv', null],
])('%s is of the time %s', (path, time) => {
  expect(changesTime(path)).toBe(time);
  expect(isChangesFile(path)).toBe(time !== null);
});
