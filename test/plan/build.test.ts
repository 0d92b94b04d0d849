import { parseEndpoints } from '../../core/dms/endpoints.ts';
import { parseTask } from '../../core/dms/task.ts';
import { type PlannedPart, tableName } from '../../core/plan/schema.ts';
import endpointsData from '../dms/fixtures/describe-endpoints.json' with { type: 'json' };
import taskData from '../dms/fixtures/describe-replication-tasks.json' with { type: 'json' };
import { column, plan, type Setup, table } from './support.ts';

const consent = { reason: 'known', owner: 'data', expires: '2027-01-31' };
const expired = { ...consent, expires: '2026-11-21' };

/** The table settings of a configuration. */
const settings = (...tables: object[]) => ({ compare: { tables } });
const codes = (parts: readonly PlannedPart[]) =>
  Object.fromEntries(parts.map((part) => [tableName(part.table), part.problem?.code ?? null]));
const only = (setup: Setup): PlannedPart => {
  const [part] = plan(setup).parts;
  if (!part) throw new Error('the plan has no part');
  return part;
};

describe('a plan without a task', () => {
  test('has a part for every table that the globs take, in the order of their names', () => {
    const tables = ['public.b', 'public.a', 'sales.c', 'public.tmp_x'].map((name) => table(name));
    const built = plan({ tables, config: { tables: { include: ['public.*'], exclude: ['*.tmp_*'] } } });
    expect(built.parts.map((part) => [part.ordinal, tableName(part.table), part.lake.location])).toEqual([
      [0, 'public.a', '/lake/public/a'],
      [1, 'public.b', '/lake/public/b'],
    ]);
  });

  test('carries what the run needs, and no secret', () => {
    const built = plan({ config: { source: { kind: 'postgres', url: 'postgres://u@h/db', password: 'hunter2' } } });
    expect(built).toMatchObject({
      createdAt: '2026-11-22T10:00:00.000Z',
      task: null,
      source: { identity: 'postgres://h:5432/db', server: 'PostgreSQL 15', quiesced: null },
      settings: { settleSeconds: 30, sample: 25, values: 'masked', configDigest: 'abc' },
    });
    expect(JSON.stringify(built)).not.toContain('hunter2');
  });

  test('plans each column with what DMS is known to lose, and the primary key', () => {
    const part = only({});
    expect(part.columns.map(({ lakeName, losses }) => [lakeName, losses.map((loss) => loss.rule)])).toEqual([
      ['id', []],
      ['amount', ['notANumber', 'roundScale', 'overflow']],
      ['at', ['infinityDates']],
    ]);
    expect(part).toMatchObject({ key: ['id'], limits: [], problem: null, lakeOnlyColumns: [] });
  });

  test('leaves views and foreign tables out, unless they are named or the lake has them', () => {
    const tables = (['view', 'materialized view', 'foreign table'] as const).map((kind, i) =>
      table(`public.v${i}`, { kind }),
    );
    expect(plan({ tables }).parts).toEqual([]);
    expect(plan({ tables, config: { tables: { include: ['public.v1'] } } }).parts).toHaveLength(1);
    expect(plan({ tables, lakeTables: [{ schema: 'public', name: 'v2' }] }).parts).toHaveLength(1);
  });

  test('over no tables is a plan', () => {
    expect(plan({ tables: [] }).parts).toEqual([]);
  });
});

describe('what is not there', () => {
  test('a table that is named and not in the source is ERRORED, with the nearest name', () => {
    const part = only({ config: { tables: { include: ['public.ordrs'] } } });
    expect(part.problem).toMatchObject({ verdict: 'ERRORED', code: 'UnknownTable' });
    expect(part.problem?.message).toContain('public.ordrs. Did you mean public.orders?');
  });

  test('a pattern that takes nothing beside others that do is INCONCLUSIVE', () => {
    const { parts } = plan({ config: { tables: { include: ['public.*', 'publik.*'] } } });
    expect(codes(parts)).toEqual({ 'public.orders': null, 'publik.*': 'NothingSelected' });
    expect(parts[1]?.problem?.verdict).toBe('INCONCLUSIVE');
  });

  test('a folder of the lake without a table in the source is a part without a source', () => {
    const lakeTables = ['orders', 'gone', 'awsdms_status'].map((name) => ({ schema: 'public', name }));
    const { parts } = plan({ lakeTables: [...lakeTables, { schema: 'other', name: 'x' }] });
    expect(codes(parts)).toEqual({ 'public.gone': null, 'public.orders': null });
    expect(parts[0]).toMatchObject({ source: null, columns: [], key: [], lake: { location: '/lake/public/gone' } });
  });

  test('a named table that only the lake has is that part, not an unknown table', () => {
    const lakeTables = [{ schema: 'public', name: 'gone' }];
    expect(only({ lakeTables, config: { tables: { include: ['public.gone'] } } })).toMatchObject({
      source: null,
      problem: null,
    });
  });

  test('a table that may not be read in full is ERRORED', () => {
    const part = only({ tables: [table('public.orders', { unreadable: 'The role "r" lacks SELECT.' })] });
    expect(part.problem).toMatchObject({ verdict: 'ERRORED', code: 'MissingPrivilege' });
    expect(part.problem?.message).toContain('lacks SELECT');
  });
});

