/**
 * Every type of MySQL with its extreme values on a real server, as the faithful writer writes it: no false alarm, each
 * configured loss a limit with its count; and a lake in which every value is another is seen.
 */
import { rmSync } from 'node:fs';
import { mysql } from '../../core/sql/mysql.ts';
import { withMysqlDatabase } from '../support/mysql.ts';
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
import { MYSQL_TYPE_ZOO } from '../support/type-zoo-mysql.ts';

const LIMITED = { TargetMetadata: { SupportLobs: true, LimitedSizeLobMode: true, LobMaxSize: 32 } };

let folder: string;
beforeEach(() => {
  folder = runFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const withZoo = (columns: readonly ZooColumn[], use: (run: Omit<ZooRun, 'format'>) => Promise<void>) =>
  withMysqlDatabase(async ({ url, name, run }) => {
    const lax = "SET SESSION sql_mode = 'ALLOW_INVALID_DATES', time_zone = '+00:00'";
    await run([lax, ...zooTable(columns, mysql.identifier)].join(';\n'));
    await use({ url, schema: name, folder, sourceEndpoint: { EngineName: 'mysql' }, taskSettings: LIMITED });
  });

const lossesOf = (columns: readonly ZooColumn[], format: ZooFormat) =>
  Object.fromEntries(columns.flatMap(({ name, losses }) => (losses?.[format]?.length ? [[name, losses[format]]] : [])));

test.each<ZooFormat>(['parquet', 'milliseconds', 'csv'])('a faithful lake of %s', async (format) => {
  const zoo = zooFor(MYSQL_TYPE_ZOO, format);
  await withZoo(zoo, async (run) => {
    const said = saidOf(await runZoo({ ...run, format }));
    expect({ cause: said.cause, changed: said.changed, findings: said.findings }).toEqual({
      cause: null,
      changed: [],
      findings: [],
    });
    expect(said.losses).toEqual(lossesOf(zoo, format));
    expect({ excluded: said.excluded, others: said.others }).toEqual({ excluded: {}, others: [] });
    expect(said.verdict).toBe('INCONCLUSIVE');
  });
});

test.each<ZooFormat>(['parquet', 'csv'])('every value of a row is another, in %s', async (format) => {
  const zoo = zooFor(MYSQL_TYPE_ZOO, format);
  await withZoo(zoo, async (run) => {
    const said = saidOf(await runZoo({ ...run, format, change: everyValueChanged }));
    expect(said.verdict).toBe('MISMATCHED');
    expect([...said.changed].sort()).toEqual(zoo.map(({ name }) => name).sort());
  });
});

const FEW: readonly ZooColumn[] = [
  { name: 'code', type: 'varchar(9)', values: ["'#1'", "'b'"] },
  { name: 'notes', type: 'longtext', values: ["CONCAT('a#', REPEAT('x', 3000))", "'b'"] },
  { name: 'body', type: 'longblob', values: ["X'00ff'"] },
  { name: 'small', type: 'blob', values: ["X'00ff'"] },
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
    });
  });
});

test.each<ZooFormat>(['parquet', 'csv'])('other characters and a small limit, in %s', async (format) => {
  await withZoo(FEW, async (run) => {
    const replacements = [
      { SourceCharacterCodePoint: 35, TargetCharacterCodePoint: 233 },
      { SourceCharacterCodePoint: 98, TargetCharacterCodePoint: 0 },
    ];
    const taskSettings = {
      TargetMetadata: { LobMaxSize: 1 },
      CharacterSetSettings: { CharacterReplacements: replacements },
    };
    const said = saidOf(await runZoo({ ...run, format, taskSettings }));
    expect({ changed: said.changed, others: said.others }).toEqual({ changed: [], others: [] });
    const left = format === 'csv' ? [1] : [];
    expect(said.losses).toEqual({ code: [2, ...left], notes: [2, 1, ...left] });
  });
});
