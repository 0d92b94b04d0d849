/** Table mappings, from a task's own JSON to the verdict: a faithful lake is matched or has a named limit, a broken one is found. */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunReport } from '../../core/report/schema.ts';
import { type Place, targets, withDatabase } from '../support/postgres.ts';
import { runFolder, runOver, writeLakeFile } from '../support/run-over.ts';

type Rule = Record<string, unknown>;

const accepted = (limit: string, column?: string) =>
  `accept: [{ limit: ${limit}, table: '*.*', ${column === undefined ? '' : `column: ${column}, `}reason: as configured, owner: test, expires: 9999-12-31 }]`;

describe.each(targets())('table mappings on $name', (target) => {
  let folder: string;
  beforeEach(() => {
    folder = runFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A run of a task with these rules beside the one that selects the schema. */
  async function run(
    place: Place,
    rules: readonly Rule[],
    more = '',
    selection?: Rule,
    quiesced = true,
  ): Promise<RunReport> {
    const select = {
      'rule-type': 'selection',
      'rule-id': '1',
      'rule-name': 'select',
      'rule-action': 'include',
      'object-locator': { 'schema-name': place.schema, 'table-name': '%' },
      ...selection,
    };
    const named = rules.map((rule, i) => ({ 'rule-id': i + 2, 'rule-name': `rule-${i + 2}`, ...rule }));
    const task = {
      ReplicationTaskIdentifier: 'test',
      ReplicationTaskArn: 'arn:aws:dms:eu-west-1:111122223333:task:TEST',
      MigrationType: 'full-load',
      TableMappings: JSON.stringify({ rules: [select, ...named] }),
    };
    writeFileSync(join(folder, 'task.json'), JSON.stringify({ ReplicationTasks: [task] }));
    return runOver(place.url, folder, { include: [], more: `task: ./task.json\n${more}`, quiesced });
  }

  const column = (place: Place, action: string, table: string, name: string | null, more: Rule = {}): Rule => ({
    'rule-type': 'transformation',
    'rule-target': 'column',
    'rule-action': action,
    'object-locator': {
      'schema-name': place.schema,
      'table-name': table,
      ...(name === null ? {} : { 'column-name': name }),
    },
    ...more,
  });

  const filtered = (place: Place, table: string, ...filters: Rule[]): Rule => ({
    'object-locator': { 'schema-name': place.schema, 'table-name': table },
    filters: filters.map((filter) => ({ 'filter-type': 'source', ...filter })),
  });

  const only = (report: RunReport) => {
    const [table] = report.tables;
    if (!table || report.tables.length > 1) throw new Error(`${report.tables.length} tables`);
    return table;
  };

  const said = (report: RunReport) =>
    only(report).limits.map(({ kind, column: c, count }) =>
      `${kind}${c === null ? '' : ` ${c}`} ${count ?? ''}`.trim(),
    );

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

  test('masks: the lake must hold the mask, and nothing else', async () => {
    await withDatabase(target, async (place) => {
      await place.run(
        `create table customers (id int primary key, passport varchar(20), phone varchar(20), pin varchar(4), note text);
         insert into customers values (1, 'C6BGJ566669K', '+49 30 1', '1234', 'n'), (2, null, null, null, null), (3, 'Zoë', 'none', '', '')`,
      );
      const rules = [
        column(place, 'data-masking-hash-mask', 'customers', 'passport'),
        column(place, 'data-masking-digits-mask', 'customers', 'phone', { value: '#' }),
        column(place, 'data-masking-digits-randomize', 'customers', 'pin'),
      ];
      const lake = (passport: string, phone: string) =>
        writeLakeFile(
          folder,
          `${place.schema}.customers`,
          `SELECT * FROM (VALUES
             (1, '${passport}', '${phone}', '7777', 'n'),
             (2, NULL, NULL, NULL, NULL),
             (3, upper(sha256('Zoë')), 'none', '', '')) AS v(id, passport, phone, pin, note)`,
        );
      // The hash that the User Guide prints for this value.
      const hash = '7CB06784764C9030CCC41E25C15339FEB293FFE9B329A72B5FED564E99900C75';
      await lake(hash, '+## ## #');
      const faithful = await run(place, rules);
      expect(said(faithful)).toEqual(['excludedColumn pin', 'expectedLoss phone 1']);
      expect(only(faithful).verdict).toBe('INCONCLUSIVE');
      expect(only(faithful).columns.map(({ name, fidelity }) => `${name} ${fidelity}`)).toEqual([
        'id exact',
        'passport exact',
        'phone asEncoded',
        'pin excluded',
        'note exact',
      ]);
      await lake('C6BGJ566669K', '+## ## #');
      expect(only(await run(place, rules)).changedColumns).toEqual([{ column: 'passport', rows: 1 }]);
      await lake(hash, '+## ## 1');
      expect(only(await run(place, rules)).changedColumns).toEqual([{ column: 'phone', rows: 1 }]);
    });
  });

  test('added columns: what the source can make is compared, what it cannot is named', async () => {
    await withDatabase(target, async (place) => {
      await place.run(
        `create table people (id int primary key, first varchar(20), last varchar(20));
         insert into people values (1, 'Ada', 'Lovelace'), (2, 'Alan', null), (3, 'Grace', 'O''Hopper')`,
      );
      const text = { type: 'string', length: 60 };
      const rules = [
        column(place, 'add-column', 'people', null, {
          value: 'full',
          expression: "$first||'_'||$last",
          'data-type': text,
        }),
        column(place, 'add-column', 'people', null, {
          value: 'origin',
          expression: '$AR_M_SOURCE_TABLE_NAME',
          'data-type': text,
        }),
        column(place, 'add-column', 'people', null, { value: 'one', expression: '1', 'data-type': { type: 'int4' } }),
        column(place, 'add-column', 'people', null, {
          value: 'seq',
          expression: '$AR_H_CHANGE_SEQ',
          'data-type': text,
        }),
        column(place, 'add-column', 'people', null, {
          value: 'at',
          expression: 'datetime ()',
          'data-type': { type: 'datetime' },
        }),
      ];
      const lake = (full: string, origin = 'people', one = 1) =>
        writeLakeFile(
          folder,
          `${place.schema}.people`,
          `SELECT *, '${origin}' AS origin, ${one}::INTEGER AS one, '' AS seq, '2026-01-01' AS "at" FROM (VALUES
             (1, 'Ada', 'Lovelace', '${full}'), (2, 'Alan', NULL, NULL), (3, 'Grace', 'O''Hopper', 'Grace_O''Hopper'))
           AS v(id, first, last, "full")`,
        );
      await lake('Ada_Lovelace');
      const faithful = only(await run(place, rules));
      expect([faithful.verdict, faithful.limits]).toEqual(['MATCHED', []]);
      expect(faithful.columns.find(({ name }) => name === 'full')).toMatchObject({
        sourceType: null,
        reason: "made by the task's rule 2 'rule-2'",
      });
      expect(faithful.columns.map(({ name, fidelity }) => `${name} ${fidelity}`)).toEqual([
        ...['id exact', 'first exact', 'last exact', 'full exact', 'origin exact', 'one exact'],
        ...['seq excluded', 'at excluded'],
      ]);
      await lake('Ada Lovelace');
      expect(only(await run(place, rules)).changedColumns).toEqual([{ column: 'full', rows: 1 }]);
      await lake('Ada_Lovelace', 'persons');
      expect(only(await run(place, rules)).changedColumns).toEqual([{ column: 'origin', rows: 3 }]);
      const left = 'reason: old, owner: test, expires: 9999-12-31';
      const exclude = `compare: { tables: [{ table: ${place.schema}.people, exclude: [{ column: origin, ${left} }] }] }`;
      const excluded = only(await run(place, rules, exclude));
      expect([excluded.verdict, excluded.limits.map(({ detail }) => detail)]).toEqual([
        'MATCHED',
        ['origin was not compared: left out by the configuration: old'],
      ]);
      await lake('Ada_Lovelace', 'people', 2);
      expect(only(await run(place, rules)).changedColumns).toEqual([{ column: 'one', rows: 3 }]);
    });
  });

  test('an added column that the lake has not is missing there', async () => {
    await withDatabase(target, async (place) => {
      await place.run(`create table t (id int primary key); insert into t values (1), (2)`);
      await writeLakeFile(folder, `${place.schema}.t`, 'SELECT i::INTEGER AS id FROM range(1, 3) AS t(i)');
      const rule = column(place, 'add-column', 't', null, {
        value: 'origin',
        expression: "'crm'",
        'data-type': { type: 'string', length: 3 },
      });
      const table = only(await run(place, [rule]));
      expect([table.verdict, table.absentColumns]).toEqual(['MISMATCHED', [{ column: 'origin', values: 2 }]]);
    });
  });

  test('an added text that is longer than its rule declares is in doubt', async () => {
    await withDatabase(target, async (place) => {
      await place.run(`create table t (id int primary key, a varchar(9)); insert into t values (1, 'abcd'), (2, 'ab')`);
      const rule = column(place, 'add-column', 't', null, {
        value: 'twice',
        expression: '$a||$a',
        'data-type': { type: 'string', length: 6 },
      });
      const lake = (first: string, second: string) =>
        writeLakeFile(
          folder,
          `${place.schema}.t`,
          `SELECT * FROM (VALUES (1, 'abcd', '${first}'), (2, 'ab', '${second}')) AS v(id, a, twice)`,
        );
      await lake('abcdab', 'abab');
      expect(only(await run(place, [rule]))).toMatchObject({
        verdict: 'INCONCLUSIVE',
        cause: { code: 'DoubtfulRows' },
      });
      await lake('abcdab', 'baba');
      expect(only(await run(place, [rule])).verdict).toBe('MISMATCHED');
    });
  });

  test('changes of type: those that keep every value are compared, others are named', async () => {
    await withDatabase(target, async (place) => {
      await place.run(
        `create table t (id int primary key, n int, d date, wide varchar(4)); insert into t values (1, -7, '2026-01-02', 'abcd')`,
      );
      const rules = [
        column(place, 'change-data-type', 't', 'n', { 'data-type': { type: 'string', length: '20' } }),
        column(place, 'change-data-type', 't', 'd', { 'data-type': { type: 'string', length: 30 } }),
        column(place, 'change-data-type', 't', 'wide', { 'data-type': { type: 'wstring', length: 10 } }),
      ];
      const lake = (n: string) =>
        writeLakeFile(
          folder,
          `${place.schema}.t`,
          `SELECT 1::INTEGER AS id, '${n}' AS n, '2026-01-02' AS d, 'abcd' AS wide`,
        );
      await lake('-7');
      const faithful = await run(place, rules);
      expect(said(faithful)).toEqual(['excludedColumn d']);
      expect(only(faithful).limits[0]?.detail).toMatch(/rule 3 'rule-3': what DMS writes .* from date to string/);
      expect(only(faithful).verdict).toBe('INCONCLUSIVE');
      await lake('-07');
      expect(only(await run(place, rules)).changedColumns).toEqual([{ column: 'n', rows: 1 }]);
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

  test('a masked key: rows are read again by something else than a key that the source has not', async () => {
    await withDatabase(target, async (place) => {
      await place.run(
        `create table t (id varchar(9) primary key, v int); insert into t select 'k' || i, i from generate_series(1, 3000) as t(i)`,
      );
      await place.run('analyze t');
      const mask = column(place, 'data-masking-hash-mask', 't', 'id');
      const lake = (where: string) =>
        writeLakeFile(
          folder,
          `${place.schema}.t`,
          `SELECT upper(sha256('k' || i)) AS id, i::INTEGER AS v FROM range(1, 3001) AS t(i) WHERE ${where}`,
        );
      const moving = 'compare: { settleSeconds: 0, rowsPerPart: 1000 }';
      await lake('true');
      const faithful = only(await run(place, [mask], moving, undefined, false));
      expect([faithful.verdict, faithful.key, faithful.limits]).toEqual(['MATCHED', ['id'], []]);
      await lake('i <> 7');
      const broken = only(await run(place, [mask], moving, undefined, false));
      expect([broken.verdict, broken.counts.missing.findings]).toEqual(['MISMATCHED', 1]);
    });
  });

  test('wide rows know of masks and added columns', async () => {
    await withDatabase(target, async (place) => {
      const names = Array.from({ length: 110 }, (_, i) => `c${i}`);
      await place.run(
        `create table wide (id int primary key, ${names.map((name) => `${name} varchar(9)`).join(', ')})`,
      );
      await place.run(
        `insert into wide select i, ${names.map((_, k) => `'v${k}' || i`).join(', ')} from generate_series(1, 30) as t(i)`,
      );
      const rules = [
        column(place, 'data-masking-hash-mask', 'wide', 'c7'),
        column(place, 'data-masking-digits-mask', 'wide', 'c8', { value: '*' }),
        column(place, 'add-column', 'wide', null, {
          value: 'z',
          expression: "$c1||'\t'||$id",
          'data-type': { type: 'string', length: 40 },
        }),
      ];
      const value = (k: number) =>
        k === 7
          ? "upper(sha256('v7' || i))"
          : k === 8
            ? "regexp_replace('v8' || i, '[0-9]', '*', 'g')"
            : `'v${k}' || i`;
      const lake = (z: string) =>
        writeLakeFile(
          folder,
          `${place.schema}.wide`,
          `SELECT i::INTEGER AS id, ${names.map((name, k) => `${value(k)} AS ${name}`).join(', ')}, ${z} AS z FROM range(1, 31) AS t(i)`,
        );
      await lake("'v1' || i || chr(9) || i");
      const faithful = only(await run(place, rules, accepted('expectedLoss')));
      expect([faithful.verdict, faithful.limits.length]).toEqual(['MATCHED', 1]);
      await lake("'v1' || i || chr(9) || CASE WHEN i = 9 THEN 8 ELSE i END");
      expect(only(await run(place, rules, accepted('expectedLoss'))).changedColumns).toEqual([
        { column: 'z', rows: 1 },
      ]);
    });
  });

  test('CSV: added columns and masks by the header; without one they are taken to be the last', async () => {
    await withDatabase(target, async (place) => {
      await place.run(`create table t (id int primary key, v varchar(9)); insert into t values (1, 'a1'), (2, null)`);
      const rules = [
        column(place, 'data-masking-hash-mask', 't', 'v'),
        column(place, 'add-column', 't', null, {
          value: 'z',
          expression: "$id||','",
          'data-type': { type: 'string', length: 9 },
        }),
      ];
      const at = join(folder, 'lake', place.schema, 't');
      mkdirSync(at, { recursive: true });
      const hash = createHash('sha256').update('a1').digest('hex').toUpperCase();
      const rows = (z: string) => `1,${hash},"1,"\n2,,"${z}"\n`;
      const csv = (text: string) => writeFileSync(join(at, 'LOAD00000001.csv'), text);
      csv(`id,v,z\n${rows('2,')}`);
      const header = 'csv: { header: true }';
      expect(only(await run(place, rules, header)).verdict).toBe('MATCHED');
      csv(`id,v,z\n${rows('3,')}`);
      expect(only(await run(place, rules, header)).changedColumns).toEqual([{ column: 'z', rows: 1 }]);
      csv(rows('2,'));
      const bare = only(await run(place, rules, 'csv: { header: false }'));
      expect(bare.limits.map(({ kind, detail }) => `${kind}: ${detail}`)).toEqual([
        expect.stringMatching(/^unmodelledRule: rules of the task add z: taken to be the last fields/),
      ]);
      expect([bare.verdict, bare.rows]).toEqual(['INCONCLUSIVE', { source: 2, lake: 2 }]);
      const images = column(place, 'add-before-image-columns', 't', null);
      expect(only(await run(place, [...rules, images], 'csv: { header: false }')).cause?.message).toMatch(
        /whether files have the column BI_id is not documented/,
      );
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
