/** What DMS is configured to lose, at its bound and one past it. */
import { type DmsType, readTask, type SourceRows, type TaskDescription, toDms } from '../../local/writer/index.ts';
import { mappings, selection, sourceRows } from '../support/dms-rows.ts';

function load(source: SourceRows, task: TaskDescription = {}) {
  const found = toDms(source, readTask(task));
  if (!found) throw new Error('not selected');
  return found;
}

/** Values of the second column; the first is a key. */
const valuesOf = (
  type: Parameters<typeof sourceRows>[0][string],
  values: (string | Uint8Array | null)[],
  task: TaskDescription = {},
  more: Partial<SourceRows> = {},
) => {
  const key = more.engine === 'mysql' ? 'int' : 'int4';
  const rows = values.map((value, i) => [String(i), value]);
  return load(sourceRows({ id: key, v: type }, rows, more), task).records.map((record) => record.values[1]);
};
const lob = (settings: object) => ({ taskSettings: { TargetMetadata: settings } });

describe('large objects', () => {
  const limited = lob({ LimitedSizeLobMode: true, LobMaxSize: 1 });
  const at = 'x'.repeat(1024);

  test('limited mode cuts what is longer, in bytes of UTF-8 and between characters', () => {
    expect(valuesOf('text', [at, `${at}x`, `${'é'.repeat(512)}!`, `${'x'.repeat(1022)}😀`], limited)).toEqual([
      ...[at, at, 'é'.repeat(512), 'x'.repeat(1022)],
    ]);
    expect(valuesOf('bytea', [new Uint8Array(1024), new Uint8Array(1025)], limited)).toEqual([
      ...[new Uint8Array(1024), new Uint8Array(1024)],
    ]);
    const characters = { ...limited, assume: { lobUnit: 'characters' as const } };
    expect(valuesOf('text', ['é'.repeat(1025)], characters)).toEqual(['é'.repeat(1024)]);
  });

  test('32 KB unless set; full mode and other types are whole', () => {
    const long = 'x'.repeat(40_000);
    expect(valuesOf('text', [long])).toEqual(['x'.repeat(32 * 1024)]);
    expect(valuesOf('text', [long], lob({ FullLobMode: true, LimitedSizeLobMode: false }))).toEqual([long]);
    expect(valuesOf({ type: 'varchar', length: 50_000 }, [long])).toEqual([long]);
    expect(valuesOf('text', [long], {}, { engine: 'mysql' })).toEqual([long]);
    expect(valuesOf('longtext', [long], {}, { engine: 'mysql' })).toEqual(['x'.repeat(32 * 1024)]);
  });

  test('without SupportLobs their columns are not there', () => {
    const source = sourceRows({ id: 'int4', note: 'text', bytes: 'bytea', short: 'varchar' }, [['1', 'a', null, 'b']]);
    expect(load(source, lob({ SupportLobs: false })).columns.map((column) => column.name)).toEqual(['id', 'short']);
  });

  test("a table's own settings go before the task's", () => {
    const own = (settings: object) => ({
      ...limited,
      tableMappings: mappings(selection(), {
        'rule-type': 'table-settings',
        'object-locator': { 'schema-name': 'app', 'table-name': 'items' },
        'lob-settings': settings,
      }),
    });
    const long = 'x'.repeat(5000);
    expect(valuesOf('text', [long], own({ mode: 'unlimited' }))).toEqual([long]);
    expect(valuesOf('text', [long], own({ mode: 'limited', 'bulk-max-size': '2' }))).toEqual(['x'.repeat(2048)]);
    expect(valuesOf('text', [long], own({ mode: 'none' }))).toEqual([undefined]);
  });

  test('a varchar without a length is cut at its bytes', () => {
    expect(valuesOf('varchar', ['x'.repeat(8001), 'é'.repeat(4000)])).toEqual(['x'.repeat(8000), 'é'.repeat(4000)]);
    const endpoint = { sourceEndpoint: { PostgreSQLSettings: { UnboundedVarcharMaxSize: 3 } } };
    expect(valuesOf('varchar', ['abcd'], endpoint)).toEqual(['abc']);
    const attributes = { sourceEndpoint: { ExtraConnectionAttributes: 'unboundedVarcharMaxSize=2' } };
    expect(valuesOf('varchar', ['abcd'], attributes)).toEqual(['ab']);
  });
});

