/** Names and values after every action of transformation rules, by examples of the shapes that the User Guide has. */
import { parseTableMappings } from '../../core/dms/mapping-rules.ts';
import { lakeOnlyTables } from '../../core/dms/reverse.ts';
import type { DmsTask } from '../../core/dms/task.ts';
import { actor, at, everything, mapped, names, type Rule, source, transform } from './support/rules.ts';

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
