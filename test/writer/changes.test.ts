/** Changes of a source as records, by what its log holds. */
import {
  type ChangeEvent,
  type ChangeOptions,
  changesToDms,
  encode,
  readTask,
  type SourceRows,
  type SourceValue,
  type TaskDescription,
} from '../../local/writer/index.ts';
import { mappings, selection, sourceRows, transformation } from '../support/dms-rows.ts';

const items = sourceRows({ id: 'int4', name: 'text', size: 'int4' }, []);
const row = (...values: SourceValue[]) => values;
let seq = 0;
const event = (op: ChangeEvent['op'], before: ChangeEvent['before'], after: ChangeEvent['after']): ChangeEvent => {
  seq++;
  return { op, schema: 'app', table: 'items', before, after, commitTime: BigInt(seq) * 1_000_000n, seq };
};
beforeEach(() => {
  seq = 0;
});

const history = () => [
  event('I', null, row('1', 'a', '5')),
  event('U', row('1', 'a', '5'), row('1', 'b', '6')),
  event('D', row('1', 'b', '6'), null),
];

function changes(
  events: ChangeEvent[],
  task: TaskDescription = {},
  options: ChangeOptions = {},
  source: SourceRows = items,
) {
  const described = readTask(task);
  const table = changesToDms(source, events, described, options);
  if (!table) throw new Error('not selected');
  return { table, s3: described.s3 };
}
const lines = (...given: Parameters<typeof changes>) => {
  const { table, s3 } = changes(...given);
  return encode(table, s3)
    .map((file) => Buffer.from(file.bytes).toString())
    .join('');
};

test('a delete has the key alone under PostgreSQL, the row under MySQL and with a full replica identity', () => {
  expect(lines(history())).toBe('I,1,a,5\nU,1,b,6\nD,1,,\n');
  expect(lines(history(), {}, { replicaIdentity: 'full' })).toBe('I,1,a,5\nU,1,b,6\nD,1,b,6\n');
  const mysql = {
    ...items,
    engine: 'mysql' as const,
    columns: items.columns.map((c, i) => ({ ...c, type: i === 1 ? 'longtext' : 'int' })),
  };
  expect(lines(history(), {}, {}, mysql)).toBe('I,1,a,5\nU,1,b,6\nD,1,b,6\n');
});

test('columns that the log does not hold are told from NULL, where the endpoint has a text for them', () => {
  const endpoint = { UseCsvNoSupValue: true, CsvNoSupValue: '?' };
  const events = [event('U', row('1', 'a', '5'), row('1', null, '5')), event('D', row('1', null, '5'), null)];
  expect(lines(events, { targetEndpoint: endpoint })).toBe('U,1,,5\nD,1,?,?\n');
});

test('without a key PostgreSQL gives inserts alone', () => {
  expect(lines(history(), {}, {}, { ...items, key: [] })).toBe('I,1,a,5\n');
  expect(lines(history(), {}, { replicaIdentity: 'full' }, { ...items, key: [] })).toBe('I,1,a,5\nU,1,b,6\nD,1,b,6\n');
});

test('a filter on a column outside the key lets no delete of PostgreSQL through', () => {
  const filter = (column: string) => ({
    tableMappings: mappings(
      selection('include', '%', '%', {
        filters: [
          {
            'filter-type': 'source',
            'column-name': column,
            'filter-conditions': [{ 'filter-operator': 'gte', value: '1' }],
          },
        ],
      }),
    ),
  });
  expect(lines(history(), filter('size'))).toBe('I,1,a,5\nU,1,b,6\n');
  expect(lines(history(), filter('size'), { replicaIdentity: 'full' })).toBe('I,1,a,5\nU,1,b,6\nD,1,b,6\n');
  expect(lines(history(), filter('id'))).toBe('I,1,a,5\nU,1,b,6\nD,1,,\n');
});

test('the losses of a load are those of changes', () => {
  const settings = { taskSettings: { TargetMetadata: { LobMaxSize: 1 } } };
  const { table } = changes([event('I', null, row('1', 'x'.repeat(1025), null))], settings);
  expect(table.records[0]?.values[1]).toBe('x'.repeat(1024));
});

test('change headers, in the order of the stream', () => {
  const add = (expression: string, value: string) => transformation('column', 'add-column', { expression, value });
  const tableMappings = mappings(
    selection(),
    ...[add('$AR_H_CHANGE_SEQ', 'seq'), add('$AR_H_OPERATION', 'what'), add('$AR_H_COMMIT_TIMESTAMP', 'at')],
    ...[add("operation_indicator('D','U','I')", 'sign'), add('$AR_H_STREAM_POSITION', 'lsn')],
  );
  const { table } = changes(history(), { tableMappings });
  const found = table.records.map((record) => record.values.slice(3));
  expect(found).toEqual([
    ['19700101000001000000000000000000001', 'INSERT', '1970-01-01 00:00:01.000000', 'I', '00000000/00000001'],
    ['19700101000002000000000000000000002', 'UPDATE', '1970-01-01 00:00:02.000000', 'U', '00000000/00000002'],
    ['19700101000003000000000000000000003', 'DELETE', '1970-01-01 00:00:03.000000', 'D', '00000000/00000003'],
  ]);
  expect(String(found[0]?.[0])).toHaveLength(35);
});

test('before-images are those of updates, of the key, of all but LOBs, or of all columns', () => {
  const rule = (filter: string) =>
    transformation(
      'column',
      'add-before-image-columns',
      { 'before-image-def': { 'column-prefix': 'old_', 'column-filter': filter } },
      '%',
    );
  const images = (filter: string) => {
    const { table } = changes(history(), { tableMappings: mappings(selection(), rule(filter)) });
    return [
      table.columns.slice(3).map((column) => column.name),
      ...table.records.map((record) => record.values.slice(3)),
    ];
  };
  expect(images('pk-only')).toEqual([['old_id'], [null], [1], [null]]);
  expect(images('non-lob')).toEqual([
    ['old_id', 'old_size'],
    [null, null],
    [1, 5],
    [null, null],
  ]);
  expect(images('all')).toEqual([
    ['old_id', 'old_name', 'old_size'],
    [null, null, null],
    [1, 'a', 5],
    [null, null, null],
  ]);
  const settings = {
    taskSettings: { BeforeImageSettings: { EnableBeforeImage: true, FieldName: 'B_', ColumnFilter: 'pk-only' } },
  };
  expect(changes(history(), settings).table.columns.map((column) => column.name)).toEqual([
    'id',
    'name',
    'size',
    'B_id',
  ]);
});

test('events of other tables are left to them', () => {
  const others = history().map((change) => ({ ...change, table: 'others' }));
  expect(changes([...history(), ...others]).table.records).toHaveLength(3);
});
