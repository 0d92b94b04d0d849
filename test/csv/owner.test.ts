/** Files that hold the records of all tables: whose a record is, and what of it is handed on. */
import fc from 'fast-check';
import type { SplitOptions } from '../../core/csv/options.ts';
import { Splitter } from '../../core/csv/splitter.ts';

const OWNER = { table: 't', schema: 's' };

/** The lines of the file, and how many of its records are others'. The operation goes after both values. */
function split(bytes: Uint8Array, options: Partial<SplitOptions> = {}, size = bytes.length) {
  const format = { delimiter: ',', rowDelimiter: '\n', quoted: true, nullText: '' };
  const shape = { places: [2, -1, -1, 0, 1], columns: 3, numbered: true, owner: OWNER };
  const splitter = new Splitter({ format, ...shape, tag: '7', skip: 0, maxBytes: 1 << 20, ...options });
  let text = '';
  for (let i = 0; i < bytes.length; i += size)
    text += Buffer.from(splitter.push(bytes.subarray(i, i + size))).toString('latin1');
  text += Buffer.from(splitter.finish()).toString('latin1');
  return { lines: text.split('\n').slice(0, -1), others: splitter.others };
}

const own = (n: number, rest: string) => `r\t7\t${n}\t${rest}`;
const broken = (text: string) => `x\t7\t0\t${text}\t\t`;
const end = (n: number) => `f\t7\t0\t${n}\t\t`;

test.each([
  ['I,t,s,1,a\n', [own(1, '1\ta\tI'), end(1)], 0],
  ['U,u,s,1,a\nI,t,s,1,a\n', [own(2, '1\ta\tI'), end(1)], 1],
  ['U,t,z,1,a\nI,"t","s",1,a\n', [own(2, '1\ta\tI'), end(1)], 1],
  ['U,u,s,1,2,3,4,5\nU,u,s\nD,t,s,1,\n', [own(3, '1\t\\N\tD'), end(1)], 2],
  ['U,T,s,1,a\nU,tt,s,1,a\nU,,s,1,a\n', [end(0)], 3],
  // A field too few or too many of the table's own.
  ['U,t,s,1\nU,t,s,1,2,3\n', [broken('1 fields 4'), broken('2 fields 6'), end(2)], 0],
  // Too short to say whose it is.
  ['U,u\n\nI,t,s,1,a\n', [broken('1 fields 2'), broken('2 fields 1'), own(3, '1\ta\tI'), end(3)], 0],
  // Broken quotes may hide records of the table.
  ['U,u,s,1,a"b\nI,t,s,1,a\n', [broken('1 quote 0'), own(2, '1\ta\tI'), end(2)], 0],
  ['I,t,s,1,a\nU,u,s,"1,a\nD,t,s,1,a\n', [own(1, '1\ta\tI'), broken('2 open 0'), end(2)], 0],
  ['U,u,s,"x\nI,t,s,1,y"\nI,t,s,1,a\n', [own(2, '1\ta\tI'), end(1)], 1],
])('%j', (text, lines, others) => {
  for (const size of [1, 3, 100]) expect(split(Buffer.from(text), {}, size)).toEqual({ lines, others });
});

test('bytes that are no UTF-8 are a broken record in a name, and nothing of ours in the value of another table', () => {
  const bytes = Buffer.concat([Buffer.from('U,'), Buffer.from([0xc3]), Buffer.from(',s,1,a\nU,u,s,1,')]);
  const text = Buffer.concat([bytes, Buffer.from([0xc3]), Buffer.from('\nI,t,s,1,a\n')]);
  expect(split(text)).toEqual({ lines: [broken('1 utf8 0'), own(3, '1\ta\tI'), end(2)], others: 1 });
});

test('names with a delimiter, a quote and a tab, and one that is the text of NULL', () => {
  const owner = { table: 'a,"b\t', schema: 'NULL' };
  const format = { delimiter: ',', rowDelimiter: '\n', quoted: true, nullText: 'NULL' };
  const { lines, others } = split(Buffer.from('I,"a,""b\t",NULL,1,NULL\nI,ab,NULL,1,2\n'), { owner, format });
  expect([lines, others]).toEqual([[own(1, '1\t\\N\tI'), end(1)], 1]);
});

test('whatever stands between them, the records of a table are those of a file of its own, at their places', () => {
  const name = fc.constantFrom('t', 'u', 's', 'T', '', 'x,y', 'two\nlines', 'é');
  const value = fc.constantFrom('1', '', 'a"b', 'c,d', 'e\nf', 'ü', '\t');
  const record = fc.tuple(fc.constantFrom('I', 'U', 'D'), name, name, value, value);
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const textOf = (records: readonly (readonly string[])[]) =>
    Buffer.from(records.map((fields) => `${fields.map(quoted).join(',')}\n`).join(''));
  const property = fc.property(fc.array(record), fc.integer({ min: 1, max: 40 }), (records, size) => {
    const isOwn = (fields: readonly string[]) => fields[1] === 't' && fields[2] === 's';
    const places = records.flatMap((fields, i) => (isOwn(fields) ? [i + 1] : []));
    const alone = split(textOf(records.filter(isOwn))).lines;
    const placed = alone.map((line, i) => line.replace(/^r\t7\t\d+/, `r\t7\t${places[i]}`));
    expect(split(textOf(records), {}, size)).toEqual({ lines: placed, others: records.length - places.length });
  });
  fc.assert(property, { numRuns: 200 });
});
