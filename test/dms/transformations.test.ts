/** Every action of transformation rules, by examples of the shapes that the User Guide has. */
import { parseTableMappings } from '../../core/dms/mapping-rules.ts';
import { applyMappings, type MappedSource } from '../../core/dms/mappings.ts';
import { lakeOnlyTables } from '../../core/dms/reverse.ts';
import type { DmsTask } from '../../core/dms/task.ts';

type Rule = Record<string, unknown>;

let nextId = 2;
const transform = (target: string, action: string, where: Rule, more: Rule = {}): Rule => ({
  'rule-type': 'transformation',
  'rule-id': String(nextId),
  'rule-name': `rule ${nextId++}`,
  'rule-target': target,
  'rule-action': action,
  'object-locator': where,
  ...more,
});
const everything: Rule = {
  'rule-type': 'selection',
  'rule-id': '1',
  'rule-name': 'all',
  'rule-action': 'include',
  'object-locator': { 'schema-name': '%', 'table-name': '%' },
};
const mappings = (...rules: Rule[]) => parseTableMappings(JSON.stringify({ rules: [everything, ...rules] }));

const types: Readonly<Record<string, string>> = {
  int4: 'integer',
  int8: 'bigint',
  varchar: 'character varying(30)',
  text: 'text',
  numeric: 'numeric(10,2)',
  float4: 'real',
  timestamp: 'timestamp without time zone',
  date: 'date',
  bool: 'boolean',
};
const source = (schema: string, name: string, columns: Readonly<Record<string, string>>): MappedSource => ({
  schema,
  name,
  kind: 'table',
  primaryKey: Object.keys(columns).slice(0, 1),
  columns: Object.entries(columns).map(([column, baseType]) => ({
    name: column,
    type: types[baseType] ?? baseType,
    baseType,
    precision: baseType === 'numeric' ? 10 : null,
    scale: baseType === 'numeric' ? 2 : null,
    nullable: true,
  })),
});
const actor = source('test', 'Actor', {
  id: 'int4',
  first_name: 'varchar',
  col1: 'int4',
  col_2: 'varchar',
  Pre_x: 'date',
});
const mapped = (table: MappedSource, ...rules: Rule[]) => applyMappings(mappings(...rules), null, table, 'postgres');
const at = (schema: string, table?: string, column?: string, more: Rule = {}) => ({
  'schema-name': schema,
  ...(table === undefined ? {} : { 'table-name': table }),
  ...(column === undefined ? {} : { 'column-name': column }),
  ...more,
});
const names = (table: MappedSource, ...rules: Rule[]) => {
  const { schema, name, columns } = mapped(table, ...rules);
  return [`${schema}.${name}`, ...columns.map(({ lakeName }) => lakeName)].join(' ');
};

