/** Table mappings, from a task's own JSON to the verdict: a faithful lake is matched or has a named limit, a broken one is found. */
import { rmSync } from 'node:fs';
import { type Place, targets, withDatabase } from '../support/postgres.ts';
import { runFolder, writeLakeFile } from '../support/run-over.ts';
import {
  accepted,
  columnRule as column,
  onlyTable as only,
  type Rule,
  runTask,
  limitsOf as said,
} from '../support/task-run.ts';

describe.each(targets())('table mappings on $name', (target) => {
  let folder: string;
  beforeEach(() => {
    folder = runFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (place: Place, rules: readonly Rule[], more = '', selection: Rule = {}, quiesced = true) =>
    runTask(folder, place, rules, { more, selection, quiesced });

  const filtered = (place: Place, table: string, ...filters: Rule[]): Rule => ({
    'object-locator': { 'schema-name': place.schema, 'table-name': table },
    filters: filters.map((filter) => ({ 'filter-type': 'source', ...filter })),
  });

  test('a filter: the rows that it takes are compared, no others', async () => {
    await withDatabase(target, async (place) => {
      await place.run(
        `create table orders (id int primary key, amount numeric(8,2), country varchar(2));
         insert into orders select i, i * 1.5, case when i % 3 = 0 then 'DE' when i % 3 = 1 then 'FR' end
         from generate_series(1, 90) as t(i)`,
      );
      const rule = filtered(
        place,
        'orders',
        { 'column-name': 'amount', 'filter-conditions': [{ 'filter-operator': 'gte', value: '15.00' }] },
        { 'column-name': 'country', 'filter-conditions': [{ 'filter-operator': 'eq', value: 'DE' }] },
      );
      const lake = (where: string) =>
        writeLakeFile(
          folder,
          `${place.schema}.orders`,
          `SELECT i::INTEGER AS id, (i * 1.5)::DECIMAL(8,2) AS amount, CASE WHEN i % 3 = 0 THEN 'DE' ELSE 'FR' END AS country
           FROM range(1, 91) AS t(i) WHERE ${where}`,
        );
      await lake('i >= 10 AND i % 3 = 0');
      const open = await run(place, [], '', rule);
      expect(said(open)).toEqual(['rowFilter']);
      expect(only(open).limits[0]?.detail).toBe(
        "The task's rule 1 'select' loads only rows where amount ≥ '15.00' and country = 'DE'.",
      );
      expect(only(open)).toMatchObject({ verdict: 'INCONCLUSIVE', rows: { source: 27, lake: 27 } });
      expect(only(await run(place, [], accepted('rowFilter'), rule)).verdict).toBe('MATCHED');
      await lake('i >= 10 AND i % 3 = 0 AND i <> 12');
      expect(only(await run(place, [], accepted('rowFilter'), rule)).counts.missing.findings).toBe(1);
      await lake('i >= 7 AND i % 3 = 0');
      const wider = only(await run(place, [], accepted('rowFilter'), rule));
      expect([wider.verdict, wider.counts.extra.findings]).toEqual(['MISMATCHED', 1]);
    });
  });

  test('a filter that can be read in two ways is a limit with the rows in doubt, and no mismatch of those', async () => {
    await withDatabase(target, async (place) => {
      await place.run(
        `create table t (id int primary key, code varchar(9));
         insert into t values (1, 'a'), (2, 'a '), (3, 'b'), (4, null)`,
      );
      const rule = filtered(place, 't', {
        'column-name': 'code',
        'filter-conditions': [{ 'filter-operator': 'eq', value: 'a' }],
      });
      const lake = (rows: string) =>
        writeLakeFile(folder, `${place.schema}.t`, `SELECT * FROM (VALUES ${rows}) AS v(id, code)`);
      await lake("(1, 'a'), (2, 'a ')");
      const trimmed = only(await run(place, [], accepted('rowFilter'), rule));
      expect(trimmed).toMatchObject({ verdict: 'INCONCLUSIVE', cause: { code: 'DoubtfulRows' } });
      expect(trimmed.limits.map(({ kind, count }) => [kind, count])).toEqual([
        ['rowFilter', null],
        ['unmodelledRule', 1],
      ]);
      await lake("(1, 'a'), (2, 'a '), (3, 'b')");
      expect(only(await run(place, [], accepted('rowFilter'), rule)).verdict).toBe('MISMATCHED');
    });
  });

  test('a filter by a column that is not there, and one of a value that is no number, leave the table open', async () => {
    await withDatabase(target, async (place) => {
      await place.run(`create table t (id int primary key, amount int); insert into t values (1, 1)`);
      await writeLakeFile(folder, `${place.schema}.t`, 'SELECT 1::INTEGER AS id, 1::INTEGER AS amount');
      const by = (name: string, value: string) =>
        run(
          place,
          [],
          '',
          filtered(place, 't', { 'column-name': name, 'filter-conditions': [{ 'filter-operator': 'gte', value }] }),
        );
      expect(only(await by('amonut', '1'))).toMatchObject({
        verdict: 'INCONCLUSIVE',
        cause: {
          code: 'FilterUnknownColumn',
          message: expect.stringMatching(/amonut, which is no column.* Did you mean amount\?/),
        },
      });
      expect(only(await by('amount', "1' OR '1'='1"))).toMatchObject({
        verdict: 'INCONCLUSIVE',
        cause: { code: 'FilterNotModelled', message: expect.stringMatching(/amount is of type integer/) },
      });
    });
  });

  test('a key that a rule defines pairs the rows of a table without one', async () => {
    await withDatabase(target, async (place) => {
      await place.run(
        `create table items (name varchar(9), part int, v int); insert into items values ('a', 1, 5), ('a', 2, 6)`,
      );
      await writeLakeFile(
        folder,
        `${place.schema}.items`,
        "SELECT * FROM (VALUES ('a', 1::INTEGER, 5::INTEGER), ('a', 2, 7)) AS v(name, part, v)",
      );
      const rule = {
        'rule-type': 'transformation',
        'rule-target': 'table',
        'rule-action': 'define-primary-key',
        'object-locator': { 'schema-name': place.schema, 'table-name': 'items' },
        'primary-key-def': { name: 'items-key', columns: ['name', 'part'] },
      };
      const table = only(await run(place, [rule]));
      expect(table.key).toEqual(['name', 'part']);
      expect(table.changedColumns).toEqual([{ column: 'v', rows: 1 }]);
      expect(only(await run(place, [])).key).toEqual([]);
    });
  });

  test('names: by expressions of metadata, by type, and in their order', async () => {
    await withDatabase(target, async (place) => {
      await place.run(
        `create table orders (id int primary key, placed_at timestamp, note varchar(9)); insert into orders values (1, '2026-01-02 03:04:05', 'x')`,
      );
      const rules = [
        {
          'rule-type': 'transformation',
          'rule-target': 'table',
          'rule-action': 'rename',
          'object-locator': { 'schema-name': place.schema, 'table-name': 'orders' },
          expression: "'raw_' || $AR_M_SOURCE_TABLE_NAME",
        },
        column(place, 'add-suffix', '%', '%', {
          'object-locator': {
            'schema-name': place.schema,
            'table-name': '%',
            'column-name': '%',
            'data-type': 'datetime',
          },
          value: '_utc',
        }),
        column(place, 'convert-uppercase', 'orders', '%'),
      ];
      await writeLakeFile(
        folder,
        `${place.schema}.raw_orders`,
        `SELECT 1::INTEGER AS "ID", TIMESTAMP '2026-01-02 03:04:05' AS placed_at_utc, 'x' AS "NOTE"`,
      );
      const table = only(await run(place, rules));
      expect([table.verdict, table.limits]).toEqual(['MATCHED', []]);
      await writeLakeFile(folder, `${place.schema}.raw_gone`, 'SELECT 1 AS id');
      const gone = await run(place, [
        { ...rules[0], 'object-locator': { 'schema-name': place.schema, 'table-name': '%' } },
        ...rules.slice(1),
      ]);
      expect(gone.tables.map((one) => [one.table.name, one.verdict])).toEqual([
        ['gone', 'MISMATCHED'],
        ['orders', 'MATCHED'],
      ]);
    });
  });

  test('ranges of a parallel load: rows with NULL are lost as configured, with their number', async () => {
    await withDatabase(target, async (place) => {
      await place.run(
        `create table t (id int primary key, part int); insert into t select i, nullif(i % 10, 0) from generate_series(1, 40) as t(i)`,
      );
      const rule = {
        'rule-type': 'table-settings',
        'object-locator': { 'schema-name': place.schema, 'table-name': 't' },
        'parallel-load': { type: 'ranges', columns: ['part'], boundaries: [['5']] },
      };
      const lake = (where: string) =>
        writeLakeFile(
          folder,
          `${place.schema}.t`,
          `SELECT i::INTEGER AS id, nullif(i % 10, 0)::INTEGER AS part FROM range(1, 41) AS t(i) WHERE ${where}`,
        );
      await lake('i % 10 <> 0');
      const faithful = await run(place, [rule]);
      expect(said(faithful)).toEqual(['expectedLoss 4']);
      expect(only(faithful)).toMatchObject({ verdict: 'INCONCLUSIVE', rows: { source: 36 } });
      expect(only(await run(place, [rule], accepted('expectedLoss'))).verdict).toBe('MATCHED');
      await lake('i % 10 <> 0 AND i <> 3');
      expect(only(await run(place, [rule], accepted('expectedLoss'))).counts.missing.findings).toBe(1);
      await lake('true');
      expect(only(await run(place, [rule], accepted('expectedLoss'))).counts.extra.findings).toBe(4);
    });
  });

  test('removed columns are named, and before images are no alarm', async () => {
    await withDatabase(target, async (place) => {
      await place.run(`create table t (id int primary key, ssn varchar(9), v int); insert into t values (1, 's', 2)`);
      const rules = [
        column(place, 'remove-column', 't', 'ssn'),
        column(place, 'add-before-image-columns', 't', null, { 'before-image-def': { 'column-filter': 'all' } }),
      ];
      await writeLakeFile(
        folder,
        `${place.schema}.t`,
        'SELECT 1::INTEGER AS id, 2::INTEGER AS v, NULL::INTEGER AS "BI_v"',
      );
      const report = await run(place, rules);
      expect(said(report)).toEqual(['excludedColumn ssn']);
      expect(only(report).columns.find(({ name }) => name === 'BI_v')?.reason).toMatch(/rule 3 .* before a change/);
    });
  });
});
