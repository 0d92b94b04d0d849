/** What rules add to a table, define of it, and take of its rows, by examples of the shapes that the User Guide has. */
import { parseTableMappings } from '../../core/dms/mapping-rules.ts';
import { applyMappings } from '../../core/dms/mappings.ts';
import { at, everything, mapped, mappings, type Rule, source, transform } from './support/rules.ts';

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
    const found = mapped(item, ...rules);
    expect(found.added).toMatchObject([{ expression: { kind: 'literal', text: 'early' } }]);
    expect(found.unmodelled).toEqual([
      {
        column: 'x',
        detail: expect.stringMatching(/rule 699 .* and rule 700 .* both add the column x, each otherwise/),
      },
    ]);
  });

  test.each<[string, Rule, number]>([
    ['the same', {}, 0],
    ['to another column', { value: 'y' }, 0],
    ['otherwise', { expression: "'other'" }, 1],
    ['with another length', { 'data-type': { type: 'string', length: 9 } }, 1],
  ])('a second rule that adds %s, a third that adds the first again', (_, more, doubts) => {
    const first = { value: 'x', expression: "'one'", 'data-type': { type: 'string', length: 20 } };
    const rules = [first, { ...first, ...more }, first].map((fields) =>
      transform('column', 'add-column', at('Test', 'ITEM'), fields),
    );
    expect(mapped(item, ...rules).unmodelled).toHaveLength(doubts);
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
    'rule-id': '600',
    'rule-name': 'filter',
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
