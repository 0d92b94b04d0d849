import { closeSync, openSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import type { LakeType } from '../../core/compare/columns.ts';
import { FolderLake } from '../../local/lake/folder.ts';

let root: string;
let lake: FolderLake;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lake-'));
  lake = new FolderLake(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function put(path: string, content: string | Buffer = ''): Promise<string> {
  const full = join(root, path);
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, content);
  return full;
}

/** A real Parquet file, written by DuckDB. */
async function putParquet(path: string, select: string, options = ''): Promise<string> {
  const full = join(root, path);
  await mkdir(dirname(full), { recursive: true });
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`copy (${select}) to '${full.replaceAll("'", "''")}' (format parquet${options})`);
  connection.closeSync();
  return full;
}

const inTable = async (names: readonly string[]) => {
  for (const name of names) await put(`s/t/${name}`, 'x');
  const { files, others } = await lake.list(lake.location('s', 't'));
  const short = (path: string) => path.slice(join(root, 's/t').length + 1);
  return {
    files: files.map((f) => short(f.path)),
    others: Object.fromEntries(others.map((o) => [short(o.path), o.why])),
  };
};

describe('listing a table', () => {
  it('takes the files of a full load and of changes, in the order of their names', async () => {
    const names = [
      'LOAD00000001.parquet',
      'LOAD00000009.parquet',
      'LOAD0000000A.parquet',
      'LOAD00000010.parquet',
      'SEGMENT1_LOAD00000001.parquet',
      'SEGMENT12_LOAD00000001.parquet',
      'p2024/LOAD00000001.parquet',
      'p2024/SEGMENT1_LOAD00000002.parquet',
      '20240809-192717787.parquet',
      '20240809-1927177871.csv.gz',
      '2026/03/04/20260304-192717787.parquet',
      '2026/03/04/21/20260304-212717787.parquet',
      '2026/03/20260304-192717787.parquet',
      '03/2026/04/20260304-192717787.parquet',
      '24/03/2026/20260324-192717787.parquet',
      '2026-03-04/20260304-192717787.parquet',
      '2026_03_04_21/20260304-192717787.parquet',
      '20260304/20260304-192717787.parquet',
      '202603/20260304-192717787.parquet',
    ];
    const { files, others } = await inTable([...names].reverse());
    expect(files).toEqual([...names].sort());
    expect(others).toEqual({});
  });

  it('names everything else, and why it is not read', async () => {
    const { files, others } = await inTable([
      'LOAD00000001.parquet',
      'LOAD0000000a.parquet',
      'LOAD1.parquet',
      'LOAD00000001.csv',
      'LOAD00000002.csv.gz',
      'LOAD00000004.orc',
      'LOAD00000003.parquet.tmp',
      'load00000004.parquet',
      'xLOAD00000001.parquet',
      '20240809-192717787.orc',
      '20240809-19271778.parquet',
      'CDC_TXN-20240809192717787.csv',
      '.hidden',
      '_SUCCESS',
      'notes.txt',
      'p/q/LOAD00000001.parquet',
      'part/LOAD00000001.parquet',
      'part/20240809-192717787.parquet',
      '2026/13/04/20260304-192717787.parquet',
      '2026/03/05/12/30/20260305-192717787.parquet',
      '_temporary/LOAD00000001.parquet',
      'awsdms_x/LOAD00000001.parquet',
    ]);
    expect(files).toEqual([
      'LOAD00000001.csv',
      'LOAD00000001.parquet',
      'LOAD00000002.csv.gz',
      'part/LOAD00000001.parquet',
    ]);
    expect(others).toEqual({
      '.hidden': expect.stringMatching(/hidden/),
      '2026': expect.stringMatching(/folder with 2 entries, none of a load or of changes/),
      '20240809-192717787.orc': expect.stringMatching(/neither Parquet nor CSV by its name/),
      '20240809-19271778.parquet': expect.stringMatching(/not a name/),
      'CDC_TXN-20240809192717787.csv': expect.stringMatching(/PreserveTransactions/),
      'LOAD00000003.parquet.tmp': expect.stringMatching(/neither Parquet nor CSV by its name/),
      'LOAD00000004.orc': expect.stringMatching(/neither Parquet nor CSV by its name/),
      'LOAD0000000a.parquet': expect.stringMatching(/neither Parquet nor CSV by its name|not a name/),
      'LOAD1.parquet': expect.stringMatching(/not a name that DMS gives/),
      _SUCCESS: expect.stringMatching(/hidden/),
      _temporary: expect.stringMatching(/hidden/),
      awsdms_x: expect.stringMatching(/control folder/),
      'load00000004.parquet': expect.stringMatching(/not a name/),
      'notes.txt': expect.stringMatching(/not a name/),
      p: expect.stringMatching(/none of a load or of changes \(q: /),
      'part/20240809-192717787.parquet': expect.stringMatching(/no date partition/),
      'xLOAD00000001.parquet': expect.stringMatching(/not a name/),
    });
  });

  it('finds nothing in a folder that is not there, and says so of a lake that is not there', async () => {
    expect(await lake.list(lake.location('s', 'absent'))).toEqual({ files: [], others: [] });
    const nowhere = new FolderLake(join(root, 'nowhere'));
    const refused = { name: 'InvalidConfiguration', message: expect.stringContaining('nowhere does not exist') };
    await expect(nowhere.list(nowhere.location('s', 't'))).rejects.toMatchObject(refused);
    await expect(nowhere.tables()).rejects.toMatchObject(refused);
  });

  it('follows links, and does not go round with them', async () => {
    await put('elsewhere/x/LOAD00000001.parquet', 'x');
    await mkdir(join(root, 's'), { recursive: true });
    await symlink(join(root, 'elsewhere/x'), join(root, 's/t'));
    await symlink(join(root, 'elsewhere'), join(root, 'elsewhere/x/round'));
    await symlink(join(root, 'nothing'), join(root, 'elsewhere/x/LOAD00000002.parquet'));
    const { files, others } = await lake.list(lake.location('s', 't'));
    // A table that is a link is listed as what it led to, so that it stays one version while it is read.
    expect(files.map((file) => file.path)).toEqual([join(root, 'elsewhere/x/LOAD00000001.parquet')]);
    expect(others.map((other) => other.why)).toEqual([
      'a link that leads nowhere',
      expect.stringMatching(/folder with/),
    ]);
  });

  it('lists the tables: a leading underscore is a name, control tables of DMS are not ours', async () => {
    for (const path of [
      'public/users/a',
      'public/_migrations/a',
      'b/ T ☃/a',
      'public/awsdms_status/a',
      '.git/x/a',
      'public/.x/a',
      'stray/file',
    ])
      await put(path);
    await put('top');
    expect(await lake.tables()).toEqual([
      { schema: 'b', name: ' T ☃' },
      { schema: 'public', name: '_migrations' },
      { schema: 'public', name: 'users' },
    ]);
  });

  it.each([
    ['..', 't'],
    ['s', '..'],
    ['s', '../../etc'],
    ['s', 'a/b'],
    ['', 't'],
    ['s', '.'],
    ['s', 'a\0b'],
  ])('does not leave the lake for %j.%j', async (schema, table) => {
    await expect(lake.list(lake.location(schema, table))).rejects.toMatchObject({ name: 'InvalidConfiguration' });
  });

  it('never lists outside the lake, whatever the location', async () => {
    const piece = fc.constantFrom('..', '.', '/', 'a', '\0', 's', '%2e%2e', '\\', '~');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (pieces) => {
        const { files, others } = await lake
          .list(`${root}/${pieces.join('')}`)
          .catch(() => ({ files: [], others: [] }));
        expect([...files, ...others].every(({ path }) => path.startsWith(`${root}/`))).toBe(true);
      }),
    );
    await expect(lake.list('/etc')).rejects.toMatchObject({ name: 'InvalidConfiguration' });
    await expect(lake.list(`${root}x`)).rejects.toMatchObject({ name: 'InvalidConfiguration' });
  });
});

