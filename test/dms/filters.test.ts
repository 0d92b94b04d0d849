/** Source filters: every operator and combination that the User Guide documents, against rows of a real database. */
import fc from 'fast-check';
import { type RowRule, renderRowRules } from '../../core/compare/row-conditions.ts';
import type { ConfigIssue } from '../../core/config/errors.ts';
import { FILTER_OPERATORS, type FilterOperator, filterRows, filterText, parseFilters } from '../../core/dms/filters.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { sourceColumn } from '../support/parts.ts';
import { type Place, targets, withDatabase } from '../support/postgres.ts';

type Json = Record<string, unknown>;
type Condition = Json & { 'filter-operator': string };

const filter = (column: string, ...conditions: Condition[]) => ({
  'filter-type': 'source',
  'column-name': column,
  'filter-conditions': conditions,
});
const one = (operator: string, value: string | number): Condition => ({ 'filter-operator': operator, value });
const two = (operator: string, start: string | number, end: string | number): Condition => ({
  'filter-operator': operator,
  'start-value': start,
  'end-value': end,
});
const none = (operator: string): Condition => ({ 'filter-operator': operator });

const columns = [
  sourceColumn('empid', 'integer', 'int4'),
  sourceColumn('dept', 'character varying(20)', 'varchar'),
  sourceColumn('empstartdate', 'date', 'date'),
];

const parsed = (...filters: Json[]) => {
  const issues: ConfigIssue[] = [];
  return { filters: parseFilters(filters, 'filters', issues), issues };
};

/** The rows that filters take, and those in doubt. */
function sqlOf(...filters: Json[]): { where: string; doubts: string[] } {
  const { where, doubt } = filterRows(parsed(...filters).filters);
  const doubts = doubt === null ? [] : [{ because: 'several readings', where: doubt }];
  const rule: RowRule = { kind: 'filter', rule: "rule 1 'r'", where, doubts };
  const rendered = renderRowRules([rule], columns, postgres, []);
  if (typeof rendered === 'string') throw new Error(rendered);
  return { where: rendered.where.join(' AND '), doubts: rendered.outside.map(({ sql }) => sql) };
}

/** Rows of the guide's table `employee`: some ids around the values, one of them unknown. */
const ROWS = `
  create table employee (empid int, dept varchar(20), empstartdate date);
  insert into employee values
    (5, 'tech', '2001-12-31'), (10, 'hr', '2002-01-01'), (11, null, '2002-01-02'), (50, 'tech', null),
    (60, 'Tech', '2003-01-01'), (75, 'sales', '2003-01-01'), (76, 'tech', '2003-01-01'), (100, null, '2003-01-01'),
    (101, 'tech', '2003-01-01'), (null, 'tech', '2003-01-01')`;

async function ids(place: Place, where: string): Promise<string> {
  const sql = `select coalesce(string_agg(coalesce(empid::text, 'NULL'), ' ' order by empid), '') as found from employee where ${where}`;
  return String((await place.run(sql)).rows[0]?.found);
}

