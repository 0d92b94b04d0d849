import { tablesOfSql } from '../../action/sql-tables.ts';

/** The tables that a migration changes, or the statement that is not understood: never nothing. */

const names = (sql: string) => tablesOfSql(sql).tables.map((t) => (t.quoted ? `"${t.name}"` : t.name));
const unread = (sql: string) => tablesOfSql(sql).unread;

describe('the tables that a statement names', () => {
  test.each<[sql: string, tables: string[]]>([
    ['CREATE TABLE orders (id int)', ['orders']],
    ['create table if not exists shop."Order Items" (id int)', ['"Order Items"']],
    ['CREATE TABLE a.b.c (id int)', ['c']],
    ['CREATE UNLOGGED TABLE p PARTITION OF parent FOR VALUES IN (1)', ['p', 'parent']],
    ['CREATE TABLE child (x int) INHERITS (parent)', ['child', 'parent']],
    ['CREATE TABLE `my``table` (id int)', ['"my`table"']],
    ['CREATE TABLE [dbo].[Order Details] (id int)', ['"Order Details"']],
    ['ALTER TABLE ONLY orders ADD COLUMN note text', ['orders']],
    ['ALTER TABLE IF EXISTS ONLY shop.orders RENAME TO old_orders', ['orders', 'old_orders']],
    ['ALTER TABLE orders ATTACH PARTITION orders_2026 FOR VALUES IN (1)', ['orders', 'orders_2026']],
    ['DROP TABLE IF EXISTS a, shop.b, "C" CASCADE', ['a', 'b', '"C"']],
    ['RENAME TABLE a TO b, c TO d', ['a', 'b', 'c', 'd']],
    ['TRUNCATE TABLE ONLY a, b RESTART IDENTITY', ['a', 'b']],
    ['CREATE UNIQUE INDEX CONCURRENTLY i ON ONLY shop.orders (id)', ['orders']],
    ["INSERT INTO orders VALUES (1, 'DELETE FROM users')", ['orders']],
    ['INSERT IGNORE INTO orders SELECT * FROM staging', ['orders']],
    ['INSERT INTO a (x) VALUES (1) ON CONFLICT DO UPDATE SET x = 2', ['a']],
    ['INSERT INTO a (x) VALUES (1) ON DUPLICATE KEY UPDATE x = 2', ['a']],
    ['REPLACE INTO orders VALUES (1)', ['orders']],
    ["UPDATE shop.orders AS o SET note = replace(note, 'a', 'b') FROM items", ['orders']],
    ['UPDATE a JOIN b ON a.id = b.id, c SET a.x = b.x', ['a', 'b', 'c']],
    ['DELETE FROM ONLY orders WHERE id = 1', ['orders']],
    ['MERGE INTO orders USING s ON (1 = 1) WHEN MATCHED THEN UPDATE SET x = 1', ['orders']],
    ['WITH gone AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM gone', ['a', 'b']],
    ["COPY orders (id) FROM '/tmp/x'", ['orders']],
    ["LOAD DATA INFILE 'x' INTO TABLE orders", ['orders']],
    ['CREATE TABLE a (b int REFERENCES c ON DELETE CASCADE ON UPDATE SET NULL)', ['a']],
    ["INSERT INTO a VALUES (E'it\\'s; DELETE FROM b')", ['a']],
    ['INSERT INTO a VALUES ($tag$; DROP TABLE b; $x$ $tag$)', ['a']],
    ['/* DROP TABLE x; */ ALTER TABLE a ADD b int -- ; DROP TABLE c', ['a']],
    ['# DROP TABLE x\nALTER TABLE a ADD b int', ['a']],
    ['CREATE TEMP TABLE t AS SELECT 1; INSERT INTO T VALUES (2); UPDATE a SET x = 1', ['a']],
    ['ALTER TABLE a ADD x int\nGO\nALTER TABLE b ADD x int\nGO', ['a', 'b']],
    ['BEGIN; SET search_path = x; GRANT ALL ON a TO b; DELETE FROM c; COMMIT;', ['c']],
    ['CREATE TRIGGER t AFTER INSERT OR UPDATE ON a FOR EACH ROW EXECUTE FUNCTION f(); DELETE FROM b', ['b']],
    ['CREATE FUNCTION f() RETURNS void AS $$ DELETE FROM x; $$ LANGUAGE sql; DELETE FROM b', ['b']],
    ['ALTER TABLE été ADD x int', ['été']],
  ])('%s', (sql, tables) => {
    expect({ tables: names(sql), unread: unread(sql) }).toEqual({ tables, unread: [] });
  });
});

