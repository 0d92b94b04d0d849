/** Rules that are of other tables, columns or rules than one might read them: what must not be taken from them. */
import { cdcPlanOf } from '../../core/dms/cdc.ts';
import { asItIs } from '../../core/dms/mapped.ts';
import { parseTableMappings } from '../../core/dms/mapping-rules.ts';
import { applyMappings, isSelected, leftOutByBrackets } from '../../core/dms/mappings.ts';
import { S3_DEFAULTS } from '../../core/dms/s3-settings.ts';
import { at, everything, mapped, mappings, type Rule, source, transform } from './support/rules.ts';

// A name with `_`, which is a wildcard in a rule and a letter in a name.
const table = source('my_app', 'my_t', { id: 'int4', name: 'varchar', note: 'text' });
const other = source('my_app', 'myXt', { id: 'int4', name: 'varchar', note: 'text' });
const elsewhere = source('myXapp', 'my_t', { id: 'int4', name: 'varchar', note: 'text' });

let id = 500;
const rule = (type: string, where: Rule, more: Rule = {}): Rule => ({
  ...{ 'rule-type': type, 'rule-id': id, 'rule-name': `r${id++}`, 'object-locator': where },
  ...more,
});
const filter = (column: string, more: Rule = {}) => ({
  ...{ 'filter-type': 'source', 'column-name': column },
  'filter-conditions': [{ 'filter-operator': 'eq', value: '1' }],
  ...more,
});
const only = (...rules: Rule[]) => parseTableMappings(JSON.stringify({ rules }));

describe('a rule that takes a table by its name, or is of one', () => {
  test('explicit takes no other schema and no other table that its wildcards would match', () => {
    const rules = only(rule('selection', at('my_app', 'my_t'), { 'rule-action': 'explicit' }));
    expect([table, other, elsewhere].map((one) => isSelected(rules, one))).toEqual([true, false, false]);
  });

  test('table settings are of that table alone', () => {
    const settings = rule('table-settings', at('my_app', 'my_t'), {
      'lob-settings': { mode: 'limited', 'bulk-max-size': '16' },
    });
    expect(mapped(table, settings).lob).toMatchObject({ mode: 'limited', bulkMaxSizeKb: 16 });
    expect([other, elsewhere].map((one) => mapped(one, settings).lob)).toEqual([null, null]);
  });

  test('rules with wildcards do nothing to a table that they do not match', () => {
    const rules = [
      transform('column', 'remove-column', at('my_app', 'x%', 'name')),
      rule('object-mapping', at('my_app', 'x%'), { 'rule-action': 'map-record-to-record' }),
    ];
    const one = mapped(table, ...rules);
    expect(one.columns.map(({ lakeName }) => lakeName)).toEqual(['id', 'name', 'note']);
    expect([one.unmodelled, one.fieldDoubts]).toEqual([[], []]);
  });
});

describe('tables left out', () => {
  const exclude = (name: string) => rule('selection', at('my_app', name), { 'rule-action': 'exclude' });
  test('by sets in brackets alone, of tables that others take', () => {
    const [open, closed] = [exclude('[m]y_t'), exclude('my%')];
    const named = (...rules: Rule[]) => leftOutByBrackets(only(...rules), table);
    expect(named(everything, open)).toBe(`rule ${open['rule-id']} '${open['rule-name']}'`);
    const second = exclude('my[_]t');
    expect(named(everything, open, second)?.split(', ')).toHaveLength(2);
    expect(named(everything, open, closed)).toBeNull();
    expect(named(everything)).toBeNull();
    expect(named({ ...everything, 'object-locator': at('x', '%') }, open)).toBeNull();
  });

  test('a materialised view is no table of a task, whatever matches it', () => {
    const view = { ...table, kind: 'materialized view' as const };
    const all = { ...everything, 'object-locator': at('%', '%', undefined, { 'table-type': 'all' }) };
    expect(isSelected(only(all), view)).toBe(false);
    expect(leftOutByBrackets(only(all, exclude('[m]%')), view)).toBeNull();
  });
});

