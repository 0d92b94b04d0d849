import type { CsvHead, LakeFile, LakeFileGroup } from '../../core/compare/columns.ts';
import {
  ambiguousRow,
  ambiguousText,
  csvGroups,
  csvLakeOf,
  csvLimits,
  csvProblem,
  encodedNull,
  isCsv,
  nullTextProblem,
  type Rendered,
} from '../../core/compare/csv.ts';
import type { Form } from '../../core/compare/forms.ts';
import type { CsvPlan, PlannedPart } from '../../core/plan/schema.ts';
import type { EngineDialect, SourceDialect } from '../../core/sql/dialect.ts';
import { duckdb } from '../../core/sql/duckdb.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { trino } from '../../core/sql/trino.ts';
import { plannedPart, sourceColumn } from '../support/parts.ts';

/** What is special of a lake of CSV: a file that is misread, or a record that hides others, must not go unsaid. */

const records: EngineDialect = { ...duckdb, csv: 'records' };
const lines: EngineDialect = { ...trino, csv: 'lines' };

function csv(format: Partial<CsvPlan['format']> = {}, about: Partial<CsvPlan> = {}): CsvPlan {
  return {
    format: { delimiter: ',', rowDelimiter: '\n', quoted: true, nullText: '', ...format },
    ...{ declared: true, header: null, gzip: null, binary: 'hex', fields: [], doubt: null },
    ...about,
  };
}

const file = (path: string, head: Partial<CsvHead> | null = {}): LakeFile => ({
  ...{ path, bytes: 10, modified: null, rows: null, columns: [] },
  ...(head && { csv: { gzip: false, skip: 0, fields: ['id', 'note'], notes: [], lineBytes: null, ...head } }),
});

const group = (...files: LakeFile[]): LakeFileGroup => ({ files, columns: [] });

const ID = sourceColumn('id', 'integer', 'int4');
const NOTE = sourceColumn('note', 'text', 'text');
const SHAPE = sourceColumn('shape', 'polygon', 'polygon');
const LOCATION = sourceColumn('location', 'geography', 'geography');

function part(plan: CsvPlan | null, columns = [ID, NOTE]): PlannedPart {
  return {
    ...plannedPart(
      columns.map((source) => ({ source, lake: null })),
      ['id'],
    ),
    ...(plan && { csv: plan }),
  };
}

const LOAD = file('t/LOAD00000001.csv');
const CHANGES = '20260101-101112123';

test('a lake is CSV where one of its files is', () => {
  expect(isCsv([])).toBe(false);
  expect(isCsv([group(file('a.parquet', null))])).toBe(false);
  expect(isCsv([group(file('a.parquet', null)), group(file('b.parquet', null), LOAD)])).toBe(true);
});