describe.each(targets())('filters on $name', (target) => {
  test('take the rows that the guide says', async () => {
    await withDatabase(target, async (place) => {
      await place.run(ROWS);
      const examples: [name: string, filters: Json[], taken: string, doubtful: string][] = [
        // The examples of the guide.
        ['single filter', [filter('empid', one('gte', '100'))], '100 101', ''],
        [
          'multiple filter operators',
          [filter('empid', one('lte', '10'), two('between', '50', '75'), one('gte', '100'))],
          '5 10 50 60 75 100 101',
          '',
        ],
        ['multiple filters', [filter('empid', one('lte', '100')), filter('dept', one('eq', 'tech'))], '5 50 76', ''],
        ['NULL values', [filter('dept', none('null'))], '11 100', ''],
        ['NOT operators', [filter('empid', two('notbetween', '50', '75'))], '5 10 11 76 100 101', ''],
        ['mixed', [filter('empid', one('noteq', '50')), filter('dept', none('notnull'))], '5 10 60 75 76 101', ''],
        ['a date', [filter('empstartdate', one('gte', '2002-01-01'))], '10 11 60 75 76 100 101 NULL', ''],
        // Each operator by itself.
        ['ste', [filter('empid', one('ste', 10))], '5 10', ''],
        ['eq', [filter('empid', one('eq', 10))], '10', ''],
        ['between takes its ends', [filter('empid', two('between', 10, 50))], '10 11 50', ''],
        ['between of no range', [filter('empid', two('between', 50, 10))], '', ''],
        ['inclusive and null', [filter('empid', one('eq', 5), none('null'))], '5 NULL', ''],
        // The guide's notes on NULL.
        [
          'inclusive, negative and null take no NULL',
          [filter('empid', one('lte', 10), one('noteq', 5), none('null'))],
          '5 10 11 50 60 75 76 100 101',
          '5 11 50 60 75 76 100 101',
        ],
        ['negative and null take nothing', [filter('empid', one('noteq', 5), none('null'))], '', ''],
        [
          'notnull and null take nothing, or everything',
          [filter('dept', none('notnull'), none('null'))],
          '',
          '5 10 11 50 60 75 76 100 101 NULL',
        ],
        ['negative takes no NULL', [filter('dept', one('noteq', 'tech'))], '10 60 75', ''],
        // Negative ones joined by OR take everything, joined by AND nearly nothing: which is not documented.
        ['two negative', [filter('empid', one('noteq', 5), one('noteq', 10))], '5 10 11 50 60 75 76 100 101', '5 10'],
        [
          'inclusive and negative',
          [filter('empid', one('lte', 10), one('noteq', 5))],
          '5 10 11 50 60 75 76 100 101',
          '5 11 50 60 75 76 100 101',
        ],
      ];
      const found = [];
      for (const [name, filters] of examples) {
        const { where, doubts } = sqlOf(...filters);
        const doubtful = doubts.length === 0 ? '' : await ids(place, doubts.map((sql) => `(${sql})`).join(' OR '));
        found.push([name, await ids(place, where), doubtful]);
      }
      expect(found).toEqual(examples.map(([name, , taken, doubtful]) => [name, taken, doubtful]));
    });
  });

  test('are of the column: values of each type, as the database compares them', async () => {
    await withDatabase(target, async (place) => {
      await place.run(`create type mood as enum ('sad', 'ok');
        create table v (id int, b bool, f8 float8, f4 float4, num numeric(10,2), ts timestamp, tz timestamptz, c char(4), u uuid, e mood, big int8);
        insert into v values
          (1, true, 0.1, 0.1, 1.50, '2026-03-01 12:00:00', '2026-03-01 12:00:00+00', 'ab', '11111111-1111-1111-1111-11111111111a', 'ok', 9223372036854775807),
          (2, false, 0.5, 0.5, -2.25, '2026-03-02', '2026-03-05 00:00:00+00', 'abc', '21111111-1111-1111-1111-11111111111a', 'sad', -1)`);
      const all = [
        ...[sourceColumn('b', 'boolean', 'bool'), sourceColumn('f8', 'double precision', 'float8')],
        ...[sourceColumn('f4', 'real', 'float4'), sourceColumn('num', 'numeric(10,2)', 'numeric')],
        ...[sourceColumn('ts', 'timestamp', 'timestamp'), sourceColumn('tz', 'timestamptz', 'timestamptz')],
        ...[sourceColumn('c', 'character(4)', 'bpchar'), sourceColumn('u', 'uuid', 'uuid')],
        ...[sourceColumn('e', 'mood', 'enum'), sourceColumn('big', 'bigint', 'int8')],
      ];
      const readings = async (column: string, operator: '=' | '<=' | '>=', value: string) => {
        const found = all.find(({ name }) => name === column);
        const rendered = found && postgres.comparison?.(found, operator, value);
        if (!rendered || 'unsupported' in rendered) return [rendered?.unsupported];
        const results = [];
        for (const sql of rendered)
          results.push(
            (await place.run(`select coalesce(string_agg(id::text, ' ' order by id), '') as x from v where ${sql}`))
              .rows[0]?.x,
          );
        return results;
      };
      expect({
        b: await readings('b', '=', 'true'),
        f8: await readings('f8', '=', '0.1'),
        f4: await readings('f4', '=', '0.1'),
        num: await readings('num', '>=', '1.5'),
        negative: await readings('num', '<=', '-2.25'),
        big: await readings('big', '>=', '9223372036854775807'),
        beyond: await readings('big', '>=', '92233720368547758070'),
        ts: await readings('ts', '>=', '2026-03-01 12:00:00.001'),
        day: await readings('ts', '=', '2026-03-02'),
        tz: await readings('tz', '>=', '2026-03-01 12:00:01'),
        c: await readings('c', '=', 'ab'),
        u: await readings('u', '=', '11111111-1111-1111-1111-11111111111A'),
        e: await readings('e', '=', 'ok'),
      }).toEqual({
        b: ['1'],
        f8: ['1'],
        f4: ['', '1'],
        num: ['1'],
        negative: ['2'],
        big: ['1'],
        beyond: [''],
        ts: ['2'],
        day: ['2'],
        tz: ['2', '1 2', '2'],
        c: ['1', '1', '1'],
        u: ['', '1'],
        e: ['1', '1'],
      });
      expect(await readings('e', '<=', 'ok')).toEqual([expect.stringMatching(/not documented/)]);
      expect(await readings('num', '=', '1e3')).toEqual([
        expect.stringMatching(/num is of type numeric.*'1e3' is not a number/),
      ]);
      expect(await readings('ts', '=', '2026-02-30')).toEqual([expect.stringMatching(/is not a date/)]);
      expect(await readings('b', '>=', 'true')).toEqual([expect.stringMatching(/not documented/)]);
    });
  });

  test('take hostile values for what they are', async () => {
    await withDatabase(target, async (place) => {
      await place.run('create table h (v varchar(99))');
      const hostile = [
        "' or 1=1 --",
        "\\' or 1=1 --",
        "'; drop table h; --",
        '$$',
        '%',
        '_',
        "''",
        '\u202eé😀',
        ' ',
        '',
      ];
      const quoted = hostile.map((text) => `(${postgres.literal(text)})`);
      await place.run(`insert into h values ${quoted.join(', ')}`);
      const column = sourceColumn('v', 'character varying(99)', 'varchar');
      for (const text of hostile) {
        const readings = postgres.comparison?.(column, '=', text);
        if (!readings || 'unsupported' in readings) throw new Error('no comparison');
        const [{ n } = { n: -1 }] = (await place.run(`select count(*)::int as n from h where ${readings[1]}`)).rows;
        expect([text, n]).toEqual([text, 1]);
      }
    });
  });
});