describe('narrowing a run', () => {
  const tables = ['public.orders', 'public.items', 'public.users'].map((name) => table(name));

  test('takes the tables that the globs match, numbered anew', () => {
    const { parts } = plan({ tables, tablesFilter: ['public.items', '*.us*'] });
    expect(parts.map((part) => [part.ordinal, part.table.name])).toEqual([
      [0, 'items'],
      [1, 'users'],
    ]);
  });

  test('does not make settings of the other tables wrong', () => {
    const config = settings({ table: 'public.orders', key: ['id'] });
    expect(plan({ tables, config, tablesFilter: ['public.items'] }).parts).toHaveLength(1);
  });

  test.each([
    ['public.ordes', /--tables: no table of this comparison is called public\.ordes\. Did you mean public\.orders/],
    ['orders', /--tables: 'orders' has no schema/],
  ])('%s is refused', (glob, message) => {
    expect(() => plan({ tables, tablesFilter: [glob] })).toThrow(message);
  });

  test('to a pattern that matches nothing is a plan over no tables', () => {
    expect(plan({ tables, tablesFilter: ['nothing.*'] }).parts).toEqual([]);
  });
});

describe('settings of a table', () => {
  test('a configured key replaces the primary key', () => {
    expect(only({ config: settings({ table: 'public.orders', key: ['at', 'id'] }) }).key).toEqual(['at', 'id']);
  });

  test('an exclusion stays on the column with its consent, and takes the primary key with it', () => {
    const part = only({ config: settings({ table: 'public.orders', exclude: [{ column: 'id', ...consent }] }) });
    expect(part.columns.map((c) => c.excluded)).toEqual([consent, null, null]);
    expect(part.key).toEqual([]);
  });

  test.each([
    ['in force', consent, consent],
    ['expired', expired, null],
  ])('a filter applies, and is a limit; its consent is %s', (_, given, accepted) => {
    const part = only({ config: settings({ table: 'public.orders', filters: [{ where: 'id > 5', ...given }] }) });
    expect(part.filters).toEqual([{ where: 'id > 5', consent: given }]);
    expect(part.limits).toEqual([expect.objectContaining({ kind: 'rowFilter', accepted })]);
    expect(part.limits[0]?.detail).toContain('id > 5');
  });

  test('rows that the source hides are a limit', () => {
    const hides = [{ kind: 'rowSecurity', detail: 'A policy applies.' }] as const;
    expect(only({ tables: [table('public.orders', { hides })] }).limits).toEqual([
      expect.objectContaining({ kind: 'hiddenRows', detail: 'A policy applies.', accepted: null }),
    ]);
  });

  test.each([
    [{ table: 'public.ordes' }, /compare\.tables\[0\]\.table: no table .* Did you mean public\.orders\?/],
    [
      { table: 'public.orders', key: ['idd'] },
      /compare\.tables\[0\]\.key\[0\]: public\.orders has no column idd\. Did you mean id/,
    ],
    [
      { table: 'public.orders', exclude: [{ column: 'Amount', ...consent }] },
      /compare\.tables\[0\]\.exclude\[0\]\.column: .* no column Amount\. Did you mean amount/,
    ],
    [
      { table: 'public.orders', key: ['id'], exclude: [{ column: 'id', ...consent }] },
      /compare\.tables\[0\]\.key\[0\]: id is excluded/,
    ],
  ])('%j is refused', (entry, message) => {
    expect(() => plan({ config: settings(entry) })).toThrow(message);
  });

  test.each([
    ['in force', consent, consent],
    ['expired', expired, null],
  ])('a source declared quiesced, with a consent that is %s', (_, quiesced, expected) => {
    const config = { source: { kind: 'postgres', url: 'postgres://u@h/db', quiesced } };
    expect(plan({ config }).source.quiesced).toEqual(expected);
  });
});