describe('why CSV cannot be compared', () => {
  const problemOf = (
    planned: PlannedPart,
    files: readonly LakeFile[],
    engine: EngineDialect = records,
    source: SourceDialect = postgres,
  ) => {
    const problem = csvProblem(planned, [group(...files)], { source, engine });
    expect(problem?.verdict ?? 'INCONCLUSIVE').toBe('INCONCLUSIVE');
    return problem && `${problem.code}: ${problem.message} ${problem.remedy}`;
  };
  const ELSEWHERE = 'Run it on the embedded engine, or load the table as Parquet.';

  test('it can, or there is none', () => {
    expect(problemOf(part(csv()), [LOAD])).toBeNull();
    expect(problemOf(part(null), [LOAD])).toBeNull();
    expect(problemOf(part(csv({ delimiter: '' })), [file('a.parquet', null)])).toBeNull();
  });

  test.each([
    ['no reader', { ...postgres }, { ...trino, csv: undefined }],
    ['no equality', { ...postgres, equalsText: undefined }, records],
    ['no search', { ...postgres, containsText: undefined }, records],
  ])('%s', (_, source, engine) => {
    const { csv: reads, ...deaf } = engine;
    const { equalsText, containsText, ...bare } = source;
    const able = { ...bare, ...(equalsText && { equalsText }), ...(containsText && { containsText }) };
    expect(problemOf(part(csv()), [LOAD], { ...deaf, ...(reads && { csv: reads }) }, able)).toBe(
      `UnreadableFormat: public.t: this engine does not read CSV of a source of this kind (postgres). ${ELSEWHERE}`,
    );
  });

  test('delimiters that cannot be told apart', () => {
    expect(problemOf(part(csv({ delimiter: '' })), [LOAD])).toBe(
      'UnusableDelimiters: public.t: CsvDelimiter is "" and CsvRowDelimiter "\\n": an empty delimiter ends nothing. ' +
        'Give the target endpoint other delimiters, and load the table again.',
    );
  });

  test('changes of all tables in one file', () => {
    const owner = { table: 't', schema: 'public' };
    const all = file('CDC_TXN-20260101101112123.csv', { owner });
    const remedy =
      'Run it on the embedded engine; with another CsvDelimiter and CsvRowDelimiter, and Rfc4180, if it says so.';
    expect(problemOf(part(csv()), [LOAD, all])).toBeNull();
    expect(problemOf(part(csv()), [LOAD, all], lines)).toBe(
      `TransactionsNotRead: public.t: this engine does not read the changes of all tables in one file (${all.path}). ${remedy}`,
    );
    for (const format of [{ quoted: false, delimiter: '\t' }, { delimiter: '||' }])
      expect(problemOf(part(csv(format)), [LOAD, all])).toBe(
        `TransactionsNotRead: public.t: a value of another table may look like records of this one (${all.path}): ` +
          `quotes are off (Rfc4180), or a delimiter ends as it begins. ${remedy}`,
      );
  });

  const DIFFER = 'its files differ in their headers, and this engine reads them as one table';
  test.each<readonly [string, Partial<CsvPlan['format']>, readonly LakeFile[], string | null]>([
    ['one file', {}, [LOAD], null],
    ['lines that end with two characters', { rowDelimiter: '\r\n' }, [LOAD], null],
    [
      'a delimiter of its own',
      { rowDelimiter: '\x1e' },
      [LOAD],
      'this engine reads CSV by lines, and CsvRowDelimiter is "\\u001e"',
    ],
    ['a header in one alone', {}, [LOAD, file('b.csv', { skip: 1 })], DIFFER],
    ['other fields', {}, [LOAD, file('b.csv', { fields: ['note', 'id'] })], DIFFER],
    ['a file that is none', {}, [LOAD, file('b.parquet', null)], DIFFER],
    ['changes have fields of their own', {}, [LOAD, file(`${CHANGES}.csv`, { fields: ['Op', 'id', 'note'] })], null],
    [
      'changes differ among themselves',
      {},
      [file(`${CHANGES}.csv`), file(`${CHANGES.slice(0, -1)}4.csv`, { fields: ['Op'] })],
      DIFFER,
    ],
    [
      'compressed, by its name alone',
      {},
      [file('a.csv.gz')],
      'a.csv.gz is not compressed, and its name says otherwise',
    ],
    [
      'compressed, against its name',
      {},
      [file('a.csv', { gzip: true })],
      'a.csv is compressed, and its name says otherwise',
    ],
    ['compressed', {}, [file('a.csv.gz', { gzip: true })], null],
  ])('an engine that reads lines: %s', (_, format, files, why) => {
    expect(problemOf(part(csv(format)), files, lines)).toBe(why && `UnreadableFormat: public.t: ${why}. ${ELSEWHERE}`);
    if (why !== null) expect(problemOf(part(csv(format)), files)).toBeNull();
  });

  test('columns that cannot be looked into, and may hold what ends a value', () => {
    const unseen = (names: string) =>
      `AmbiguousRecords: public.t: ${names} cannot be looked into, and may hold a delimiter that makes its record two. ` +
      'Load the table as Parquet, or as CSV with quotes (Rfc4180), and run it on the embedded engine.';
    const columns = [ID, SHAPE, NOTE, LOCATION];
    expect(problemOf(part(csv(), columns), [LOAD])).toBeNull();
    expect(problemOf(part(csv({ quoted: false, delimiter: '\t' }), columns), [LOAD])).toBe(unseen('shape, location'));
    // No polygon has an end of line in its text.
    expect(problemOf(part(csv(), columns), [LOAD], lines)).toBe(unseen('location'));
    const { isOneLine, ...silent } = postgres;
    expect(isOneLine?.(SHAPE)).toBe(true);
    expect(problemOf(part(csv(), columns), [LOAD], lines, silent)).toBe(unseen('shape, location'));
    // A delimiter that holds another character beside the end of a line is one that a polygon may hold.
    for (const delimiter of [';\n', '\n;']) {
      const format = { quoted: false, delimiter, rowDelimiter: '\r' };
      expect(problemOf(part(csv(format), [SHAPE]), [LOAD])).toBe(unseen('shape'));
      expect(problemOf(part(csv({ ...format, delimiter: '\n' }), [SHAPE]), [LOAD])).toBeNull();
    }
  });
});

