import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import type { LakeColumn, LakeFile } from '../../core/compare/columns.ts';
import type { CsvPlan, PlannedPart } from '../../core/plan/schema.ts';
import type { ComparisonSpec } from '../../core/sql/dialect.ts';
import { GlueTables } from '../../handlers/aws/glue-lake.ts';
import { S3Lake } from '../../handlers/aws/s3-lake.ts';
import { S3Store } from '../../handlers/aws/s3-store.ts';
import { type Answer, Fault } from './support/fake-aws.ts';
import { awsWorld } from './support/world.ts';

const world = awsWorld();

async function parquet(select: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'lake-'));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`copy (${select}) to '${folder}/f.parquet' (format parquet)`);
  connection.closeSync();
  const bytes = await readFile(join(folder, 'f.parquet'));
  await rm(folder, { recursive: true });
  return bytes;
}

const put = (key: string, body: Buffer | string = 'x', bucket = 'lake') => {
  const objects = world.aws.buckets.get(bucket) ?? new Map();
  world.aws.buckets.set(bucket, objects.set(key, { body: Buffer.from(body) }));
};
const lake = () => new S3Lake(world.clients.s3, 's3://lake/dms/');

describe('the lake in a bucket', () => {
  it('lists tables and files over several pages, and says of everything else why it is not read', async () => {
    world.aws.pageSize = 2;
    const base = 'dms/public/orders/';
    for (const key of [
      'LOAD00000001.parquet',
      'LOAD0000000A.parquet',
      'p1/LOAD00000001.parquet',
      'a/b/LOAD00000001.parquet',
      '20260304-021745123.parquet',
      '2026/03/04/20260304-021745123.parquet',
      'x/y/20260304-021745123.parquet',
      'LOAD00000001.csv',
      '_tmp/part',
      '_tmp/other',
    ])
      put(base + key);
    put(base, '');
    put('dms/public/ümläute & <mehr>/LOAD00000001.parquet');
    put('dms/public/awsdms_status/LOAD00000001.parquet');
    put('dms/.hidden/x/LOAD00000001.parquet');
    put('elsewhere/public/t/LOAD00000001.parquet');
    expect(await lake().tables()).toEqual([
      { schema: 'public', name: 'orders' },
      { schema: 'public', name: 'ümläute & <mehr>' },
    ]);
    const location = lake().location('public', 'orders');
    const { files, others } = await lake().list(location);
    expect(location).toBe('s3://lake/dms/public/orders/');
    expect(files.map(({ path }) => path)).toEqual([
      `${location}2026/03/04/20260304-021745123.parquet`,
      `${location}20260304-021745123.parquet`,
      `${location}LOAD00000001.csv`,
      `${location}LOAD00000001.parquet`,
      `${location}LOAD0000000A.parquet`,
      `${location}p1/LOAD00000001.parquet`,
    ]);
    expect(Object.fromEntries(others.map((o) => [o.path.slice(location.length), o.why]))).toEqual({
      '_tmp/': 'a hidden or temporary folder',
      'x/y/20260304-021745123.parquet': 'a file of changes in a folder that is no date partition of DMS',
      'a/b/LOAD00000001.parquet': 'a full-load file deeper in the folder than DMS writes it',
    });
  });

  it('takes an absent folder for an empty one, and no table for another whose name it begins', async () => {
    put('dms/public/orders_old/LOAD00000001.parquet');
    expect(await lake().list(lake().location('public', 'orders'))).toEqual({ files: [], others: [] });
  });

  it('refuses names that are paths, and locations that are not a table of this lake', async () => {
    put('dms/x');
    for (const at of [lake().location('a/..', 'b'), 's3://other/dms/a/b/', 's3://lake/dms/', 's3://lake/dms/a/b'])
      await expect(lake().list(at)).rejects.toMatchObject({ name: 'InvalidConfiguration' });
  });

  it('reads the head of a CSV file, and of a large one also its end, but no more', async () => {
    const plan: CsvPlan = {
      format: { delimiter: ',', rowDelimiter: '\n', quoted: true, nullText: '' },
      declared: true,
      header: true,
      gzip: false,
      binary: 'hex',
      fields: ['id', 'name'].map((name) => ({ name, real: false })),
      doubt: null,
    };
    const body = Buffer.from(`name,id\n${'x,1\n'.repeat(400_000)}`);
    put('dms/public/t/LOAD00000001.csv', body);
    put('dms/public/t/LOAD00000002.csv.gz', gzipSync('id,name\n1,x\n'));
    put('dms/public/t/LOAD00000003.csv', Buffer.alloc(0));
    const { files } = await lake().list('s3://lake/dms/public/t/');
    const [large, zipped, empty] = await Promise.all(
      files.map((file, i) => lake().describe(file, i === 2 ? { ...plan, header: false } : plan)),
    );
    expect(large).toMatchObject({ rows: null, csv: { skip: 1, fields: ['name', 'id'], lineBytes: body.length - 8 } });
    expect(zipped?.csv).toMatchObject({ gzip: true, notes: [expect.stringMatching(/compressed/)], lineBytes: null });
    expect(empty?.csv).toMatchObject({ skip: 0, lineBytes: 0 });
    const ranges = world.aws.inputs('GetObject').map(({ Range }) => Range);
    expect(ranges).toEqual(expect.arrayContaining(['bytes=0-1048575', `bytes=${body.length - 64}-${body.length - 1}`]));
  });

  it('reads a footer in two requests, and of a large file no more than its end', async () => {
    const body = await parquet(
      'select i::integer as id, md5(i::text) as t, now()::timestamp as at from range(20000) r(i)',
    );
    put('dms/public/t/LOAD00000001.parquet', body);
    const { files } = await lake().list('s3://lake/dms/public/t/');
    const [file] = files;
    if (file === undefined) throw new Error('no file');
    expect(body.length).toBeGreaterThan(300_000);
    expect(await lake().describe(file)).toMatchObject({
      rows: 20_000,
      columns: [
        { name: 'id', type: { kind: 'integer', bits: 32, signed: true } },
        { name: 't', type: { kind: 'string' } },
        { name: 'at', type: { kind: 'timestamp', unit: 'micros' } },
      ],
    });
    expect(world.aws.inputs('GetObject').map(({ Range }) => Range)).toEqual([
      `bytes=${body.length - 65_536}-${body.length - 1}`,
      'bytes=0-3',
    ]);
  });

  it.each([
    ['cut off', async () => (await parquet('select 1 as a')).subarray(0, 100), 'it does not end with PAR1'],
    ['empty', async () => Buffer.alloc(0), 'it is empty'],
    ['not Parquet', async () => Buffer.from('x'.repeat(200)), 'it does not begin with PAR1'],
  ])('names a file that is %s', async (_, body, why) => {
    put('dms/public/t/LOAD00000001.parquet', await body());
    const { files } = await lake().list('s3://lake/dms/public/t/');
    await expect(lake().describe(files[0] ?? { path: '', bytes: 0, modified: null })).rejects.toMatchObject({
      name: 'UnreadableLakeFile',
      message: expect.stringMatching(`s3://lake/dms/public/t/LOAD00000001.parquet.*${why}`),
    });
  });

  it.each([
    ['AccessDenied', 403, 'UnreadableLakeFile', 'We may not read'],
    ['InvalidObjectState', 403, 'UnreadableLakeFile', 'archived'],
    ['SlowDown', 503, 'Throttled', 'SlowDown'],
    ['InternalError', 500, 'SourceUnavailable', 'InternalError'],
  ])('takes %s for what it is', async (code, status, name, says) => {
    const file = { path: 's3://lake/dms/public/t/LOAD00000001.parquet', bytes: 500, modified: null };
    world.aws.buckets.set(
      'lake',
      new Map([['dms/public/t/LOAD00000001.parquet', { body: Buffer.alloc(500), fault: { code, status } }]]),
    );
    await expect(lake().describe(file)).rejects.toMatchObject({ name, message: expect.stringContaining(says) });
  });

  it('notices a file that was replaced since it was listed', async () => {
    put('dms/public/t/LOAD00000001.parquet', await parquet('select 1 as a'));
    const file = { path: 's3://lake/dms/public/t/LOAD00000001.parquet', bytes: 100, modified: null };
    await expect(lake().describe(file)).rejects.toMatchObject({ message: expect.stringContaining('it changed while') });
  });

  it('says that a bucket is not there', async () => {
    await expect(lake().tables()).rejects.toMatchObject({
      name: 'UnreadableLakeFile',
      message: expect.stringContaining('NoSuchBucket'),
    });
  });
});

