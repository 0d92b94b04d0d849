/**
 * Each rule of what DMS does to a value of MySQL, on a real server and under every hostile session: the expected text and
 * the count, right at the rule's bound and one past it.
 */
import type { LakeType, LossRule } from '../../core/compare/columns.ts';
import type { Form } from '../../core/compare/forms.ts';
import { isUnsupported } from '../../core/sql/dialect.ts';
import { mysql } from '../../core/sql/mysql.ts';
import { connectTo, HOSTILE_SESSIONS, textsOf, withMysqlDatabase } from '../support/mysql.ts';
import { mysqlColumn } from '../support/parts.ts';

const because = 'a test';

interface LossCase {
  readonly name: string;
  readonly type: string;
  readonly rules: readonly LossRule[];
  readonly lake?: readonly LakeType[];
  readonly form?: Form;
  /** SQL of a value, its expected text, and whether it is counted by each rule. */
  readonly values: readonly (readonly [sql: string, text: string | null, ...counted: boolean[]])[];
}

const prefix = (size: number, unit: 'bytes' | 'characters'): LossRule => ({ rule: 'prefix', size, unit, because });
const repeat = (text: string, n: number, more = '') => `CONCAT(REPEAT('${text}', ${n}), '${more}')`;
const milliseconds = (mode: 'truncate' | 'round'): LossRule => ({ rule: 'milliseconds', mode, because });

const CASES: readonly LossCase[] = [
  {
    name: 'prefix in bytes',
    type: 'longtext',
    rules: [prefix(1024, 'bytes')],
    values: [
      [repeat('a', 1024), 'a'.repeat(1024), false],
      [repeat('a', 1025), 'a'.repeat(1024), true],
      [repeat('a', 1023, 'é'), 'a'.repeat(1023), true],
      [repeat('a', 1022, '€'), 'a'.repeat(1022), true],
      [repeat('a', 1021, '😀'), 'a'.repeat(1021), true],
      [repeat('a', 1020, '😀'), `${'a'.repeat(1020)}😀`, false],
      [repeat('a', 1020, '😀b'), `${'a'.repeat(1020)}😀`, true],
      ["''", '', false],
    ],
  },
  {
    name: 'prefix in bytes of UTF-8, of another character set',
    type: 'longtext CHARACTER SET latin1',
    rules: [prefix(1024, 'bytes')],
    values: [
      [repeat('é', 512), 'é'.repeat(512), false],
      [repeat('é', 513), 'é'.repeat(512), true],
    ],
  },
  {
    name: 'prefix in characters',
    type: 'longtext',
    rules: [prefix(1024, 'characters')],
    values: [
      [repeat('é', 1024), 'é'.repeat(1024), false],
      [repeat('é', 1025), 'é'.repeat(1024), true],
    ],
  },
  {
    name: 'prefix of bytes',
    type: 'longblob',
    rules: [prefix(1024, 'bytes')],
    values: [
      ["REPEAT(X'ff', 1024)", 'ff'.repeat(1024), false],
      ["REPEAT(X'ff', 1025)", 'ff'.repeat(1024), true],
      ["''", '', false],
    ],
  },
  {
    name: 'replaceCharacters, and then the prefix',
    type: 'varchar(300)',
    rules: [
      {
        rule: 'replaceCharacters',
        pairs: [
          { from: 35, to: 0xe9 },
          { from: 0x1f600, to: null },
          { from: 92, to: 39 },
        ],
        because,
      },
      prefix(4, 'bytes'),
    ],
    values: [
      ["'abcd'", 'abcd', false, false],
      ["'😀'", '', true, false],
      ["'#😀#'", 'éé', true, false],
      ["'###'", 'éé', true, true],
      ['CHAR(92)', "'", true, false],
    ],
  },
  {
    name: 'zeroDates as NULL',
    type: 'datetime',
    rules: [{ rule: 'zeroDates', because }],
    values: [
      ["'0000-00-00 00:00:00'", null, true],
      ["'0001-01-01 00:00:00'", '0001-01-01 00:00:00.000000', false],
      ["'2024-00-01 00:00:00'", '~2024-00-01 00:00:00.000000', false],
    ],
  },
  {
    name: 'zeroDates as the text that CSV has',
    type: 'datetime(3)',
    rules: [{ rule: 'zeroDates', as: 'text', because }],
    values: [
      ["'0000-00-00 00:00:00'", '!0000-00-00 00:00:00.000', false],
      ["'0001-01-01 00:00:00'", '0001-01-01 00:00:00.000000', false],
    ],
  },
  {
    name: 'zeroDates of a timestamp',
    type: 'timestamp NULL',
    rules: [{ rule: 'zeroDates', because }],
    values: [
      ["'0000-00-00 00:00:00'", null, true],
      ["'1970-01-01 00:00:01'", '1970-01-01 00:00:01.000000', false],
    ],
  },
  ...(['truncate', 'round'] as const).map(
    (mode): LossCase => ({
      name: `milliseconds, ${mode}`,
      type: 'datetime(6)',
      rules: [milliseconds(mode)],
      values: [
        ["'2026-01-01 00:00:00.123000'", '2026-01-01 00:00:00.123000', false],
        ["'2026-01-01 00:00:00.123499'", '2026-01-01 00:00:00.123000', true],
        ["'2026-01-01 00:00:00.999500'", `2026-01-01 00:00:0${mode === 'round' ? '1.000000' : '0.999000'}`, true],
      ],
    }),
  ),
  {
    name: 'milliseconds of a time that the lake has as one',
    type: 'time(6)',
    rules: [milliseconds('truncate')],
    lake: [{ kind: 'time', unit: 'millis', utc: true }],
    form: { kind: 'time', digits: 6 },
    values: [
      ["'10:00:00.123000'", '10:00:00.123000', false],
      ["'10:00:00.123001'", '10:00:00.123000', true],
    ],
  },
];