describe('numbers', () => {
  test('an unbounded numeric is NUMERIC(28,6)', () => {
    const found = load(
      sourceRows({ id: 'int4', v: 'numeric' }, [
        ['1', '1.2345675'],
        ['2', '-1.2345675'],
        ['3', '5'],
      ]),
    );
    expect(found.columns[1]?.type).toEqual({ name: 'NUMERIC', precision: 28, scale: 6 });
    expect(found.records.map((record) => record.values[1])).toEqual(['1.234568', '-1.234568', '5.000000']);
    expect(valuesOf('numeric', ['1.2345679'], { assume: { numericScale: 'truncate' } })).toEqual(['1.234567']);
  });

  test('a number too large, and NaN, by the policy that is assumed', () => {
    const large = `1${'0'.repeat(22)}`;
    expect(valuesOf('numeric', ['9'.repeat(22), large, '1'])).toEqual([`${'9'.repeat(22)}.000000`, '1.000000']);
    expect(valuesOf('numeric', [large], { assume: { numericOverflow: 'null' } })).toEqual([null]);
    expect(valuesOf('numeric', ['NaN', '-Infinity'])).toEqual(['0.000000', '0.000000']);
    expect(valuesOf('numeric', ['NaN', '1'], { assume: { numericNaN: 'drop-row' } })).toEqual(['1.000000']);
    expect(valuesOf('numeric', ['NaN'], { assume: { numericNaN: 'null' } })).toEqual([null]);
  });

  test.each<[number, number, DmsType, string, string]>([
    [15, 2, { name: 'NUMERIC', precision: 15, scale: 2 }, '24000.00', '24000.00'],
    [2, 5, { name: 'NUMERIC', precision: 5, scale: 5 }, '0.00099', '0.00099'],
    [3, -2, { name: 'NUMERIC', precision: 5, scale: 0 }, '12300', '12300'],
    [38, 0, { name: 'NUMERIC', precision: 38, scale: 0 }, '9'.repeat(38), '9'.repeat(38)],
    [39, 0, { name: 'STRING', length: null }, '9'.repeat(39), '9'.repeat(39)],
  ])('numeric(%i,%i)', (precision, scale, type, given, expected) => {
    const found = load(sourceRows({ id: 'int4', v: { type: 'numeric', precision, scale } }, [['1', given]]));
    expect(found.columns[1]?.type).toEqual(type);
    expect(found.records[0]?.values[1]).toBe(expected);
  });
});

describe('dates and times', () => {
  test('infinities of PostgreSQL', () => {
    expect(valuesOf({ type: 'timestamptz', scale: 6 }, ['infinity', '-infinity'])).toEqual([
      ...[253_402_300_799_000_000n, -210_863_520_000_000_000n],
    ]);
    expect(valuesOf('date', ['infinity', '-infinity'])).toEqual([2_932_896, -2_440_550]);
  });

  test('a zone is left behind', () => {
    expect(valuesOf({ type: 'timestamptz', scale: 6 }, ['1970-01-01 00:00:00.000001+00'])).toEqual([1n]);
    expect(valuesOf({ type: 'timetz', scale: 6 }, ['01:00:00+02:30', '23:00:00-02'])).toEqual([
      ...[81_000_000_000n, 3_600_000_000n],
    ]);
    const local = { assume: { timeWithTimeZone: 'local' as const } };
    expect(valuesOf({ type: 'timetz', scale: 6 }, ['01:00:00+02:30'], local)).toEqual([3_600_000_000n]);
  });

  test('intervals in words, or as PostgreSQL prints them', () => {
    const given = ['1 year 2 mons -3 days +04:05:06.7', '00:00:00', '-00:00:01', '1 mon'];
    expect(valuesOf('interval', given)).toEqual([
      '1 YEAR, 2 MONTHS, -3 DAYS, 4 HOURS, 5 MINUTES, 6.7 SECONDS',
      ...['0 SECONDS', '-1 SECOND', '1 MONTH'],
    ]);
    expect(valuesOf('interval', given, { assume: { interval: 'postgres' } })).toEqual(given);
  });

  test('dates of MySQL that no calendar has', () => {
    const given = ['0000-00-00', '2024-00-10', '2024-02-31', '2024-02-29'];
    const mysql = { engine: 'mysql' as const };
    expect(valuesOf('date', given, {}, mysql)).toEqual([...given.slice(0, 3), 19_782]);
    expect(valuesOf({ type: 'datetime', scale: 0 }, ['0000-00-00 00:00:00'], {}, mysql)).toEqual([
      '0000-00-00 00:00:00',
    ]);
    const dropped = { targetEndpoint: { DataFormat: 'parquet' }, assume: { zeroDates: 'drop-row' as const } };
    expect(valuesOf('date', given, dropped, mysql)).toEqual([19_782]);
  });
});