describe('a plan of a task', () => {
  const task = parseTask(taskData);
  const endpoints = parseEndpoints(endpointsData);
  const tables = [
    table('shop.orders'),
    table('shop.customers', { columns: [column('id'), column('ssn', 'text'), column('Op', 'text')] }),
    table('shop.tmp_load'),
    table('hr.people'),
  ];
  const config = { tables: {}, task: 'task.json', endpoints: 'endpoints.json' };
  const withTask = (more: Setup = {}) => plan({ task, endpoints, tables, config, ...more });
  const rules = (...more: object[]) => {
    const given = JSON.parse(taskData.ReplicationTasks[0]?.TableMappings ?? '').rules;
    const TableMappings = JSON.stringify({ rules: [...given, ...more] });
    return parseTask({ ...taskData.ReplicationTasks[0], TableMappings });
  };

  test('takes what its mappings select, under the names that they give', () => {
    const { parts, task: planned } = withTask();
    expect(parts.map((part) => [tableName(part.table), tableName(part.lake)])).toEqual([
      ['shop.customers', 'shop_raw.customers'],
      ['shop.orders', 'shop_raw.orders'],
    ]);
    expect(planned).toMatchObject({ id: 'shop-to-lake', stopReason: 'FULL_LOAD_ONLY_FINISHED' });
  });

  test("knows the losses and the columns of the endpoint's settings", () => {
    const orders = withTask().parts[1];
    expect(orders?.columns[2]?.losses.map((loss) => loss.rule)).toEqual(['infinityDates', 'milliseconds']);
    expect(orders?.lakeOnlyColumns.map((added) => added.name)).toEqual(['Op', 'dms_ts']);
  });

  test('a column that a rule removes is a limit; two columns of one name in the lake are ERRORED', () => {
    const customers = withTask().parts[0];
    expect(customers?.columns.map((planned) => planned.lakeName)).toEqual(['id', 'Op']);
    expect(customers?.limits).toEqual([
      expect.objectContaining({ kind: 'excludedColumn', column: 'ssn', accepted: null }),
    ]);
    expect(customers?.limits[0]?.detail).toContain("rule 4 'drop-ssn'");
    expect(customers?.problem?.code).toBe('SharedLakeColumn');
  });

  test('tables.include narrows it, and naming a table that it leaves alone is ERRORED', () => {
    const include = (name: string) => ({ config: { ...config, tables: { include: [name] } } });
    expect(codes(withTask(include('shop.ord*')).parts)).toEqual({ 'shop.orders': null });
    expect(codes(withTask(include('hr.people')).parts)).toEqual({ 'hr.people': 'NotSelected' });
  });

  test('folders of the lake are followed back through the transformations', () => {
    const folder = (schema: string, name: string) => ({ schema, name });
    const lakeTables = [
      folder('shop_raw', 'gone'),
      folder('shop_raw', 'tmp_load'),
      folder('shop', 'x'),
      folder('hr', 'people'),
    ];
    const gone = withTask({ lakeTables }).parts.filter((part) => part.source === null);
    expect(gone.map((part) => [tableName(part.table), tableName(part.lake), part.problem])).toEqual([
      ['shop.gone', 'shop_raw.gone', null],
      // A schema called shop_raw would be written there too, but the task does not select it.
    ]);
  });

  test('a table that the task names and the source has not is ERRORED', () => {
    const explicit = {
      'rule-type': 'selection',
      'rule-id': 50,
      'rule-name': 'one',
      'rule-action': 'explicit',
      'object-locator': { 'schema-name': 'hr', 'table-name': 'peple' },
    };
    const { parts } = withTask({ task: rules(explicit) });
    expect(codes(parts)['hr.peple']).toBe('UnknownTable');
    expect(parts[0]?.problem?.message).toContain('Did you mean hr.people?');
  });

  test('tables that are written to one folder are ERRORED, all of them, even when the run is narrowed to one', () => {
    const merge = {
      'rule-type': 'transformation',
      'rule-id': 50,
      'rule-name': 'merge',
      'rule-target': 'table',
      'rule-action': 'rename',
      'object-locator': { 'schema-name': 'shop', 'table-name': '%' },
      value: 'all',
    };
    const merged = { task: rules(merge) };
    expect(codes(withTask(merged).parts)).toEqual({
      'shop.customers': 'SharedLakeFolder',
      'shop.orders': 'SharedLakeFolder',
    });
    expect(codes(withTask({ ...merged, tablesFilter: ['shop.orders'] }).parts)).toEqual({
      'shop.orders': 'SharedLakeFolder',
    });
  });

  test('a rule that is not modelled is a limit', () => {
    const addColumn = {
      'rule-type': 'object-mapping',
      'rule-id': 50,
      'rule-name': 'stamp',
      'rule-action': 'map-record-to-record',
      'object-locator': { 'schema-name': 'shop', 'table-name': 'orders' },
    };
    const both = { ...rules(addColumn), migrationType: 'full-load-and-cdc' } as const;
    const details = withTask({ task: both }).parts[1]?.limits.map((one) => `${one.kind}: ${one.detail}`);
    expect(details).toEqual([
      expect.stringMatching(/^unmodelledRule: .*rule 50 'stamp' \(object-mapping map-record-to-record\)/),
    ]);
  });

  test('a padding that is not documented is a limit of the tables with char(n)', () => {
    const padding = endpoints.map((one) =>
      one.s3 ? { ...one, s3: { ...one.s3, addTrailingPaddingCharacter: true } } : one,
    );
    const padded = [table('shop.orders', { columns: [column('code', 'bpchar')], primaryKey: [] }), table('shop.items')];
    const { parts } = withTask({ endpoints: padding, tables: padded });
    expect(parts.map((part) => part.limits.length)).toEqual([0, 1]);
  });

  test('a task without its endpoints has no added columns, and no loss by setting', () => {
    const orders = withTask({ endpoints: null, config: { tables: {}, task: 'task.json' } }).parts[1];
    expect(orders?.lakeOnlyColumns).toEqual([]);
    expect(orders?.columns[2]?.losses.map((loss) => loss.rule)).toEqual(['infinityDates']);
  });
});