describe('doubts and problems', () => {
  test('a name that cannot be read is no problem where TargetSchema names the schema', () => {
    const unread = mappings(
      transform('schema', 'rename', at('my_app'), { expression: 'hash_sha256($AR_M_SOURCE_SCHEMA)' }),
    );
    expect(applyMappings(unread, null, table, 'postgres').problem?.code).toBe('UnknownLakeName');
    expect(applyMappings(unread, 'lake', table, 'postgres')).toMatchObject({ schema: 'lake', problem: null });
  });

  test('TargetSchema and a rule of a table do not contradict each other', () => {
    const renames = mappings(transform('table', 'rename', at('my_app', 'my_t'), { value: 'x' }));
    expect(applyMappings(renames, 'lake', table, 'postgres').unmodelled).toEqual([]);
  });

  test('a key of no column is doubted after any other rule', () => {
    const rename = transform('table', 'rename', at('my_app', 'my_t'), { value: 'x' });
    const key = transform('table', 'define-primary-key', at('my_app', 'my_t'), {
      'primary-key-def': { name: 'k', columns: ['id', 'gone'] },
    });
    const { key: found, unmodelled } = mapped(table, rename, key);
    expect(found).toBeNull();
    expect(unmodelled.map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/defines a key with gone, which is no column/),
    ]);
  });

  test('a rule whose name is told twice is a doubt of no field; one that is not modelled is', () => {
    const twice: Rule[] = [
      { ...transform('column', 'rename', at('my_app', 'my_t', 'id'), { value: 'a' }), 'rule-name': 'same' },
      { ...transform('column', 'rename', at('my_app', 'my_t', 'name'), { value: 'b' }), 'rule-name': 'same' },
    ];
    const [first, second] = twice.map((one) => one['rule-id']);
    const found = mapped(table, ...twice);
    expect(found.fieldDoubts).toEqual([]);
    expect(found.unmodelled).toEqual([
      {
        detail: `The task's rule ${second} 'same' has the rule-name of rule ${first}: give it one of its own.`,
        column: 'name',
      },
    ]);
    const unnamed = mapped(table, { ...twice[0], 'rule-name': null });
    expect(unnamed.unmodelled[0]?.detail).toBe(`The task's rule ${first} '' has no rule-name: give it one of its own.`);
    const object = rule('object-mapping', at('my_app', 'my_t', 'note'), { 'rule-action': 'map-record-to-record' });
    const detail = `The task's rule ${object['rule-id']} '${object['rule-name']}' (object-mapping map-record-to-record) has an effect that is not modelled`;
    expect(mapped(table, object)).toMatchObject({
      unmodelled: [{ detail: `${detail}.`, column: 'note' }],
      fieldDoubts: [detail],
    });
    const { 'rule-action': _, ...bare } = object;
    expect(mapped(table, bare).unmodelled[0]?.detail).toContain('(object-mapping)');
  });

  test('a rule with a set in brackets in any of its names is doubted', () => {
    const remove = (schema: string, name: string, column: string) =>
      mapped(table, transform('column', 'remove-column', at(schema, name, column))).fieldDoubts.length;
    expect(remove('[m]y%', 'my_t', 'note')).toBe(1);
    expect(remove('my_app', '[m]y_t', 'note')).toBe(1);
    expect(remove('my_app', 'my_t', '[n]ote')).toBe(1);
    expect(remove('my_app', 'my_t', 'note')).toBe(0);
  });

  test.each([
    ['remove-column', 'rename'],
    ['include-column', 'rename'],
  ])('whether a column is in the lake is doubted where %s and %s meet', (leaving, naming) => {
    const one = transform('column', naming, at('my_app', 'my_t', 'name'), { value: 'x' });
    const two = transform('column', leaving, at('my_app', 'my_t', 'name'));
    const { unmodelled, fieldDoubts } = mapped(table, one, two);
    expect([unmodelled.length, fieldDoubts.length]).toEqual([1, 1]);
  });

  test('columns that an include with brackets may leave out are doubted as fields', () => {
    const keep = transform('column', 'include-column', at('my_app', 'my_t', '[n]ame'));
    expect(mapped(table, keep).fieldDoubts).toHaveLength(1);
    const convert = transform('column', 'convert-uppercase', at('my_app', 'my_t', '[n]ame'));
    expect(mapped(table, convert)).toMatchObject({ fieldDoubts: [], unmodelled: [expect.anything()] });
  });
});