describe('rows whose records cannot be told apart', () => {
  const source: SourceDialect = {
    ...postgres,
    containsText: (sql, text) => `${sql} holds ${JSON.stringify(text)}`,
    // As the source has it: a value that a rule cuts is searched whole.
    render: ({ name }, _, losses) =>
      name === 'wild' ? { unsupported: 'no words' } : { sql: losses.length === 0 ? name : `cut ${name}`, losses: [] },
  };
  const WILD = sourceColumn('wild', 'text', 'text');
  const columns = [ID, NOTE, SHAPE, WILD, sourceColumn('more', 'text', 'text')];
  const of = (format: Partial<CsvPlan['format']>, engine = records) =>
    ambiguousRow(part(csv(format), columns), { source, engine });
  const oneOf = (texts: readonly string[]) => {
    const each = ['note', 'more'].flatMap((name) => texts.map((text) => `${name} holds ${text}`));
    return `(${each.map((condition) => `CASE WHEN ${condition} THEN 1 ELSE 0 END = 1`).join(' OR ')})`;
  };

  test.each<readonly [string, Partial<CsvPlan['format']>, EngineDialect, readonly string[], string]>([
    [
      'no quotes',
      { quoted: false, delimiter: '\t' },
      records,
      ['"\\t"', '"\\n"'],
      'rows hold "\\t" or "\\n", and the files have no quotes (Rfc4180 off): where a value ends is not said',
    ],
    [
      'a delimiter that begins as it ends',
      { delimiter: '||' },
      records,
      ['"|"'],
      'rows hold "|", with which a delimiter begins: where such a value ends is not said',
    ],
    [
      'one that begins as it ends, and no quotes',
      { quoted: false, delimiter: ';;' },
      records,
      ['";"', '"\\n"'],
      'rows hold ";" or "\\n", and the files have no quotes (Rfc4180 off): where a value ends is not said',
    ],
    [
      'an engine that reads lines',
      {},
      lines,
      ['"\\n"', '"\\r"'],
      'rows hold "\\n" or "\\r", and this engine reads CSV line by line',
    ],
  ])('%s: every column of text is searched for it', (_, format, engine, texts, words) => {
    expect(of(format, engine)).toBe(oneOf(texts));
    expect(ambiguousText(csv(format), engine)).toBe(words);
  });

  test('none where quotes say where a value ends, there is no CSV, or no column of text', () => {
    expect(of({})).toBeNull();
    expect(ambiguousRow(part(null), { source, engine: lines })).toBeNull();
    expect(ambiguousRow(part(csv(), [ID, SHAPE, WILD]), { source, engine: lines })).toBeNull();
  });
});