/** An expression of DuckDB's, and the lake type that its Parquet column is to have. */
const TYPES: readonly (readonly [string, LakeType])[] = [
  ['1::tinyint', { kind: 'integer', bits: 8, signed: true }],
  ['1::smallint', { kind: 'integer', bits: 16, signed: true }],
  ['1::integer', { kind: 'integer', bits: 32, signed: true }],
  ['1::bigint', { kind: 'integer', bits: 64, signed: true }],
  ['1::utinyint', { kind: 'integer', bits: 8, signed: false }],
  ['1::usmallint', { kind: 'integer', bits: 16, signed: false }],
  ['1::uinteger', { kind: 'integer', bits: 32, signed: false }],
  ['1::ubigint', { kind: 'integer', bits: 64, signed: false }],
  ['1::decimal(4,1)', { kind: 'decimal', precision: 4, scale: 1 }],
  ['1::decimal(9,2)', { kind: 'decimal', precision: 9, scale: 2 }],
  ['1::decimal(18,3)', { kind: 'decimal', precision: 18, scale: 3 }],
  ['1::decimal(38,0)', { kind: 'decimal', precision: 38, scale: 0 }],
  ['1::float', { kind: 'float', bits: 32 }],
  ['1::double', { kind: 'float', bits: 64 }],
  ['true', { kind: 'boolean' }],
  [`'x'`, { kind: 'string' }],
  [`'{}'::json`, { kind: 'string' }],
  [`'a'::enum('a', 'b')`, { kind: 'string' }],
  [`'x'::blob`, { kind: 'binary' }],
  [`'2024-01-01'::date`, { kind: 'date' }],
  [`'10:00'::time`, { kind: 'time', unit: 'micros', utc: false }],
  [`'2024-01-01'::timestamp`, { kind: 'timestamp', unit: 'micros', utc: false }],
  [`'2024-01-01'::timestamptz`, { kind: 'timestamp', unit: 'micros', utc: true }],
  [`'2024-01-01'::timestamp_ms`, { kind: 'timestamp', unit: 'millis', utc: false }],
  [`'2024-01-01'::timestamp_ns`, { kind: 'timestamp', unit: 'nanos', utc: false }],
  ['[1, 2]', { kind: 'other', name: 'list' }],
  ['map {1: 2}', { kind: 'other', name: 'map' }],
  ['{a: 1, b: {c: 2}}', { kind: 'other', name: 'struct' }],
  [`interval '1 day'`, { kind: 'other', name: 'interval' }],
  ['uuid()', { kind: 'other', name: 'uuid' }],
];

