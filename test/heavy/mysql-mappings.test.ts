/** Table mappings over a real MySQL or MariaDB: filters, masks, added columns and ranges, under every session. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderText } from '../../core/compare/text-expressions.ts';
import { readExpression } from '../../core/dms/expressions.ts';
import { mysql } from '../../core/sql/mysql.ts';
import { connectTo, HOSTILE_SESSIONS, textsOf, withMysqlDatabase } from '../support/mysql.ts';
import { mysqlColumn } from '../support/parts.ts';
import { runFolder, runOver, writeLakeFile } from '../support/run-over.ts';

const COLUMNS = [
  ...[mysqlColumn('n', 'int'), mysqlColumn('d', 'decimal(8,2)'), mysqlColumn('f', 'float')],
  ...[mysqlColumn('v', 'varchar(20)'), mysqlColumn('c', 'char(4)'), mysqlColumn('day', 'date')],
  ...[mysqlColumn('at', 'datetime(3)'), mysqlColumn('ts', 'timestamp'), mysqlColumn('e', "enum('a','b')")],
  mysqlColumn('l', 'varchar(20) CHARACTER SET latin1'),
];

describe('mappings on a real server', () => {
  test('values are compared alike under every session, and readings that differ are told', async () => {
    await withMysqlDatabase(async (place) => {
      await place.run(`CREATE TABLE t (id INT PRIMARY KEY, n INT, d DECIMAL(8,2), f FLOAT, v VARCHAR(20), c CHAR(4), day DATE,
        at DATETIME(3), ts TIMESTAMP NULL, e ENUM('a','b'), l VARCHAR(20) CHARACTER SET latin1)`);
      await place.run(`SET time_zone = '+00:00'`);
      await place.run(`INSERT INTO t VALUES
        (1, 5, 1.50, 0.1, 'tech', 'ab', '2002-01-01', '2002-01-01 00:00:00.5', '2002-01-01 10:00:00', 'a', 'é'),
        (2, -5, -2.25, 0.5, 'Tech ', 'abc', '2001-12-31', '2001-12-31 23:59:59.999', '2002-01-03 00:00:00', 'b', 'e'),
        (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)`);
      const cases: [string, '=' | '<>' | '<=' | '>=', string, string[]][] = [
        ['n', '>=', '5', ['1']],
        ['n', '<=', '-5', ['2']],
        ['d', '=', '1.5', ['1']],
        ['f', '=', '0.1', ['', '1']],
        ['v', '=', 'tech', ['1 2', '1']],
        ['v', '>=', 'a', ['1 2', '1']],
        ['c', '=', 'ab', ['1', '1']],
        ['day', '>=', '2002-01-01', ['1']],
        ['at', '>=', '2002-01-01 00:00:00.6', ['']],
        ['at', '<=', '2001-12-31 23:59:59.999', ['2']],
        ['ts', '>=', '2002-01-01 11:00:00', ['2', '1 2', '2']],
        ['ts', '=', '2002-01-01 10:00:00', ['1', '1']],
        ['e', '=', 'a', ['1', '1']],
        ['l', '=', 'e', ['1 2', '2']],
      ];
      for (const [session, statements] of Object.entries(HOSTILE_SESSIONS)) {
        const connection = await connectTo(place.url);
        try {
          for (const statement of statements) await connection.query(statement);
          const found = [];
          for (const [name, operator, value] of cases) {
            const column = COLUMNS.find((one) => one.name === name);
            const readings = column && mysql.comparison?.(column, operator, value);
            if (!readings || 'unsupported' in readings) throw new Error(`${name}: ${readings?.unsupported}`);
            const ids = [];
            for (const sql of readings)
              ids.push(
                (await textsOf(connection, `SELECT id FROM t WHERE ${sql} ORDER BY id`)).map(([id]) => id).join(' '),
              );
            found.push([name, operator, value, ids]);
          }
          expect([session, found]).toEqual([session, cases]);
        } finally {
          await connection.end();
        }
      }
      const latin = COLUMNS.at(-1);
      expect(latin && mysql.comparison?.(latin, '=', 'é')).toHaveProperty('unsupported');
      expect(mysql.comparison?.(mysqlColumn('n', 'int'), '=', "1' OR 1=1")).toHaveProperty('unsupported');
    });
  });

  test('texts of expressions and masks are the same under every session', async () => {
    await withMysqlDatabase(async (place) => {
      await place.run('CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(20), b CHAR(5), n INT)');
      await place.run(`INSERT INTO t VALUES (1, '  Zoë ''x''', 'ab', -7), (2, NULL, '', 0), (3, '', 'C6', 12)`);
      const columns = new Map(
        [mysqlColumn('a', 'varchar(20)'), mysqlColumn('b', 'char(5)'), mysqlColumn('n', 'int')].map((c) => [c.name, c]),
      );
      const cases: [string, (string | null)[]][] = [
        ["$a || '_' || $b || $n", ["  Zoë 'x'_ab-7", null, '_C612']],
        ["ifnull($a, 'none')", ["  Zoë 'x'", 'none', '']],
        ['trim($a)', ["Zoë 'x'", null, '']],
        ["replace($a, 'x', '\\')", ["  Zoë '\\'", null, '']],
        ['substr($a, 3, 2)', ['Zo', null, '']],
      ];
      const raw = columns.get('b');
      const rendered = raw && mysql.render(raw, { kind: 'text' }, []);
      const b = rendered && 'sql' in rendered ? rendered.sql : '';
      for (const [session, statements] of Object.entries(HOSTILE_SESSIONS)) {
        const connection = await connectTo(place.url);
        try {
          for (const statement of statements) await connection.query(statement);
          const texts = async (sql: string) =>
            (await textsOf(connection, `SELECT ${sql} FROM t ORDER BY id`)).map(([text]) => text ?? null);
          const found = [];
          for (const [expression] of cases) {
            const read = readExpression(expression, {});
            const made = read.kind === 'text' ? renderText(read.text, columns, mysql) : { unsupported: read.kind };
            if ('unsupported' in made) throw new Error(made.unsupported);
            found.push([expression, await texts(made.sql)]);
          }
          expect([session, found]).toEqual([session, cases]);
          expect(await texts(mysql.texts?.maskDigits(b, '#') ?? '')).toEqual(['ab', '', 'C#']);
          expect(await texts(mysql.texts?.sha256(mysql.literal('C6BGJ566669K')) ?? '')).toEqual(
            Array.from({ length: 3 }, () => '7CB06784764C9030CCC41E25C15339FEB293FFE9B329A72B5FED564E99900C75'),
          );
        } finally {
          await connection.end();
        }
      }
    });
  });

  test('a task with all of them: a faithful lake is matched within its limits, a broken one is found', async () => {
    const folder = runFolder();
    try {
      await withMysqlDatabase(async (place) => {
        await place.run(
          'CREATE TABLE t (id INT PRIMARY KEY, part INT, name VARCHAR(20), pin VARCHAR(9), made DATETIME)',
        );
        await place.run(`INSERT INTO t VALUES (1, 1, 'Ada', 'x12', '2026-01-01'), (2, 2, 'Alan', NULL, '2026-01-02'),
          (3, NULL, 'Grace', '7', '2026-01-03'), (4, 4, 'Zoë', '', '2025-01-01')`);
        const at = { 'schema-name': place.name, 'table-name': 't' };
        const column = (action: string, name: string | null, more: object) => ({
          'rule-type': 'transformation',
          'rule-target': 'column',
          'rule-action': action,
          'object-locator': { ...at, ...(name === null ? {} : { 'column-name': name }) },
          ...more,
        });
        const rules = [
          {
            'rule-type': 'selection',
            'rule-action': 'include',
            'object-locator': at,
            filters: [
              {
                'filter-type': 'source',
                'column-name': 'made',
                'filter-conditions': [{ 'filter-operator': 'gte', value: '2026-01-01' }],
              },
            ],
          },
          column('data-masking-hash-mask', 'name', {}),
          column('data-masking-digits-mask', 'pin', { value: '*' }),
          column('add-column', null, {
            value: 'tag',
            expression: "$id||'-'||$name",
            'data-type': { type: 'string', length: 40 },
          }),
          {
            'rule-type': 'table-settings',
            'object-locator': at,
            'parallel-load': { type: 'ranges', columns: ['part'] },
          },
        ].map((rule, i) => ({ 'rule-id': i + 1, 'rule-name': `r${i + 1}`, ...rule }));
        const task = {
          ReplicationTaskIdentifier: 'test',
          ReplicationTaskArn: 'arn:aws:dms:eu-west-1:111122223333:task:TEST',
          MigrationType: 'full-load',
          TableMappings: JSON.stringify({ rules }),
        };
        writeFileSync(join(folder, 'task.json'), JSON.stringify({ ReplicationTasks: [task] }));
        const lake = (name: string) =>
          writeLakeFile(
            folder,
            `${place.name}.t`,
            `SELECT id::INTEGER AS id, part::INTEGER AS part, upper(sha256(name)) AS name, pin, made::TIMESTAMP AS made, id || '-' || tag AS tag
             FROM (VALUES (1, 1, '${name}', 'x**', '2026-01-01', 'Ada'), (2, 2, 'Alan', NULL, '2026-01-02', 'Alan')) AS v(id, part, name, pin, made, tag)`,
          );
        const run = async () => {
          const report = await runOver(place.url, folder, { include: [], more: 'task: ./task.json' });
          const [table] = report.tables;
          if (!table) throw new Error('no table');
          return table;
        };
        await lake('Ada');
        const faithful = await run();
        expect(faithful.limits.map(({ kind, column: name, count }) => [kind, name, count])).toEqual([
          ['rowFilter', null, null],
          ['expectedLoss', 'pin', 1],
          ['expectedLoss', null, 1],
        ]);
        expect([faithful.verdict, faithful.rows]).toEqual(['INCONCLUSIVE', { source: 2, lake: 2 }]);
        await lake('Eve');
        expect((await run()).changedColumns).toEqual([{ column: 'name', rows: 1 }]);
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
