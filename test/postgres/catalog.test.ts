import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { SourceTable } from '../../core/compare/columns.ts';
import { describeSource, PostgresCatalog } from '../../local/postgres/catalog.ts';
import { type Place, realServer, targets, withDatabase } from '../support/postgres.ts';

async function describeTables(place: Place): Promise<Map<string, SourceTable>> {
  const { tables } = await new PostgresCatalog({ url: place.url }).describe();
  return byName(place, tables);
}

function byName(place: Place, tables: readonly SourceTable[]): Map<string, SourceTable> {
  return new Map(tables.filter((table) => table.schema === place.schema).map((table) => [table.name, table]));
}

/** What a role sees that has only what the test granted it. PGlite has one login, so the role is taken on. */
async function describeAs(place: Place, role: string): Promise<Map<string, SourceTable>> {
  const client = new pg.Client({ connectionString: place.url });
  await client.connect();
  try {
    await client.query(`begin; set local role ${pg.escapeIdentifier(role)}`);
    return byName(place, (await describeSource(client)).tables);
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

/** A role whose name needs quotes. */
async function withRole(place: Place, use: (role: string, quoted: string) => Promise<void>): Promise<void> {
  const role = `Reader "${randomBytes(4).toString('hex')}"`;
  const quoted = pg.escapeIdentifier(role);
  await place.run(`create role ${quoted}`);
  try {
    await use(role, quoted);
  } finally {
    await place.run(`drop owned by ${quoted}; drop role ${quoted}`);
  }
}

const TYPES = `
  create type mood as enum ('sad', 'happy');
  create type pair as (a int, b text);
  create type span as range (subtype = int8);
  create domain cents as numeric(9, 2) not null;
  create domain price as cents check (value >= 0);
  create domain tags as varchar(10)[];
  create domain label as text`;

/** Column definition; then type, base type, precision, scale as they are to be described. */
const ZOO: readonly (readonly [string, string, string, number | null, number | null])[] = [
  ['smallint', 'smallint', 'int2', null, null],
  ['integer', 'integer', 'int4', null, null],
  ['bigint', 'bigint', 'int8', null, null],
  ['numeric', 'numeric', 'numeric', null, null],
  ['numeric(12,2)', 'numeric(12,2)', 'numeric', 12, 2],
  ['numeric(5)', 'numeric(5,0)', 'numeric', 5, 0],
  ['numeric(1000,1000)', 'numeric(1000,1000)', 'numeric', 1000, 1000],
  ['double precision', 'double precision', 'float8', null, null],
  ['real', 'real', 'float4', null, null],
  ['char(3)', 'character(3)', 'bpchar', null, null],
  ['varchar(20)', 'character varying(20)', 'varchar', null, null],
  ['text', 'text', 'text', null, null],
  ['name', 'name', 'name', null, null],
  ['"char"', '"char"', 'char', null, null],
  ['bytea', 'bytea', 'bytea', null, null],
  ['boolean', 'boolean', 'bool', null, null],
  ['uuid', 'uuid', 'uuid', null, null],
  ['json', 'json', 'json', null, null],
  ['jsonb', 'jsonb', 'jsonb', null, null],
  ['date', 'date', 'date', null, null],
  ['time(3)', 'time(3) without time zone', 'time', null, null],
  ['timetz', 'time with time zone', 'timetz', null, null],
  ['timestamp', 'timestamp without time zone', 'timestamp', null, null],
  ['timestamptz(3)', 'timestamp(3) with time zone', 'timestamptz', null, null],
  ['interval', 'interval', 'interval', null, null],
  ['money', 'money', 'money', null, null],
  ['inet', 'inet', 'inet', null, null],
  ['bit(4)', 'bit(4)', 'bit', null, null],
  ['varbit(7)', 'bit varying(7)', 'varbit', null, null],
  ['point', 'point', 'point', null, null],
  ['int2vector', 'int2vector', 'int2vector', null, null],
  ['mood', '?.mood', 'enum', null, null],
  ['pair', '?.pair', 'composite', null, null],
  ['span', '?.span', 'range', null, null],
  ['int4range', 'int4range', 'int4range', null, null],
  ['price', '?.price', 'numeric', 9, 2],
  ['tags', '?.tags', 'varchar[]', null, null],
  ['label', '?.label', 'text', null, null],
  ['int[]', 'integer[]', 'int4[]', null, null],
  ['numeric(5,2)[]', 'numeric(5,2)[]', 'numeric[]', null, null],
  ['mood[]', '?.mood[]', 'enum[]', null, null],
  ['price[]', '?.price[]', 'numeric[]', null, null],
  ['pair[]', '?.pair[]', 'composite[]', null, null],
];

describe.each(targets())('the catalog of $name', (target) => {
  const within = (use: (place: Place) => Promise<void>) => () => withDatabase(target, use);

  it(
    'describes each type by its base type, with the modifiers of its innermost domain',
    within(async (place) => {
      await place.run(`${TYPES}; create table zoo (${ZOO.map(([definition], i) => `c${i} ${definition}`).join(', ')})`);
      const columns = (await describeTables(place)).get('zoo')?.columns ?? [];
      const found = columns.map((c) => [c.type.replace(place.schema, '?'), c.baseType, c.precision, c.scale]);
      expect(found).toEqual(ZOO.map(([, ...described]) => described));
      expect(columns.map((column) => column.name)).toEqual(ZOO.map((_, i) => `c${i}`));
    }),
  );

  it(
    "does not take somebody's own type for the system's of the same name",
    within(async (place) => {
      const own = (name: string) => `"${place.schema}".${name}`;
      await place.run(`create type "timestamp" as enum ('noon'); create domain int4 as text; create type ${own('uuid')};
        create function uuid_i(cstring) returns ${own('uuid')} language internal immutable strict as 'textin';
        create function uuid_o(${own('uuid')}) returns cstring language internal immutable strict as 'textout';
        create type ${own('uuid')} (input = uuid_i, output = uuid_o, like = pg_catalog.text)`);
      await place.run(
        `create table t (a ${own('"timestamp"')}, b ${own('int4')}, c int, d ${own('uuid')}, e pg_catalog.uuid)`,
      );
      const types = (await describeTables(place)).get('t')?.columns.map((column) => column.baseType);
      expect(types).toEqual(['enum', 'text', 'int4', own('uuid').replaceAll('"', ''), 'uuid']);
    }),
  );

  it(
    'gives the key in its own order, without dropped and included columns',
    within(async (place) => {
      await place.run(`create table t (gone int, a int, "B" text, c int not null, d int);
        alter table t drop column gone; alter table t add primary key ("B", a) include (d);
        create table plain (a int unique); create table nothing ()`);
      const tables = await describeTables(place);
      expect(tables.get('t')?.primaryKey).toEqual(['B', 'a']);
      expect(tables.get('t')?.columns.map((c) => [c.name, c.nullable])).toEqual([
        ['a', false],
        ['B', false],
        ['c', false],
        ['d', true],
      ]);
      expect(tables.get('plain')?.primaryKey).toEqual([]);
      expect(tables.get('nothing')).toMatchObject({ columns: [], unreadable: null });
    }),
  );

  it(
    'lists parents, partitions and children, and says what a view is',
    within(async (place) => {
      await place.run(`create table p (a int, b int) partition by range (a);
        create table p1 partition of p for values from (0) to (10);
        create table p2 partition of p for values from (10) to (20) partition by list (a);
        create table mother (a int); create table child () inherits (mother);
        create view v as select a from p where a > 5; create materialized view m as select a from p;
        create sequence s; create index on mother (a)`);
      const tables = await describeTables(place);
      const kinds = Object.fromEntries([...tables].map(([name, table]) => [name, table.kind]));
      expect(kinds).toEqual({
        child: 'table',
        m: 'materialized view',
        mother: 'table',
        p: 'partitioned',
        p1: 'table',
        p2: 'partitioned',
        v: 'view',
      });
      expect(tables.get('v')?.hides.map((hide) => hide.kind)).toEqual(['view']);
      expect(tables.get('m')?.hides.map((hide) => hide.kind)).toEqual(['view']);
      expect(tables.get('mother')?.hides).toEqual([]);
    }),
  );

  it(
    'knows the estimate after ANALYZE, and no estimate before',
    within(async (place) => {
      await place.run('create table t as select g from generate_series(1, 500) g');
      expect((await describeTables(place)).get('t')?.estimatedRows).toBeNull();
      await place.run('analyze t');
      expect((await describeTables(place)).get('t')?.estimatedRows).toBe(500);
    }),
  );

  it(
    'keeps hostile names as they are, and none of the schemas of the system',
    within(async (place) => {
      const name = `a"b'c;--\n/*☃ A`;
      await place.run(`create table ${pg.escapeIdentifier(name)} (${pg.escapeIdentifier(name)} int primary key);
        create temporary table passing (a int)`);
      const { tables, server } = await new PostgresCatalog({ url: place.url }).describe();
      const found = tables.filter((table) => table.schema === place.schema);
      expect(found.map((table) => [table.name, table.columns[0]?.name, table.primaryKey])).toEqual([
        [name, name, [name]],
      ]);
      expect(tables.filter((t) => /^(pg_|information_schema)/.test(t.schema))).toEqual([]);
      expect(server).toMatch(/^PostgreSQL \d+\.\d+$/);
    }),
  );

  it(
    'says what a role may not read, and the statements that grant it',
    within(async (place) => {
      await place.run('create table "T t" (a int, "b c" int, d int); create table ok (a int)');
      await withRole(place, async (role, quoted) => {
        const t = `"${place.schema}"."T t"`;
        const unreadable = async () => (await describeAs(place, role)).get('T t')?.unreadable;
        expect(await unreadable()).toBe(
          `The role ${quoted} lacks USAGE on the schema "${place.schema}" and SELECT on ${t}. Run: ` +
            `GRANT USAGE ON SCHEMA "${place.schema}" TO ${quoted}; GRANT SELECT ON TABLE ${t} TO ${quoted};`,
        );
        await place.run(`grant usage on schema "${place.schema}" to ${quoted}; grant select (a) on "T t" to ${quoted}`);
        expect(await unreadable()).toBe(
          `The role ${quoted} lacks SELECT on the columns "b c", "d" of ${t}. Run: ` +
            `GRANT SELECT ON TABLE ${t} TO ${quoted};`,
        );
        await place.run(`grant select ("b c", d) on "T t" to ${quoted}`);
        expect(await unreadable()).toBeNull();
      });
    }),
  );

  it(
    'tells for which role row security hides rows',
    within(async (place) => {
      await place.run(`create table t (a int); create table free (a int); alter table t enable row level security;
        create policy p on t using (a > 1)`);
      await withRole(place, async (role, quoted) => {
        await place.run(`grant usage on schema "${place.schema}" to ${quoted}; grant select on t, free to ${quoted}`);
        const seen = await describeAs(place, role);
        expect(seen.get('t')?.hides).toEqual([
          { kind: 'rowSecurity', detail: expect.stringContaining(`"t" apply to the role ${quoted}`) },
        ]);
        expect(seen.get('free')?.hides).toEqual([]);
        await place.run(`alter role ${quoted} bypassrls`);
        expect((await describeAs(place, role)).get('t')?.hides).toEqual([]);
      });
      expect((await describeTables(place)).get('t')?.hides).toEqual([]);
    }),
  );
});

const server = realServer();
if (server) {
  it('reads the negative scale of PostgreSQL 15', () =>
    withDatabase(server, async (place) => {
      await place.run('create table t (a numeric(3, -2), b numeric(2, 5))');
      const columns = (await describeTables(place)).get('t')?.columns;
      expect(columns?.map((column) => [column.precision, column.scale])).toEqual([
        [3, -2],
        [2, 5],
      ]);
    }));
}