describe('names', () => {
  test.each<[string, Rule, string]>([
    [
      'rename a schema',
      transform('schema', 'rename', at('test'), { value: 'Test1' }),
      'Test1.Actor id first_name col1 col_2 Pre_x',
    ],
    [
      'rename-schema, its other spelling',
      transform('schema', 'rename-schema', at('test'), { value: 'T' }),
      'T.Actor id first_name col1 col_2 Pre_x',
    ],
    [
      'rename a table',
      transform('table', 'rename', at('test', 'Actor'), { value: 'Actor1' }),
      'test.Actor1 id first_name col1 col_2 Pre_x',
    ],
    [
      'rename a column',
      transform('column', 'rename', at('test', 'Actor', 'first_name'), { value: 'fname' }),
      'test.Actor id fname col1 col_2 Pre_x',
    ],
    [
      'remove columns',
      transform('column', 'remove-column', at('test', 'Actor', 'col%')),
      'test.Actor id first_name   Pre_x',
    ],
    [
      'convert-lowercase of a table',
      transform('table', 'convert-lowercase', at('test', 'Actor')),
      'test.actor id first_name col1 col_2 Pre_x',
    ],
    [
      'convert-uppercase of columns',
      transform('column', 'convert-uppercase', at('%', '%', '%')),
      'test.Actor ID FIRST_NAME COL1 COL_2 PRE_X',
    ],
    [
      'add-prefix to tables',
      transform('table', 'add-prefix', at('test', '%'), { value: 'DMS_' }),
      'test.DMS_Actor id first_name col1 col_2 Pre_x',
    ],
    [
      'replace-prefix of columns',
      transform('column', 'replace-prefix', at('%', '%', '%'), { value: 'NewPre_', 'old-value': 'Pre_' }),
      'test.Actor id first_name col1 col_2 NewPre_x',
    ],
    [
      'remove-suffix of tables',
      transform('table', 'remove-suffix', at('test', '%'), { value: 'tor' }),
      'test.Ac id first_name col1 col_2 Pre_x',
    ],
    ['include-column', transform('column', 'include-column', at('test', 'Actor', 'col_2')), 'test.Actor    col_2 '],
    [
      'a rule by data type',
      transform('column', 'add-suffix', at('%', '%', '%', { 'data-type': 'wstring' }), { value: '_s' }),
      'test.Actor id first_name_s col1 col_2_s Pre_x',
    ],
    [
      'an expression of a table',
      transform('table', 'rename', at('%', '%'), {
        expression: "$AR_M_SOURCE_SCHEMA || '_' || $AR_M_SOURCE_TABLE_NAME",
      }),
      'test.test_Actor id first_name col1 col_2 Pre_x',
    ],
    [
      'an expression of a column',
      transform('column', 'rename', at('%', '%', 'col%'), { expression: "upper($AR_M_SOURCE_COLUMN_NAME) || '_'" }),
      'test.Actor id first_name COL1_ COL_2_ Pre_x',
    ],
  ])('%s', (_, rule, expected) => {
    expect(names(actor, rule)).toBe(expected);
    const other = source('other', 'film', {});
    const hitsAll = JSON.stringify(rule['object-locator']).includes('"schema-name":"%"');
    if (!hitsAll) expect(names(other, rule)).toBe('other.film');
  });

  test('a name that an expression computes otherwise is not guessed', () => {
    const rule = transform('table', 'rename', at('test', '%'), { expression: 'hex($AR_M_SOURCE_TABLE_NAME)' });
    expect(mapped(actor, rule).problem).toMatchObject({
      code: 'UnknownLakeName',
      message: expect.stringMatching(/test\.Actor .* computes its name \(hex/),
    });
    const ofColumn = transform('column', 'rename', at('test', '%', 'id'), { expression: 'random()' });
    expect(mapped(actor, ofColumn).columns[0]).toMatchObject({
      lakeName: 'id',
      unverifiable: expect.stringMatching(/computes its name \(random/),
    });
  });

  test('a data type that is one of the source, or of DMS by another name, is a doubt', () => {
    const rule = transform('column', 'add-suffix', at('%', '%', '%', { 'data-type': 'varchar' }), { value: '_s' });
    const found = mapped(actor, rule);
    expect(found.columns.map(({ lakeName }) => lakeName)).toEqual(['id', 'first_name', 'col1', 'col_2', 'Pre_x']);
    expect(found.unmodelled.map(({ column }) => column)).toEqual(['first_name', 'col_2']);
  });

  test('two kinds of actions on one column are a doubt, two names are not', () => {
    const lower = transform('column', 'convert-lowercase', at('%', '%', '%'));
    const prefix = transform('column', 'add-prefix', at('%', '%', 'id'), { value: 'x' });
    const change = transform('column', 'change-data-type', at('%', '%', 'id'), { 'data-type': { type: 'int8' } });
    expect(mapped(actor, lower, prefix).unmodelled).toEqual([]);
    expect(mapped(actor, lower, change).unmodelled).toEqual([
      { column: 'id', detail: expect.stringMatching(/DMS applies one rule to an object, that with the lower id/) },
    ]);
  });
});

describe('values', () => {
  const table = source('s', 't', {
    ...{ n: 'int4', big: 'int8', v: 'varchar', note: 'text', price: 'numeric', r: 'float4' },
    ...{ at: 'timestamp', day: 'date', yes: 'bool' },
  });
  const change = (name: string, type: Rule) =>
    mapped(table, transform('column', 'change-data-type', at('s', 't', name), { 'data-type': type })).columns.find(
      (column) => column.source === name,
    )?.unverifiable ?? 'the same values';

  test.each<[string, Rule, string | RegExp]>([
    ['n', { type: 'int8' }, 'the same values'],
    ['n', { type: 'int2' }, /may not fit/],
    ['n', { type: 'uint8' }, /may not fit/],
    ['n', { type: 'string', length: '4092', scale: '' }, 'the same values'],
    ['n', { type: 'string', length: 5 }, /may be cut/],
    ['n', { type: 'numeric', precision: 38, scale: 10 }, 'the same values'],
    ['n', { type: 'numeric', precision: 12, scale: 2 }, /may not fit/],
    ['price', { type: 'numeric', precision: '38', scale: '10' }, 'the same values'],
    ['price', { type: 'numeric', precision: 10, scale: 1 }, /may not fit/],
    ['price', { type: 'int8' }, /not documented/],
    ['r', { type: 'real8' }, 'the same values'],
    ['v', { type: 'wstring', length: 30 }, 'the same values'],
    ['v', { type: 'string', length: 29 }, /may be cut/],
    ['v', { type: 'clob' }, /not documented/],
    ['at', { type: 'string' }, /not documented/],
    ['day', { type: 'datetime' }, /not documented/],
    ['yes', { type: 'int1' }, /not documented/],
    ['note', { type: 'wstring', length: 4000 }, /not documented/],
  ])('%s to %j', (name, type, expected) => {
    expect(change(name, type)).toMatch(expected);
  });

  test.each<[string, string, string, Rule, RegExp | string]>([
    ['a hash', 'v', 'data-masking-hash-mask', {}, 'hashMask'],
    ['digits', 'v', 'data-masking-digits-mask', { value: '#' }, 'digitsMask #'],
    ['random digits', 'v', 'data-masking-digits-randomize', {}, /by random ones/],
    ['a hash of a large object', 'note', 'data-masking-hash-mask', {}, /masks texts \(STRING, WSTRING\) alone/],
    ['a hash of a number', 'n', 'data-masking-hash-mask', {}, /masks texts/],
  ])('%s', (_, name, action, more, expected) => {
    const found = mapped(table, transform('column', action, at('s', 't', name), more)).columns.find(
      (c) => c.source === name,
    );
    const [loss] = found?.losses ?? [];
    const shown = loss ? `${loss.rule}${loss.rule === 'digitsMask' ? ` ${loss.by}` : ''}` : found?.unverifiable;
    expect(shown).toMatch(expected);
    expect(found?.lakeName).toBe(name);
  });

  test('a mask goes together with a change of type of a lower id', () => {
    const change1 = transform('column', 'change-data-type', at('s', 't', 'n'), {
      'data-type': { type: 'string', length: '100' },
    });
    const mask = transform('column', 'data-masking-hash-mask', at('s', 't', 'n'));
    expect(mapped(table, change1, mask).columns[0]).toMatchObject({
      unverifiable: null,
      losses: [{ rule: 'hashMask' }],
    });
    expect(mapped(table, mask, { ...change1, 'rule-id': '900' }).columns[0]?.unverifiable).toMatch(/masks texts/);
  });

  test.each<[string, Rule]>([
    ['a rename', transform('column', 'rename', at('s', 't', 'v'), { value: 'w' })],
    ['an include', transform('column', 'include-column', at('s', 't', 'v'))],
  ])('a mask together with %s is not guessed', (_, other) => {
    const mask = transform('column', 'data-masking-hash-mask', at('s', 't', 'v'));
    const found = mapped(table, other, mask).columns.find(({ source: name }) => name === 'v');
    expect(found).toMatchObject({ losses: [], unverifiable: expect.stringMatching(/whether DMS applies both/) });
  });
});

describe('added columns', () => {
  const item = source('Test', 'ITEM', { ID: 'int4', FIRST_NAME: 'varchar', LAST_NAME: 'varchar', SOLD: 'date' });
  const add = (expression: string | null, type: Rule | null = { type: 'string', length: 50 }, value = 'NEW') =>
    mapped(
      item,
      transform('column', 'add-column', at('Test', 'ITEM'), {
        value,
        ...(expression === null ? {} : { expression }),
        ...(type === null ? {} : { 'data-type': type }),
      }),
    );

  test.each<[string, string | null, Rule | null, string | RegExp]>([
    ['a concatenation', "$FIRST_NAME||'_'||$LAST_NAME", { type: 'string', length: 50 }, 'text'],
    ['the schema', '$AR_M_SOURCE_SCHEMA', { type: 'string', length: 50 }, 'text'],
    ['the table, after the rules', '$AR_M_MODIFIED_TABLE_NAME', { type: 'wstring', length: 50 }, 'text'],
    ['a number', '42', { type: 'int4' }, 'integer'],
    ['a function that both sides have', "replace(trim($LAST_NAME), ' ', '')", { type: 'string', length: 50 }, 'text'],
    ['a default', "coalesce($LAST_NAME, 'none')", { type: 'string', length: 50 }, 'text'],
    [
      'an operation',
      "operation_indicator('D', 'U', 'I')",
      { type: 'string', length: 50 },
      /operation_indicator is of the change/,
    ],
    ['a position', '$AR_H_STREAM_POSITION', { type: 'string', length: 50 }, /AR_H_STREAM_POSITION is of the change/],
    ['a sequence', '$AR_H_CHANGE_SEQ', { type: 'string', length: 50 }, /AR_H_CHANGE_SEQ is of the change/],
    ['the time of loading', 'datetime ()', { type: 'datetime', precision: 6 }, /datetime\(\).* is not evaluated here/],
    [
      'a decision',
      "CASE WHEN round($ID)>=20 THEN 'SENIOR' ELSE 'JUNIOR' END",
      { type: 'string', length: 50 },
      /is not evaluated here/,
    ],
    ['a rounding', 'round($ID)', { type: 'int8' }, /round\(\)/],
    ['a hash', 'hash_sha256($ID)', { type: 'string', length: 64 }, /hash_sha256\(\)/],
    [
      'the type of a column',
      '$AR_M_SOURCE_COLUMN_DATATYPE',
      { type: 'string', length: 50 },
      /AR_M_SOURCE_COLUMN_DATATYPE is not known/,
    ],
    ['nothing', null, { type: 'datetime', precision: 6 }, /without an expression/],
    ['a text of another type', "'2026-01-01'", { type: 'date' }, /as date is not documented/],
    ['no type', "'x'", null, /without a data-type/],
    ['an open text', "'x", { type: 'string' }, /is not evaluated here/],
    ['an open parenthesis', "('x'", { type: 'string' }, /not closed/],
    ['nothing after ||', "'x'||", { type: 'string' }, /ends too early/],
  ])('%s', (_, expression, type, expected) => {
    const [added] = add(expression, type).added;
    expect(added?.lakeName).toBe('NEW');
    expect(added?.kind === 'lakeOnly' ? added.reason : added?.kind).toMatch(expected);
  });

  test.each<[string, string, number, string]>([
    ['by its name, after the rule', 'NEW', 1, 'text hashMask'],
    ['by its name, before the rule', 'NEW', -1, 'lakeOnly'],
    ['by a pattern', '%', 1, 'lakeOnly'],
  ])('a mask of an added column %s', (_, name, later, expected) => {
    const add1 = transform('column', 'add-column', at('Test', 'ITEM'), {
      value: 'NEW',
      expression: '$FIRST_NAME',
      'data-type': { type: 'string' },
    });
    const id = String(Number(add1['rule-id']) + later * 1000 + (later < 0 ? 2000 : 0));
    const mask = transform('column', 'data-masking-hash-mask', at('Test', 'ITEM', name), { 'rule-id': id });
    const rules = later < 0 ? [{ ...add1, 'rule-id': '9000' }, mask] : [add1, mask];
    const [found] = mapped(item, ...rules).added;
    const losses = found?.kind === 'lakeOnly' ? [] : (found?.losses ?? []).map(({ rule }) => rule);
    expect([found?.kind, ...losses].join(' ')).toBe(expected);
  });

  test('headers are told to whoever orders changes by them', () => {
    expect(add('$AR_H_CHANGE_SEQ', undefined, 'seq').headers).toEqual([{ header: 'AR_H_CHANGE_SEQ', lakeName: 'seq' }]);
  });

  test('of two rules for one column the lower id adds it', () => {
    const rules = ["'late'", "'early'"].map((expression, i) =>
      transform('column', 'add-column', at('Test', 'ITEM'), {
        'rule-id': String(700 - i),
        value: 'x',
        expression,
        'data-type': { type: 'string' },
      }),
    );
    expect(mapped(item, ...rules).added).toMatchObject([{ expression: { kind: 'literal', text: 'early' } }]);
  });

  test.each<[string, Rule, string[]]>([
    ['pk-only by default', {}, ['BI_emp_no']],
    [
      'non-lob',
      { 'column-filter': 'non-lob', 'column-prefix': '', 'column-suffix': '_old' },
      ['emp_no_old', 'name_old'],
    ],
    ['all', { 'column-filter': 'all' }, ['BI_emp_no', 'BI_name', 'BI_cv']],
  ])('before images: %s', (_, def, expected) => {
    const employees = source('hr', 'employees', { emp_no: 'int4', name: 'varchar', cv: 'text' });
    const rule = transform('column', 'add-before-image-columns', at('%', 'employees'), { 'before-image-def': def });
    const { added } = mapped(employees, rule);
    expect(added.map(({ kind, lakeName }) => `${kind} ${lakeName}`)).toEqual(
      expected.map((name) => `lakeOnly ${name}`),
    );
  });
});

describe('keys and settings of tables', () => {
  const item = source('inventory', 'ITEM', { ITEM_NAME: 'varchar', MODEL: 'varchar', PART: 'int4' });
  const key = (...columns: string[]) =>
    transform('table', 'define-primary-key', at('inventory', 'ITEM'), { 'primary-key-def': { name: 'k', columns } });

  test.each([[['ITEM_NAME', 'PART']], [['PART', 'ITEM_NAME']]])('a key of %j', (columns) => {
    expect(mapped(item, key(...columns)).key?.columns).toEqual(columns);
  });

  test('a key by the names of the lake, and a rename that has nothing to do with it', () => {
    const lower = transform('column', 'convert-lowercase', at('%', '%', '%'));
    const rename = transform('table', 'rename', at('inventory', 'ITEM'), { value: 'items', 'rule-id': '3000' });
    const found = mapped(item, lower, key('part'), rename);
    expect([found.key?.columns, found.name]).toEqual([['PART'], 'items']);
  });

  const settings = (more: Rule, table = 'ITEM') => ({
    'rule-type': 'table-settings',
    'rule-id': '800',
    'rule-name': 'settings',
    'object-locator': at('inventory', table),
    ...more,
  });

  test.each<[string, Rule, Rule | null]>([
    ['limited', { mode: 'limited', 'bulk-max-size': '16' }, { mode: 'limited', bulkMaxSizeKb: 16 }],
    ['unlimited', { mode: 'unlimited', 'bulk-max-size': '0' }, { mode: 'unlimited', bulkMaxSizeKb: 0 }],
    ['none', { mode: 'none' }, null],
  ])('large objects: %s', (_, lob, expected) => {
    const found = mapped(item, settings({ 'lob-settings': lob })).lob;
    expect(found === null ? null : { mode: found.mode, bulkMaxSizeKb: found.bulkMaxSizeKb }).toEqual(expected);
    expect(mapped(item, settings({ 'lob-settings': lob }, 'OTHER')).lob).toBeNull();
  });

  test('ranges leave NULL out; of several columns the documents say two things', () => {
    const ranges = (...columns: string[]) =>
      mapped(item, settings({ 'parallel-load': { type: 'ranges', columns, boundaries: [['a']] } })).rows;
    expect(ranges('PART')).toEqual([
      {
        kind: 'ranges',
        rule: "rule 800 'settings'",
        where: { kind: 'and', of: [{ kind: 'present', column: 'PART' }] },
        doubts: [],
      },
    ]);
    expect(ranges('MODEL', 'PART')[0]?.doubts[0]?.because).toMatch(/rows with NULL in PART/);
    const full = { ...item, columns: item.columns.map((column) => ({ ...column, nullable: false })) };
    expect(mapped(full, settings({ 'parallel-load': { type: 'ranges', columns: ['PART'] } })).rows).toEqual([]);
  });

  test('ranges by a column that is not there, and chosen partitions, are told', () => {
    const wrong = mapped(item, settings({ 'parallel-load': { type: 'ranges', columns: ['PRAT'] } }));
    expect(wrong.unmodelled[0]?.detail).toMatch(/divides the table by PRAT.*Did you mean PART/);
    expect(mapped(item, settings({ 'parallel-load': { type: 'partitions-list' } })).problem?.code).toBe(
      'ChosenPartitions',
    );
    const auto = settings({ 'parallel-load': { type: 'partitions-auto' } });
    expect(applyMappings(mappings(auto), null, item, 'mysql').unmodelled).toEqual([]);
  });
});

describe('filters of rules', () => {
  const t = source('s', 'order_items', { id: 'int4', status: 'varchar', note: 'text' });
  const select = (action: string, table: string, column: string): Rule => ({
    'rule-type': 'selection',
    'rule-id': String(nextId++),
    'rule-name': `filter ${nextId}`,
    'rule-action': action,
    'object-locator': at('s', table),
    filters: [
      {
        'filter-type': 'source',
        'column-name': column,
        'filter-conditions': [{ 'filter-operator': 'eq', value: 'x' }],
      },
    ],
  });
  const rows = (...rules: Rule[]) => applyMappings(parseTableMappings(JSON.stringify({ rules })), null, t, 'postgres');

  test.each<[string, Rule[], RegExp | null]>([
    ['by the name of the table, its underscores and all', [select('include', 'order_items', 'status')], null],
    ['of a pattern', [select('include', 'order%', 'status')], /not supported where names have wildcards/],
    ['of an explicit rule', [select('explicit', 'order_items', 'status')], /applied to include rules only/],
    ['by a large object', [select('include', 'order_items', 'note')], /note is a large object to DMS/],
    [
      'beside another rule',
      [select('include', 'order_items', 'status'), everything],
      /another rule selects the table as well/,
    ],
  ])('%s', (_, rules, doubt) => {
    const { rows: found, problem } = rows(...rules);
    expect(problem).toBeNull();
    expect(found[0]?.doubts.map(({ because }) => because).join()).toMatch(doubt ?? /^$/);
  });
});

test('a folder of a renamed table leads back to its source', () => {
  const rules = [
    transform('table', 'rename', at('shop', '%'), { expression: "'raw_' || $AR_M_SOURCE_TABLE_NAME || '_v1'" }),
    transform('schema', 'rename', at('shop'), { value: 'lake' }),
  ];
  const shop = { ...everything, 'object-locator': at('shop', '%') };
  const task = {
    mappings: parseTableMappings(JSON.stringify({ rules: [shop, ...rules] })),
    targetSchema: null,
  } as DmsTask;
  const folders = ['raw_gone_v1', 'raw__v1', 'gone'].map((name) => ({ schema: 'lake', name }));
  expect(lakeOnlyTables(task, [], folders).map(({ ref }) => ref)).toEqual([{ schema: 'shop', name: 'gone' }]);
});