describe('rows', () => {
  const where = (locator: Rule, ...filters: Rule[]) =>
    only(rule('selection', locator, { 'rule-action': 'include', filters }));
  const plain = source('app', 't', { id: 'int4', note: 'text' });
  const because = (found: ReturnType<typeof mapped>) =>
    found.rows.flatMap(({ doubts }) => doubts.map((d) => d.because));
  const rowsOf = (rules: ReturnType<typeof only>, one = plain) => applyMappings(rules, null, one, 'postgres');

  test('a filter of names with wildcards is doubted, in the schema as in the table', () => {
    expect(because(rowsOf(where(at('app', 't'), filter('id'))))).toEqual([]);
    for (const locator of [at('%', 't'), at('app', '%')])
      expect(because(rowsOf(where(locator, filter('id'))))).toEqual([expect.stringMatching(/names have wildcards/)]);
  });

  test('a filter of a large object, of whatever kind, is doubted', () => {
    const wide = source('app', 't', { note: 'text', doc: 'xml', raw: 'bytea' });
    for (const name of ['note', 'doc', 'raw'])
      expect(because(rowsOf(where(at('app', 't'), filter(name)), wide))).toEqual([
        expect.stringContaining(`${name} is a large object to DMS`),
      ]);
  });

  test('a column that is none is a problem in the second rule as in the first', () => {
    const first = rule('selection', at('app', 't'), { 'rule-action': 'include', filters: [filter('id')] });
    const second = rule('selection', at('app', 't'), { 'rule-action': 'include', filters: [filter('gone')] });
    expect(rowsOf(only(first, second)).problem?.code).toBe('FilterUnknownColumn');
    const settings = (load: Rule) => rule('table-settings', at('app', 't'), { 'parallel-load': load });
    const chosen = only(everything, settings({ type: 'none' }), settings({ type: 'partitions-list' }));
    expect(rowsOf(chosen).problem?.code).toBe('ChosenPartitions');
  });

  test.each(['partitions-auto', 'subpartitions-auto'])('%s is none of PostgreSQL', (type) => {
    const rules = only(everything, rule('table-settings', at('app', 't'), { 'parallel-load': { type } }));
    expect(rowsOf(rules).unmodelled).toHaveLength(1);
    expect(applyMappings(rules, null, plain, 'oracle').unmodelled).toEqual([]);
  });

  test('an exclusion beside an explicit rule is no other rule that takes rows', () => {
    const explicit = rule('selection', at('app', 't'), { 'rule-action': 'explicit', filters: [filter('id')] });
    const exclude = rule('selection', at('app', '%'), { 'rule-action': 'exclude', filters: [filter('gone')] });
    const found = rowsOf(only(explicit, exclude));
    expect(found.problem).toBeNull();
    expect(because(found)).toEqual([expect.stringMatching(/filters are applied to include rules only/)]);
  });

  test('a task that loads everything has nothing of a rule', () => {
    expect(rowsOf(only(everything))).toMatchObject({
      rows: [],
      filters: [],
      unmodelled: [],
      fieldDoubts: [],
      problem: null,
    });
    expect(asItIs({ schema: 's', name: 't' }, plain.columns)).toEqual({
      ...rowsOf(only(everything)),
      ...{ schema: 's', name: 't' },
    });
  });
});

test('a zone whose name only begins or ends like that of UTC is one of its own', () => {
  const zone = (datePartitionTimezone: string) => cdcPlanOf(null, { ...S3_DEFAULTS, datePartitionTimezone }).timezone;
  expect(['Etc/GMT+5', 'GMT-3', 'Mars/UTC'].map(zone)).toEqual(['Etc/GMT+5', 'GMT-3', 'Mars/UTC']);
  const utc = ['', 'UTC', 'etc/utc', 'GMT', 'Zulu', 'Etc/UCT'];
  expect(utc.map(zone)).toEqual(utc.map(() => null));
});