test.each(CASES.map((c) => [c.name, c] as const))('%s', async (_, c) => {
  await withMysqlDatabase(async ({ run, name, url }) => {
    const lax = "SET SESSION sql_mode = 'ALLOW_INVALID_DATES', time_zone = '+00:00'";
    const rows = c.values.map(([sql], i) => `(${i}, ${sql})`);
    await run(
      `${lax}; CREATE TABLE t (i int PRIMARY KEY, x ${c.type}); INSERT INTO t VALUES ${rows.join(', ')}, (99, NULL)`,
    );
    const column = mysqlColumn('x', c.type);
    const own = mysql.form(column, c.lake ?? []);
    if (isUnsupported(own)) throw new Error(own.unsupported);
    const rendered = mysql.render(column, c.form ?? own, c.rules);
    if (isUnsupported(rendered)) throw new Error(rendered.unsupported);
    const counted = rendered.losses.map(({ changed }) => `CASE WHEN ${changed} THEN 1 ELSE 0 END`);
    for (const [session, settings] of Object.entries(HOSTILE_SESSIONS)) {
      const connection = await connectTo(url, name);
      try {
        for (const setting of settings) await connection.query(setting);
        const found = await textsOf(connection, `SELECT ${[rendered.sql, ...counted].join(', ')} FROM t ORDER BY i`);
        const flags = rendered.losses.map((_, i) => i);
        const expected = c.values.map(([, text, ...are]) => [text, ...flags.map((i) => (are[i] ? '1' : '0'))]);
        expect({ session, found }).toEqual({ session, found: [...expected, [null, ...flags.map(() => '0')]] });
      } finally {
        connection.destroy();
      }
    }
  });
});

test('a text is exactly another, or holds it, under every session', async () => {
  const texts = ['é', 'e', 'é ', 'NULL', '', 'a😀'];
  await withMysqlDatabase(async ({ run, name, url }) => {
    await run(
      `CREATE TABLE t (i int PRIMARY KEY, x varchar(20)); INSERT INTO t VALUES ${texts.map((t, i) => `(${i}, '${t}')`).join(', ')}`,
    );
    const conditions = texts.map((text) => mysql.equalsText?.('x', text) ?? '');
    for (const [session, settings] of Object.entries(HOSTILE_SESSIONS)) {
      const connection = await connectTo(url, name);
      try {
        for (const setting of settings) await connection.query(setting);
        const cells = conditions.map((condition) => `CASE WHEN ${condition} THEN 1 ELSE 0 END`);
        const found = await textsOf(connection, `SELECT ${cells.join(', ')} FROM t ORDER BY i`);
        expect({ session, found }).toEqual({
          session,
          found: texts.map((_, i) => texts.map((__, j) => (i === j ? '1' : '0'))),
        });
      } finally {
        connection.destroy();
      }
    }
  });
});