test('a source that cannot compare says so, for the table to be left open; ranges it can', () => {
  const { comparison: _, ...without } = postgres;
  const { where } = filterRows(parsed(filter('empid', one('eq', 1))).filters);
  const rule: RowRule = { kind: 'filter', rule: "rule 1 'r'", where, doubts: [] };
  expect(renderRowRules([rule], columns, without, [])).toMatch(/no condition on empid is known/);
  const present: RowRule = { ...rule, kind: 'ranges', where: { kind: 'present', column: 'dept' } };
  expect(renderRowRules([present], columns, without, ['a = 1'])).toMatchObject({
    where: ['"dept" IS NOT NULL'],
    outside: [{ what: 'notLoaded', sql: '(a = 1) AND (CASE WHEN "dept" IS NOT NULL THEN 1 ELSE 0 END = 0)' }],
  });
});

describe('the JSON of a filter', () => {
  test.each([
    [{ ...filter('a', one('eq', 'x')), 'filter-type': 'target' }, 'filters[0].filter-type: must be source'],
    [{ ...filter('', one('eq', 'x')) }, 'filters[0].column-name: is missing'],
    [filter('a'), 'filters[0].filter-conditions: is empty'],
    [
      filter('a', one('gt', '1')),
      "filters[0].filter-conditions[0].filter-operator: is 'gt': write one of lte, ste, gte",
    ],
    [filter('a', one('note', '1')), 'Did you mean noteq?'],
    [filter('a', none('eq')), 'filters[0].filter-conditions[0]: eq takes one value: write value'],
    [filter('a', one('between', '1')), 'between takes two values: write start-value and end-value'],
    [filter('a', { ...two('between', 1, 2), value: 3 }), 'between takes two values'],
    [filter('a', one('null', '1')), 'null takes no value'],
    [filter('a', one('notnull', '')), 'notnull takes no value'],
    ['x', 'filters[0]: is not a filter'],
  ])('%j is refused', (raw, message) => {
    const { issues } = parsed(raw as Json);
    expect(issues.map(({ path, message: text }) => `${path}: ${text}`).join('\n')).toContain(message);
  });

  test('is told in words', () => {
    const { filters } = parsed(
      filter('empid', one('lte', '10'), two('between', 50, 75), none('null')),
      filter('dept', one('noteq', 'tech')),
    );
    expect(filterText(filters)).toBe(
      "(empid ≤ '10' or empid between '50' and '75' or empid is NULL) and dept ≠ 'tech'",
    );
  });

  test('any list of conditions has a meaning', () => {
    const condition = fc
      .constantFrom(...(Object.keys(FILTER_OPERATORS) as FilterOperator[]))
      .chain((operator) =>
        fc.constant(
          FILTER_OPERATORS[operator].values === 0
            ? none(operator)
            : FILTER_OPERATORS[operator].values === 1
              ? one(operator, 5)
              : two(operator, 5, 9),
        ),
      );
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 5 }), (conditions) => {
        const { filters, issues } = parsed(filter('empid', ...conditions));
        expect(issues).toEqual([]);
        expect(sqlOf(filter('empid', ...conditions)).where).toMatch(/empid|1 = 0/);
        expect(filters[0]?.terms).toHaveLength(conditions.length);
      }),
    );
  });
});