describe('describing a file', () => {
  const file = (path: string) => ({ path, bytes: 0, modified: null });

  it('reads the names and types of the top-level columns, and the rows, from the footer', async () => {
    const path = await putParquet(
      `s/it's [1]/LOAD00000001.parquet`,
      `select ${TYPES.map(([expression], i) => `${expression} as "c ${i}☃"`).join(', ')} from range(12345)`,
      ', row_group_size 2048',
    );
    const described = await lake.describe(file(path));
    expect(described.columns).toEqual(TYPES.map(([, type], i) => ({ name: `c ${i}☃`, type })));
    expect(described.rows).toBe(12345);
    expect(described).toMatchObject({ path, bytes: expect.any(Number), modified: expect.stringMatching(/Z$/) });
  });

  it('reads a footer that is larger than one read', async () => {
    const columns = Array.from({ length: 2000 }, (_, i) => `${i} as a_long_column_name_to_fill_the_footer_${i}`);
    const path = await putParquet(
      's/t/LOAD00000001.parquet',
      `select ${columns.join(', ')} from range(20000)`,
      ', row_group_size 2048',
    );
    const described = await lake.describe(file(path));
    expect(described.columns).toHaveLength(2000);
    expect(described.rows).toBe(20000);
  });

  it('reads an empty table', async () => {
    const path = await putParquet('s/t/LOAD00000001.parquet', 'select 1 as a where false');
    expect(await lake.describe(file(path))).toMatchObject({ rows: 0, columns: [{ name: 'a' }] });
  });

  it.each([
    ['empty', async (path: string) => truncate(path, 0), /it is empty/],
    ['of a few bytes', async (path: string) => truncate(path, 9), /too few/],
    ['cut off', async (path: string) => truncate(path, 300), /does not end with PAR1/],
    ['something else', async (path: string) => writeFile(path, 'id,name\n1,Ann\n2,Bob\n'), /does not begin with PAR1/],
    ['encrypted', async (path: string) => writeFile(path, 'PARE0123456789PARE'), /encrypted/],
    [
      'of a footer too long to be true',
      async (path: string) => writeFile(path, 'PAR1xxxxxxxx\xff\xff\xff\x7fPAR1', 'latin1'),
      /footer cannot have/,
    ],
    [
      'of a footer that is noise',
      async (path: string) => writeFile(path, 'PAR1xxxxxxxx\x08\x00\x00\x00PAR1', 'latin1'),
      /cannot be read/,
    ],
    ['gone', async (path: string) => rm(path), /no longer there/],
  ])('names a file that is %s', async (_, spoil, why) => {
    const path = await putParquet('s/t/LOAD00000001.parquet', 'select range as a from range(1000)');
    await spoil(path);
    const refused = await lake.describe(file(path)).catch((error: unknown) => error);
    expect(refused).toMatchObject({ name: 'UnreadableLakeFile', remedy: expect.stringContaining('reload') });
    expect(refused).toMatchObject({ message: expect.stringContaining(path) });
    expect(refused).toMatchObject({ message: expect.stringMatching(why) });
  });

  it('never takes a file cut anywhere for a whole one', async () => {
    const path = await putParquet('s/t/LOAD00000001.parquet', `select range as a, 'x' || range as b from range(100)`);
    const { bytes } = await lake.describe(file(path));
    for (let size = bytes - 1; size > 0; size -= 7) {
      await truncate(path, size);
      await expect(lake.describe(file(path))).rejects.toMatchObject({ name: 'UnreadableLakeFile' });
    }
  });

  it('names a file that we may not read', async () => {
    const path = await putParquet('s/t/LOAD00000001.parquet', 'select 1 as a');
    await chmod(path, 0);
    // Root may read everything: then there is nothing to refuse.
    const described = await lake.describe(file(path)).catch((error: unknown) => error);
    if (process.getuid?.() === 0) expect(described).toMatchObject({ rows: 1 });
    else
      expect(described).toMatchObject({ name: 'UnreadableLakeFile', message: expect.stringMatching(/may not read/) });
  });
});

test('a sub-folder of more files than a call takes arguments', async () => {
  const many = join(root, 'public', 'many', '2026');
  await mkdir(many, { recursive: true });
  const names = Array.from({ length: 130_000 }, (_, i) =>
    join(many, `LOAD${(i + 1).toString(16).toUpperCase().padStart(8, '0')}.parquet`),
  );
  for (const name of names) closeSync(openSync(name, 'w'));
  const { files, others } = await lake.list(lake.location('public', 'many'));
  expect([files.length, others.length]).toEqual([130_000, 0]);
});
