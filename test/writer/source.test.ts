/** The writer's own reading of PostgreSQL: what the catalog says, and texts that no default of a session changes. */
import { openSource, readSource } from '../../local/writer/index.ts';
import { type Place, runOn, targets, withDatabase } from '../support/postgres.ts';
import { POSTGRES_ZOO_TABLES, POSTGRES_ZOO_TYPES } from '../support/zoo-postgres.ts';
import { zooStatements } from '../support/zoo-tables.ts';

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

async function fill({ schema, run }: Place): Promise<void> {
  const put = (sql: string) => sql.replaceAll('__SCHEMA__', quote(schema));
  const statements = POSTGRES_ZOO_TABLES.flatMap((table) =>
    zooStatements(table, `${quote(schema)}.${table.name}`, quote),
  );
  await run(["set local timezone = 'UTC'", ...POSTGRES_ZOO_TYPES, ...statements].map(put).join(';\n'));
}

const HOSTILE = [
  "set DateStyle = 'German, DMY'",
  "set TimeZone = 'Asia/Kathmandu'",
  'set extra_float_digits = -15',
  "set IntervalStyle = 'sql_standard'",
  "set bytea_output = 'escape'",
  "set lc_monetary = 'C'",
];

describe.each(targets())('on $name', (target) => {
  test('every type, whatever the defaults of the session', async () => {
    await withDatabase(target, async (place) => {
      await fill(place);
      const all = async () => {
        const reader = await openSource(place.url);
        try {
          const found = [];
          for (const { name } of POSTGRES_ZOO_TABLES) found.push(await reader.read(place.schema, name));
          return found;
        } finally {
          await reader.close();
        }
      };
      const before = await all();
      const settings = HOSTILE.map((statement) => statement.split(' ')[1] ?? '');
      try {
        // PGlite serves all connections from one session; a real server has a database of the test's own.
        const database = `"${place.schema}"`;
        const statements = target.name === 'pglite' ? HOSTILE : HOSTILE.map((s) => `alter database ${database} ${s}`);
        await runOn(place.url, statements.join(';'));
        const shown = await runOn(place.url, 'show DateStyle');
        expect(shown.rows).toEqual([{ DateStyle: 'German, DMY' }]);
        expect(await all()).toEqual(before);
      } finally {
        if (target.name === 'pglite') await runOn(place.url, settings.map((name) => `reset ${name}`).join(';'));
      }
    });
  });

  test('what the catalog says of columns and keys', async () => {
    await withDatabase(target, async (place) => {
      await place.run(`create domain short as varchar(7) not null; create type mood as enum ('a');
        create table t (b int, a text, n numeric(5,-2), f numeric, c char(3), v varchar, d short, m mood, l int[],
          s timestamp(2), z timetz, bits varbit(9), primary key (a, b));
        create view v as select b from t`);
      const { columns, key, view } = await readSource(place.url, place.schema, 't');
      expect([key, view]).toEqual([['a', 'b'], false]);
      const shape = columns.map(({ name, type, kind, length, precision, scale, nullable }) =>
        [name, type, kind, length, precision, scale, nullable].map((v) => v ?? '-').join(' '),
      );
      expect(shape).toEqual([
        ...[
          'b int4 base - - - false',
          'a text base - - - false',
          'n numeric base - 5 -2 true',
          'f numeric base - - - true',
        ],
        ...[
          'c bpchar base 3 - - true',
          'v varchar base - - - true',
          'd varchar base 7 - - false',
          'm mood enum - - - true',
        ],
        ...[
          'l _int4 array - - - true',
          's timestamp base - - 2 true',
          'z timetz base - - 6 true',
          'bits varbit base 9 - - true',
        ],
      ]);
      expect((await readSource(place.url, place.schema, 'v')).view).toBe(true);
      await expect(readSource(place.url, place.schema, 'no')).rejects.toThrow(`There is no table ${place.schema}.no`);
      const reader = await openSource(place.url);
      const tables = (await reader.tables()).filter(({ schema }) => schema === place.schema);
      await reader.close();
      expect(tables.map(({ table, view: isView }) => [table, isView])).toEqual([
        ['t', false],
        ['v', true],
      ]);
    });
  });
});
