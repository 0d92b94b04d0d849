import type { LakeFile, LakeType } from '../../core/compare/columns.ts';
import type { PlannedPart } from '../../core/plan/schema.ts';
import type { ComparisonSpec } from '../../core/sql/dialect.ts';
import { ExistingTables } from '../../handlers/aws/existing-tables.ts';
import type { Spelling } from '../../handlers/ports.ts';
import { Fault } from './support/fake-aws.ts';
import { awsWorld } from './support/world.ts';

const world = awsWorld();
const PARQUET = { SerializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' };
const columns = [
  { Name: 'id', Type: 'bigint' },
  { Name: 'at', Type: 'bigint' },
];
const table = (Name: string, folder: string, changes = {}) => ({
  Name,
  PartitionKeys: [],
  ...changes,
  StorageDescriptor: { Location: `s3://lake/dms/${folder}`, Columns: columns, SerdeInfo: PARQUET, ...changes },
});
const part = (folder: string, changes = {}) =>
  ({
    table: { schema: 'public', name: folder },
    lake: { location: `s3://lake/dms/public/${folder}/` },
    source: {},
    problem: null,
    ...changes,
  }) as unknown as PlannedPart;

const timestamp: LakeType = { kind: 'timestamp', unit: 'micros', utc: true };
const spec = {
  columns: [{ lakeName: 'ID' }, { lakeName: 'at' }],
  lake: [
    {
      files: [] as LakeFile[],
      columns: [
        { name: 'ID', type: { kind: 'integer', bits: 64, signed: true } },
        { name: 'at', type: timestamp },
      ],
    },
  ],
} as unknown as ComparisonSpec;
const own = { lakeTable: () => 'own', declareLake: undefined } as unknown as Spelling;

async function existing(...tables: object[]): Promise<ExistingTables> {
  world.aws.answer = ({ input }) =>
    input.NextToken === undefined
      ? { TableList: tables.slice(0, 1), NextToken: 'more' }
      : { TableList: tables.slice(1) };
  return ExistingTables.of(world.clients.glue, 'shared');
}

test('a table is found by its folder, on whatever page, with or without a slash at its end, and used as it is', async () => {
  const tables = await existing(table('items', 'public/items/'), table('My"Orders', 'public/orders'));
  const found = tables.spelling(own, part('orders'));
  expect(found.lakeTable(part('orders'))).toBe('"awsdatacatalog"."shared"."My""Orders"');
  await expect(found.declareLake?.(part('orders'), spec)).resolves.toBeUndefined();
  expect(world.aws.calls.map(({ operation }) => operation)).toEqual(['GetTables', 'GetTables']);
});

test('a folder that no table lies over is an error by name; of what only the lake has nothing is read', async () => {
  const tables = await existing(table('orders', 'public/orders_old'));
  expect(() => tables.spelling(own, part('orders'))).toThrow(
    'No table of the Glue database shared lies over s3://lake/dms/public/orders/',
  );
  expect(tables.spelling(own, part('orders', { source: null }))).toBe(own);
});

test.each([
  [
    'a timestamp, which Athena rounds',
    { Columns: [columns[0], { Name: 'at', Type: 'timestamp' }] },
    'declares the column "at" timestamp, and its files hold bigint',
  ],
  ['a column that is not declared', { Columns: [columns[0]] }, 'declares the column "at" not at all'],
  ['partitions', { PartitionKeys: [{ Name: 'day', Type: 'string' }] }, 'has partitions'],
  [
    'another format',
    { SerdeInfo: { SerializationLibrary: 'org.apache.hadoop.hive.serde2.OpenCSVSerde' } },
    'does not read its files as Parquet',
  ],
])('%s is refused with what to declare', async (_, changes, message) => {
  const tables = await existing(table('orders', 'public/orders/', changes));
  const { declareLake } = tables.spelling(own, part('orders'));
  await expect(declareLake?.(part('orders'), spec)).rejects.toMatchObject({
    name: 'InvalidConfiguration',
    message: expect.stringContaining(message),
    remedy: expect.stringContaining('leave stack.lake.database out'),
  });
});

test('a database that is not there is an error of the configuration', async () => {
  world.aws.answer = () => new Fault('EntityNotFoundException', 'Database shared not found.');
  await expect(ExistingTables.of(world.clients.glue, 'shared')).rejects.toMatchObject({ name: 'InvalidConfiguration' });
});
