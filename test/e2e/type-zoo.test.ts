/**
 * Every type of PostgreSQL with its extreme values, as the faithful writer writes it: no false alarm, each configured loss
 * a limit with its count, each column that cannot be compared named; and a lake in which every value is another is seen.
 */
import { rmSync } from 'node:fs';
import { postgres } from '../../core/sql/postgres.ts';
import { targets, withDatabase } from '../support/postgres.ts';
import { runFolder } from '../support/run-over.ts';
import {
  everyValueChanged,
  runZoo,
  saidOf,
  type ZooColumn,
  type ZooFormat,
  type ZooRun,
  zooFor,
  zooTable,
} from '../support/type-zoo.ts';
import {
  POSTGRES_ANCIENT,
  POSTGRES_EXTENSIONS,
  POSTGRES_ZOO,
  POSTGRES_ZOO_TYPES,
} from '../support/type-zoo-postgres.ts';

const ENDPOINT = { EngineName: 'postgres', PostgreSQLSettings: {} };
const LIMITED = { TargetMetadata: { SupportLobs: true, LimitedSizeLobMode: true, LobMaxSize: 32 } };

const lossesOf = (columns: readonly ZooColumn[], format: ZooFormat) =>
  Object.fromEntries(columns.flatMap(({ name, losses }) => (losses?.[format]?.length ? [[name, losses[format]]] : [])));