describe('the text that stands for NULL', () => {
  const source: SourceDialect = { ...postgres, equalsText: (sql, text) => `${sql} is '${text}'` };
  const rendered: Rendered = { sql: 'x', losses: [] };
  const cut = (size: number) => ({
    ...{ rule: { rule: 'prefix' as const, size, unit: 'bytes' as const, because: 'LobMaxSize' }, changed: 'long' },
  });
  const conditionOf = (form: 'text' | 'bytes' | 'integer', plan: CsvPlan, about: Partial<Rendered> = {}) =>
    encodedNull({ ...rendered, ...about }, { kind: form }, plan, source).losses.at(-1)?.changed;

  test('a value that is that text is NULL in the lake, and is counted', () => {
    expect(encodedNull(rendered, { kind: 'text' }, csv({ nullText: 'NULL' }), source)).toEqual({
      sql: "CASE WHEN x is 'NULL' THEN NULL ELSE x END",
      losses: [
        {
          rule: {
            rule: 'nullText',
            text: 'NULL',
            because: 'DMS writes NULL as "NULL" in CSV (CsvNullValue), and the value "NULL" alike.',
          },
          changed: "x is 'NULL'",
        },
      ],
    });
    expect(conditionOf('text', csv({ nullText: 'NULL' }), { prefix: '.' })).toBe("x is '.NULL'");
  });

  test.each<readonly [CsvPlan['binary'], string, string | undefined]>([
    ['hex', '', "x is ''"],
    ['base64', '', "x is ''"],
    ['hex', 'AbC0', "x is 'abc0'"],
    ['hex', 'AbC', undefined],
    ['hex', 'NULL', undefined],
    ['base64', 'AbC0', undefined],
    ['base64', 'NULL', undefined],
  ])('bytes in %s, where it is %j', (binary, nullText, condition) => {
    expect(conditionOf('bytes', csv({ nullText }, { binary }))).toBe(condition);
  });

  test('no number is such a text', () => {
    expect(encodedNull(rendered, { kind: 'integer' }, csv(), source)).toEqual(rendered);
    const { equalsText, ...bare } = source;
    expect(equalsText).toBeDefined();
    expect(encodedNull(rendered, { kind: 'text' }, csv(), bare)).toEqual(rendered);
  });

  // Four characters are up to 16 bytes, and a cut may take three more of the next one.
  test.each([
    ['far below its cut', [cut(20)], "whole is 'NULL'"],
    ['so near its cut that a longer value may be cut to it', [cut(19)], "x is 'NULL'"],
    ['below one cut and above another', [cut(90), cut(5)], "x is 'NULL'"],
    [
      'below a cut, beside a loss of another kind',
      [{ rule: { rule: 'emptyLob' as const, because: 'DMS' }, changed: 'none' }, cut(20)],
      "whole is 'NULL'",
    ],
  ])('a value is looked for before it is cut where it is %s', (_, losses, condition) => {
    expect(conditionOf('text', csv({ nullText: 'NULL' }), { losses, uncut: 'whole' })).toBe(condition);
    expect(conditionOf('text', csv({ nullText: 'NULL' }), { losses })).toBe("x is 'NULL'");
  });

  test.each<readonly [Form['kind'], string, CsvPlan['binary'], boolean]>([
    ['integer', '0', 'hex', true],
    ['integer', 'NULL', 'hex', false],
    ['boolean', 'f', 'hex', true],
    ['text', '0', 'hex', false],
    ['bytes', 'AbC0', 'base64', true],
    ['bytes', 'AbC0', 'hex', false],
    ['bytes', '', 'base64', false],
    ['bytes', 'a', 'base64', false],
  ])('%s: %j could be a value in %s: %s', (kind, nullText, binary, clashes) => {
    const form = kind === 'integer' || kind === 'boolean' || kind === 'bytes' ? { kind } : { kind: 'text' as const };
    const why = `the text that stands for NULL, "${nullText}", could be a value of it`;
    expect(nullTextProblem(form, csv({ nullText }, { binary }))).toBe(clashes ? why : null);
  });
});