describe('what is not understood is said', () => {
  test.each([
    'SELECT cleanup_orders()',
    'CALL purge()',
    'EXEC sp_rename a, b',
    'DO $$ BEGIN DELETE FROM a; END $$',
    'BEGIN DELETE FROM a',
    'SET NOCOUNT ON DELETE FROM a',
    'ALTER TABLE a ADD x int ALTER TABLE b ADD y int',
    'CREATE TABLE a (x int) INSERT INTO b VALUES (1)',
    'INSERT INTO a VALUES (1) ALTER TABLE b ADD y int',
    'INSERT INTO a SELECT 1 UPDATE b SET x = 1',
    'GRANT ALL ON a TO b UPDATE c SET x = 1',
    'TRUNCATE a CASCADE',
    'ALTER TABLE a EXCHANGE PARTITION p WITH TABLE b',
    'ALTER TABLE a SWITCH PARTITION 1 TO b',
    'INSERT ALL INTO a VALUES (1) INTO b VALUES (2) SELECT 1 FROM dual',
    'DELETE a FROM a JOIN b ON 1 = 1',
    'DROP SCHEMA shop CASCADE',
    'DROP TYPE mood CASCADE',
    "ALTER TYPE mood RENAME VALUE 'a' TO 'b'",
    'DROP EXTENSION hstore CASCADE',
    'WITH x AS (SELECT f()) SELECT * FROM x',
    'EXPLAIN ANALYZE DELETE FROM a',
    '\\i other.sql',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a migration tool's placeholder.
    'ALTER TABLE ${schema}.orders ADD x int',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a migration tool's placeholder.
    'ALTER TABLE orders_${year} ADD x int',
    'UPDATE {{ table }} SET x = 1',
    "INSERT INTO a VALUES ('it\\'); DELETE FROM b; --')",
    'INSERT INTO a VALUES ("x\\"); DELETE FROM b; --")',
    "INSERT INTO a VALUES ('no end",
    'ALTER TABLE "no end',
    '/* no end',
    '/* a /* b */ DROP TABLE x; */ ALTER TABLE a ADD b int',
    '/*!40101 DROP TABLE x */; ALTER TABLE a ADD b int',
    'ALTER TABLE',
    'INSERT INTO',
    'UPDATE STATISTICS a',
    'CREATE TABLE #temporary (x int)',
    'nonsense',
  ])('%s', (sql) => {
    expect(unread(sql).length).toBeGreaterThan(0);
  });

  test('with the beginning of the statement, and why', () => {
    expect(unread("DELETE FROM a; CALL purge(1); INSERT INTO b VALUES ('a\\'b')")).toEqual([
      'CALL purge ( …',
      "INSERT INTO b VALUES (a text with \\' in it)",
    ]);
  });

  test('a file of comments names no table at all', () => {
    expect(tablesOfSql('-- nothing\n/* here */\n;;')).toEqual({ tables: [], unread: [] });
  });

  test('in time, whatever the text', () => {
    const before = performance.now();
    for (const piece of ['/*', '(', "'", '$$', 'update a ', 'with a as (', '$a', '[', '# ', 'delete from a '])
      tablesOfSql(piece.repeat(20_000));
    expect(performance.now() - before).toBeLessThan(30_000);
  });
});