describe('the store in a bucket', () => {
  it('keeps texts below its prefix, knows an absent key, and lists over pages', async () => {
    world.aws.buckets.set('evidence', new Map());
    world.aws.pageSize = 1;
    const store = new S3Store(world.clients.s3, 'evidence', '/proofs/');
    expect(await store.getText('runs/r/plan.json')).toBeNull();
    await store.putText('runs/r/plan.json', '{"a":"é"}');
    await store.putText('runs/r/queries/q', '');
    await store.putText('runs/s/plan.json', '{}');
    expect(await store.getText('runs/r/plan.json')).toBe('{"a":"é"}');
    expect(await store.getText('runs/r/queries/q')).toBe('');
    expect(await store.list('runs/r/')).toEqual(['runs/r/plan.json', 'runs/r/queries/q']);
    expect(store.location('runs/r/plan.json')).toBe('s3://evidence/proofs/runs/r/plan.json');
  });
});

describe('tables in Glue', () => {
  const tables = () => new GlueTables(world.clients.glue, 'loadproof');
  const file = (columns: LakeColumn[]): LakeFile => ({
    path: 's3://lake/f',
    bytes: 1,
    modified: null,
    rows: 1,
    columns,
  });
  const group = (...columns: LakeColumn[]) => ({ files: [file(columns)], columns });
  const part = { ordinal: 3, lake: { schema: 's', name: 't', location: 's3://lake/dms/s/t/' } } as PlannedPart;
  const spec = (columns: string[], ...lake: ReturnType<typeof group>[]) =>
    ({ columns: columns.map((lakeName) => ({ lakeName, form: { kind: 'text' } })), lake }) as unknown as ComparisonSpec;
  const columnsSent = () => {
    const [request] = world.aws.inputs('CreateTable') as { TableInput: { StorageDescriptor: { Columns: object[] } } }[];
    return request?.TableInput.StorageDescriptor.Columns;
  };

  it('declares the compared columns as the files hold them: clocks as integers, nothing rounded', async () => {
    world.aws.answer = () => ({});
    const types: [string, LakeColumn['type'], string][] = [
      ['Id', { kind: 'integer', bits: 64, signed: true }, 'bigint'],
      ['small', { kind: 'integer', bits: 16, signed: true }, 'int'],
      ['unsigned', { kind: 'integer', bits: 8, signed: false }, 'int'],
      ['price', { kind: 'decimal', precision: 28, scale: 6 }, 'decimal(28,6)'],
      ['at', { kind: 'timestamp', unit: 'micros', utc: false }, 'bigint'],
      ['clock', { kind: 'time', unit: 'micros', utc: false }, 'bigint'],
      ['wide', { kind: 'integer', bits: 64, signed: false }, 'bigint'],
      ['nanos', { kind: 'time', unit: 'nanos', utc: false }, 'bigint'],
      ['day', { kind: 'date' }, 'date'],
      ['half', { kind: 'float', bits: 32 }, 'float'],
      ['whole', { kind: 'float', bits: 64 }, 'double'],
      ['note', { kind: 'string' }, 'string'],
      ['raw', { kind: 'binary' }, 'binary'],
      ['flag', { kind: 'boolean' }, 'boolean'],
    ];
    const names = types.map(([name]) => name);
    const first = group(...types.map(([name, type]) => ({ name, type })), { name: 'left out', type: { kind: 'date' } });
    await tables().declareLake(
      'r-1',
      part,
      spec([...names, 'later'], first, group({ name: 'later', type: { kind: 'date' } })),
    );
    expect(columnsSent()).toEqual([
      ...types.map(([name, , type]) => ({ Name: name.toLowerCase(), Type: type })),
      { Name: 'later', Type: 'string' },
    ]);
    const [{ DatabaseName, TableInput } = {}] = world.aws.inputs('CreateTable');
    expect(DatabaseName).toBe('loadproof');
    expect(TableInput).toMatchObject({
      TableType: 'EXTERNAL_TABLE',
      StorageDescriptor: { Location: 's3://lake/dms/s/t/' },
    });
    expect(tables().lakeTable('r-1', 3)).toBe(
      `"awsdatacatalog"."loadproof"."${(TableInput as { Name: string }).Name}"`,
    );
    expect(tables().lakeTable('r-1', 3)).not.toBe(tables().lakeTable('r-2', 3));
  });

  it('declares CSV as whole lines: no byte of a line ends a field, and none is NULL', async () => {
    world.aws.answer = () => ({});
    const csv = {
      format: { delimiter: ',', rowDelimiter: '\n', quoted: true, nullText: '' },
      columns: 1,
      files: [{ path: 's3://lake/dms/s/t/LOAD00000001.csv', bytes: 9, gzip: false, skip: 1, places: [0] }],
    };
    await tables().declareLake('r-1', part, { ...spec(['a'], group({ name: 'a', type: { kind: 'string' } })), csv });
    expect(columnsSent()).toEqual([{ Name: 'line', Type: 'string' }]);
    expect(world.aws.inputs('CreateTable')[0]?.TableInput).toMatchObject({
      Parameters: { 'skip.header.line.count': '1' },
      StorageDescriptor: {
        Location: 's3://lake/dms/s/t/',
        SerdeInfo: { Parameters: { 'field.delim': '\n', 'serialization.null.format': '\n' } },
      },
    });
  });

  it('declares a table for each group of files: a load and changes, with what orders them', async () => {
    world.aws.answer = () => ({});
    const of = (type: LakeColumn['type']) => group({ name: 'a', type });
    const text = (name: string): LakeColumn => ({ name, type: { kind: 'string' } });
    const changes = {
      ...group({ name: 'a', type: { kind: 'string' } }, text('Op'), text('At')),
      changes: true as const,
    };
    const collapse = { operation: 'Op', order: { column: 'At', kind: 'moment' as const }, alone: true };
    await tables().declareLake('r-1', part, { ...spec(['a'], of({ kind: 'date' }), changes), collapse });
    const [load, captured] = world.aws
      .inputs('CreateTable')
      .map(({ TableInput }) => TableInput as { Name: string; StorageDescriptor: { Columns: object[] } });
    expect(captured?.Name).toBe(`${load?.Name}__2`);
    expect(captured?.StorageDescriptor).toMatchObject({
      Location: 's3://lake/dms/s/t/',
      Columns: [
        { Name: 'a', Type: 'string' },
        { Name: 'op', Type: 'string' },
        { Name: 'at', Type: 'string' },
      ],
    });
    expect(load?.StorageDescriptor.Columns[0]).toEqual({ Name: 'a', Type: 'date' });
    expect(tables().lakeTable('r-1', 3)).toBe(`"awsdatacatalog"."loadproof"."${load?.Name}"`);
  });

  it('declares anew what is there', async () => {
    world.aws.answer = ({ operation }) => (operation === 'CreateTable' ? new Fault('AlreadyExistsException') : {});
    await tables().declareLake('r-1', part, spec(['a'], group({ name: 'a', type: { kind: 'date' } })));
    expect(world.aws.inputs('UpdateTable')).toMatchObject([{ SkipArchive: true }]);
  });

  it.each([
    ['ThrottlingException', 'Throttled'],
    ['AccessDeniedException', 'SourceRefused'],
    ['EntityNotFoundException', 'QueryFailed'],
  ])('takes %s for %s', async (fault, name) => {
    world.aws.answer = () => new Fault(fault, 'Insufficient Lake Formation permission(s)');
    await expect(tables().declareStored('s3://evidence/runs/r-1/x')).rejects.toMatchObject({ name });
  });

  it('drops what is its own, and of that what it is told, in batches', async () => {
    const name = /"([^"]+)"$/.exec(tables().lakeTable('r-1', 0))?.[1] ?? '';
    const mark = name.slice(0, -1);
    const answers: Answer = ({ operation, input }) => {
      if (operation !== 'GetTables') return {};
      if (input.NextToken !== undefined) return { TableList: [{ Name: 'users_own', CreateTime: 1 }] };
      const TableList = Array.from({ length: 150 }, (_, i) => ({ Name: `${mark}${i}`, CreateTime: 1_772_000_000 + i }));
      return { TableList, NextToken: 'more' };
    };
    world.aws.answer = answers;
    await tables().dropRun('r-1');
    const batches = world.aws.inputs('BatchDeleteTable') as { TablesToDelete: string[] }[];
    expect(batches.map(({ TablesToDelete }) => TablesToDelete.length)).toEqual([100, 50]);
    expect(batches.flatMap(({ TablesToDelete }) => TablesToDelete)).not.toContain('users_own');
    expect(world.aws.inputs('GetTables')[0]).toEqual({ DatabaseName: 'loadproof', Expression: `${mark}.*` });
    world.aws.calls.length = 0;
    await tables().dropOlderThan(new Date(1_772_000_010_000));
    const [old] = world.aws.inputs('BatchDeleteTable') as { TablesToDelete: string[] }[];
    expect(old?.TablesToDelete).toHaveLength(10);
  });
});