describe('the files as an engine reads them', () => {
  const column = (name: string) => ({ name, type: { kind: 'string' as const } });
  const loads: LakeFileGroup[] = [
    { files: [LOAD], columns: [column('id')] },
    { files: [file('b.csv')], columns: [column('note'), column('id')] },
  ];
  const changes: LakeFileGroup = { files: [file(`${CHANGES}.csv`)], columns: [column('Op')], changes: true };
  const load = { files: [LOAD, file('b.csv')], columns: [column('id'), column('note')] };

  test('are one group with the columns of any; changes are apart where the engine reads lines', () => {
    const all = { files: [...load.files, ...changes.files], columns: [...load.columns, column('Op')] };
    expect(csvGroups([...loads, changes], records)).toEqual([all]);
    expect(csvGroups(loads, lines)).toEqual([load]);
    expect(csvGroups([...loads, changes], lines)).toEqual([load, changes]);
    expect(csvGroups([changes], lines)).toEqual([changes]);
  });

  test('each has the places of its fields among the columns', () => {
    const columns = ['id', 'note'].map((lakeName) => ({ lakeName, form: { kind: 'text' as const } }));
    const owner = { table: 't', schema: 'public' };
    const files = [
      file('a.csv', { fields: ['note', 'gone', 'id'], skip: 1 }),
      file('b.parquet', null),
      file(`${CHANGES}.csv.gz`, { fields: ['Op', 'id', 'note'], gzip: true }),
      file('CDC_TXN-20260101101112123.csv', { fields: ['Op', 'note', 'id'], owner }),
      file('empty.csv', { fields: [], owner }),
    ];
    const plan = csv();
    const read = { bytes: 10, gzip: false, skip: 0 };
    expect(csvLakeOf(plan, files, columns, ['Op'])).toEqual({
      ...{ format: plan.format, columns: 3, extras: ['Op'] },
      files: [
        { ...read, path: 'a.csv', skip: 1, places: [1, -1, 0] },
        { ...read, path: `${CHANGES}.csv.gz`, gzip: true, places: [2, 0, 1], changes: true },
        // The names of the table stand after the operation.
        { ...read, path: files[3]?.path, places: [2, -1, -1, 1, 0], owner, changes: true },
        { ...read, path: 'empty.csv', places: [-1, -1, -1], owner },
      ],
    });
    expect(csvLakeOf(plan, files.slice(0, 1), columns)).toEqual({
      ...{ format: plan.format, columns: 2 },
      files: [{ ...read, path: 'a.csv', skip: 1, places: [1, -1, 0] }],
    });
  });

  test('what in them contradicts the settings is a limit for each kind, with its files', () => {
    const noted = (path: string, ...notes: string[]) => file(path, { notes });
    const files = [noted('a', 'it has a header'), noted('b'), noted('c', 'it has a header', 'it is compressed')];
    const about = { kind: 'settingMismatch', column: null, accepted: null };
    expect(csvLimits([...files, file('d.parquet', null), noted('e', 'it has a header')], records)).toEqual([
      { ...about, detail: 'a: it has a header; so 2 more', count: 3 },
      { ...about, detail: 'c: it is compressed', count: 1 },
    ]);
  });

  test('what is said of every one of very many files is said in time', () => {
    const files = Array.from({ length: 100_000 }, () => file('a', { notes: ['it has a header'] }));
    expect(csvLimits(files, records)).toMatchObject([{ detail: 'a: it has a header; so 99999 more', count: 100_000 }]);
  });

  test('compressed files cannot be weighed against what an engine read of their lines', () => {
    const files = [file('a.csv.gz', { gzip: true }), file('b.csv'), file('c.csv.gz', { gzip: true })];
    expect(csvLimits(files, records)).toEqual([]);
    expect(csvLimits(files.slice(1, 2), lines)).toEqual([]);
    expect(csvLimits([...files, file('d.parquet', null)], lines)).toEqual([
      {
        kind: 'settingMismatch',
        column: null,
        detail:
          'this engine drops a carriage return before a line end, and of compressed files nothing tells whether it did',
        count: 2,
        accepted: null,
      },
    ]);
  });
});