describe.each(targets())('every type on $name', (target) => {
  let folder: string;
  beforeEach(() => {
    folder = runFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const withZoo = (columns: readonly ZooColumn[], use: (run: Omit<ZooRun, 'format'>) => Promise<void>) =>
    withDatabase(target, async ({ url, schema, run }) => {
      await run([...POSTGRES_ZOO_TYPES, ...zooTable(columns, postgres.identifier)].join(';\n'));
      await use({ url, schema, folder, sourceEndpoint: ENDPOINT, taskSettings: LIMITED });
    });

  test.each<ZooFormat>(['parquet', 'milliseconds', 'csv'])('a faithful lake of %s', async (format) => {
    const zoo = zooFor(POSTGRES_ZOO, format);
    await withZoo(zoo, async (run) => {
      const said = saidOf(await runZoo({ ...run, format }));
      expect({ cause: said.cause, changed: said.changed, findings: said.findings }).toEqual({
        cause: null,
        changed: [],
        findings: [],
      });
      expect(said.losses).toEqual(lossesOf(zoo, format));
      const excluded = zoo.filter((column) => column.excluded);
      expect(Object.keys(said.excluded).sort()).toEqual(excluded.map(({ name }) => name).sort());
      for (const { name, excluded: why } of excluded) expect(said.excluded[name]).toMatch(why ?? /^$/);
      expect(said.others).toEqual([]);
      expect(said.verdict).toBe('INCONCLUSIVE');
    });
  });

  test.each<ZooFormat>(['parquet', 'csv'])('every value of a row is another, in %s', async (format) => {
    const zoo = zooFor(POSTGRES_ZOO, format);
    await withZoo(zoo, async (run) => {
      const said = saidOf(await runZoo({ ...run, format, change: everyValueChanged }));
      expect(said.verdict).toBe('MISMATCHED');
      const compared = zoo.filter((column) => !column.excluded).map(({ name }) => name);
      expect([...said.changed].sort()).toEqual(compared.sort());
    });
  });

  test('dates before year 1 and after 9999 in Parquet', async () => {
    await withZoo(POSTGRES_ANCIENT, async (run) => {
      const said = saidOf(await runZoo({ ...run, format: 'parquet' }));
      expect({ changed: said.changed, losses: said.losses }).toEqual({
        changed: [],
        losses: lossesOf(POSTGRES_ANCIENT, 'parquet'),
      });
    });
  });

  test.each<ZooFormat>(['parquet', 'csv'])('types of extensions, those that the server has, in %s', async (format) => {
    await withDatabase(target, async ({ url, schema, run }) => {
      const names = POSTGRES_EXTENSIONS.map(({ extension }) => `'${extension}'`).join(', ');
      const found = await run(`SELECT name FROM pg_available_extensions WHERE name IN (${names})`);
      const has = new Set(found.rows.map((row: { name: string }) => row.name));
      const columns = POSTGRES_EXTENSIONS.filter(({ extension }) => has.has(extension));
      const create = columns.map(({ extension }) => `CREATE EXTENSION IF NOT EXISTS ${extension}`);
      const plain: ZooColumn = { name: 'n', type: 'int', values: ['1'] };
      await run([...create, ...zooTable([plain, ...columns], postgres.identifier)].join(';\n'));
      const said = saidOf(
        await runZoo({ url, schema, folder, format, sourceEndpoint: ENDPOINT, taskSettings: LIMITED }),
      );
      expect(said).toMatchObject({ others: [], losses: {}, findings: [], excluded: {}, verdict: 'MATCHED' });
      expect(said.exact).toEqual(['id', 'n', ...columns.map(({ name }) => name)]);
    });
  });

  const FEW: readonly ZooColumn[] = [
    { name: 'fixed', type: 'char(5)', values: ["'a#'", "''"] },
    { name: 'code', type: 'varchar(9)', values: ["'#1'", "'b'"] },
    { name: 'notes', type: 'text', values: [`'a#' || repeat('x', 3000)`, "'b'"] },
    { name: 'body', type: 'bytea', values: ["'\\x00ff'"] },
    { name: 'doc', type: 'jsonb', values: [`'{"a":1}'`] },
    { name: 'n', type: 'int', values: ['1', '2'] },
  ];

  test.each<ZooFormat>(['parquet', 'csv'])('without SupportLobs large objects are named, in %s', async (format) => {
    await withZoo(FEW, async (run) => {
      const off = { ...run, format, taskSettings: { TargetMetadata: { SupportLobs: false } } };
      const said = saidOf(await runZoo(off));
      expect({ changed: said.changed, others: said.others, cause: said.cause }).toEqual({
        changed: [],
        others: [],
        cause: null,
      });
      expect(said.excluded).toEqual({
        notes: expect.stringMatching(/SupportLobs is false.*NCLOB/),
        body: expect.stringMatching(/BLOB/),
        doc: expect.stringMatching(/NCLOB/),
      });
      expect(saidOf(await runZoo({ ...off, change: everyValueChanged })).changed.sort()).toEqual([
        'code',
        'fixed',
        'n',
      ]);
    });
  });

  test.each<ZooFormat>(['parquet', 'csv'])('padding, other characters and a small limit, in %s', async (format) => {
    await withZoo(FEW, async (run) => {
      const taskSettings = {
        TargetMetadata: { LobMaxSize: 1 },
        CharacterSetSettings: {
          CharacterReplacements: [
            { SourceCharacterCodePoint: 35, TargetCharacterCodePoint: 233 },
            { SourceCharacterCodePoint: 98, TargetCharacterCodePoint: 0 },
          ],
        },
      };
      const sourceEndpoint = { ...ENDPOINT, PostgreSQLSettings: { TrimSpaceInChar: false } };
      const said = saidOf(await runZoo({ ...run, format, taskSettings, sourceEndpoint }));
      expect({ changed: said.changed, others: said.others }).toEqual({ changed: [], others: [] });
      // What a character is left of is an empty text, and that is NULL in CSV.
      const left = format === 'csv' ? [1] : [];
      expect(said.losses).toEqual({ fixed: [1], code: [2, ...left], notes: [2, 1, ...left] });
      const trimmed = saidOf(await runZoo({ ...run, format, taskSettings: LIMITED, sourceEndpoint: ENDPOINT }));
      expect(trimmed.changed).toEqual([]);
    });
  });

  test('a number that NUMERIC(28,6) cannot hold is a loss that is counted, and its row is missing', async () => {
    const columns = [{ name: 'n', type: 'numeric', values: ['1.5', '10000000000000000000000', `'NaN'`] }];
    await withZoo(columns, async (run) => {
      const said = saidOf(await runZoo({ ...run, format: 'parquet' }));
      expect(said.losses).toEqual({ n: [1, 1] });
      expect({ verdict: said.verdict, findings: said.findings }).toEqual({
        verdict: 'MISMATCHED',
        findings: ['missing 1'],
      });
    });
  });

  const OPEN: readonly ZooColumn[] = [
    { name: 'flag', type: 'boolean', values: ['true', 'false'] },
    { name: 'body', type: 'bytea', values: ["'\\x00ff'"] },
    { name: 'dec', type: 'numeric(9,2)', values: ["'NaN'", '1.00'] },
    { name: 'stamp', type: 'timestamp', values: ["'2026-01-01 00:00:00.999500'"] },
    { name: 'notes', type: 'text', values: [`repeat('é', 32769)`] },
  ];

  // What the documents leave open: the writer does it one way, and the configuration says so, or it does not.
  test.each<[string, Pick<ZooRun, 'format' | 'assume' | 'dms'>, string[]]>([
    ['a boolean is CHAR(5)', { format: 'parquet', assume: { pgBoolean: 'char5' } }, []],
    ['a boolean is t or f', { format: 'csv', assume: { csvBoolean: 't/f' } }, []],
    ['a boolean is 1 or 0', { format: 'csv', assume: { csvBoolean: '1/0' } }, []],
    ['bytes are in upper case', { format: 'csv', assume: { csvBytes: 'HEX' } }, []],
    ['bytes are base64', { format: 'csv', assume: { csvBytes: 'base64' }, dms: { csvBinary: 'base64' } }, []],
    ['bytes are base64, unsaid', { format: 'csv', assume: { csvBytes: 'base64' } }, ['body']],
    ['NaN is NULL', { format: 'parquet', assume: { numericNaN: 'null' }, dms: { numericNaN: 'null' } }, []],
    ['NaN is NULL, unsaid', { format: 'parquet', assume: { numericNaN: 'null' } }, ['dec']],
    [
      'milliseconds are rounded',
      { format: 'milliseconds', assume: { millis: 'round' }, dms: { timestampMilliseconds: 'round' } },
      [],
    ],
    ['milliseconds are rounded, unsaid', { format: 'milliseconds', assume: { millis: 'round' } }, ['stamp']],
    [
      'characters are counted',
      { format: 'parquet', assume: { lobUnit: 'characters' }, dms: { lobSizeUnit: 'characters' } },
      [],
    ],
    ['characters are counted, unsaid', { format: 'parquet', assume: { lobUnit: 'characters' } }, ['notes']],
  ])('%s', async (_, given, changed) => {
    await withZoo(OPEN, async (run) => {
      const said = saidOf(await runZoo({ ...run, ...given }));
      expect({ changed: said.changed, excluded: said.excluded }).toEqual({ changed, excluded: {} });
      expect(said.verdict).toBe(changed.length > 0 ? 'MISMATCHED' : 'INCONCLUSIVE');
    });
  });
});
