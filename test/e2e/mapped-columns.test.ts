/** Columns that a task's rules mask, add, or change: the lake must hold what the source makes of them. */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

describe.each(targets())('mapped columns on $name', (target) => {
  let folder: string;
  beforeEach(() => {
    folder = runFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (place: Place, rules: readonly Rule[], more = '', selection: Rule = {}, quiesced = true) =>
    runTask(folder, place, rules, { more, selection, quiesced });

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
});