describe('text', () => {
  test('char(n): its blanks are trimmed, or kept by a setting, counted in characters', () => {
    const given = ['ab', 'ab  ', 'é😀'];
    const type = { type: 'bpchar', length: 4 };
    expect(valuesOf(type, given)).toEqual(['ab', 'ab', 'é😀']);
    const kept = { sourceEndpoint: { PostgreSQLSettings: { TrimSpaceInChar: false } } };
    expect(valuesOf(type, given, kept)).toEqual(['ab  ', 'ab  ', 'é😀  ']);
    expect(valuesOf(type, ['ab'], { targetEndpoint: { AddTrailingPaddingCharacter: true } })).toEqual(['ab  ']);
    expect(valuesOf('text', ['ab  '])).toEqual(['ab  ']);
  });

  test('characters are replaced or left out, each once', () => {
    const pair = (from: number, to: number) => ({ SourceCharacterCodePoint: from, TargetCharacterCodePoint: to });
    const settings = {
      CharacterSetSettings: { CharacterReplacements: [pair(97, 98), pair(98, 99), pair(128_512, 0)] },
    };
    expect(valuesOf('text', ['ab😀'], { taskSettings: JSON.stringify(settings) })).toEqual(['bc']);
  });

  test('booleans of PostgreSQL: BOOLEAN as a real file has them, or CHAR(5)', () => {
    const type = (task: TaskDescription) =>
      load(sourceRows({ id: 'int4', v: 'bool' }, [['1', 'true']]), task).columns[1]?.type;
    const endpoint = (MapBooleanAsBoolean: boolean) => ({
      sourceEndpoint: { PostgreSQLSettings: { MapBooleanAsBoolean } },
    });
    expect(type({})).toEqual({ name: 'BOOLEAN' });
    expect(type({ assume: { pgBoolean: 'char5' } })).toEqual({ name: 'STRING', length: 5 });
    expect(type({ ...endpoint(true), assume: { pgBoolean: 'char5' } })).toEqual({ name: 'BOOLEAN' });
    expect(type(endpoint(false))).toEqual({ name: 'STRING', length: 5 });
    expect(valuesOf('bool', ['true', 'false', null], endpoint(false))).toEqual(['true', 'false', null]);
  });
});

test.each<[Parameters<typeof sourceRows>[0][string], string, DmsType, unknown]>([
  [{ type: 'tinyint', unsigned: true }, '255', { name: 'UINT1' }, 255],
  ['tinyint', '-128', { name: 'INT1' }, -128],
  [{ type: 'int', unsigned: true }, '00000042', { name: 'UINT4' }, 42],
  [{ type: 'bigint', unsigned: true }, '18446744073709551615', { name: 'UINT8' }, 18446744073709551615n],
  ['float', '1.100000023841858', { name: 'REAL8' }, 1.100000023841858],
  ['year', '2155', { name: 'INT2' }, 2155],
  ['time', '-838:59:59', { name: 'STRING', length: null }, '-838:59:59'],
  [{ type: 'bit', length: 1 }, '1', { name: 'BOOLEAN' }, true],
  [{ type: 'bit', length: 9 }, '257', { name: 'BYTES', length: 2 }, new Uint8Array([1, 1])],
  [{ type: 'decimal', precision: 10, scale: 2 }, '00000001.50', { name: 'NUMERIC', precision: 10, scale: 2 }, '1.50'],
  [{ type: 'decimal', precision: 65, scale: 30 }, '1.5', { name: 'STRING', length: null }, '1.5'],
  ['json', '{}', { name: 'CLOB' }, '{}'],
  [{ type: 'enum', kind: 'enum', length: 3 }, 'a', { name: 'WSTRING', length: 3 }, 'a'],
])('MySQL: %j %s', (type, value, expected, written) => {
  const found = load(sourceRows({ id: 'int', v: type }, [['1', value]], { engine: 'mysql' }));
  expect(found.columns[1]?.type).toEqual(expected);
  expect(found.records[0]?.values[1]).toEqual(written);
});
