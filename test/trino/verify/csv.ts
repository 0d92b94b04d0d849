/** CSV: raw lines that SQL splits, and the SerDe that Athena recommends for CSV. */
import { gzipSync } from 'node:zlib';
import type { Experiment } from './experiment.ts';

const LINES = [
  '1,plain',
  '2,',
  '3,""',
  '4,"a,b"',
  '5,"say ""hi"""',
  '6,back\\slash',
  '7,"ends in \\"',
  '8,"a\\nb"',
  '9,extra,field',
  '10',
  '11,"two',
  'lines"',
  '12, spaces ',
  '13,a\u0001b',
  '14,a\u0000b',
  '15,\\N',
  '',
  '\\N',
  '16,a\rb',
  '17,crlf\r',
  '18,é😀',
  '19,"unclosed',
  '20,mid"quote',
  '21,a\ufeffb',
  '22,a\u2028b\u0085c\u000bd\u000ce',
];
const FILE = Buffer.concat([
  Buffer.from(`${LINES.join('\n')}\n23,`),
  Buffer.from([0xff, 0x41]),
  Buffer.from('\n24,end'),
]);

/** A format of text whose one column is the line, byte for byte: no separator and no NULL that a line could hold. */
const RAW = "'TEXTFILE',\n  null_format = U&'\\000A', textfile_field_separator = U&'\\000A'";

const raw: Experiment = {
  title: 'CSV as raw lines',
  found:
    'With a line break for separator and for NULL, a table of text gives every byte of a line, also such that are no UTF-8; by default it cuts a line at its first byte 0x01 and makes NULL of a line `\\N`. A lone carriage return ends a line too, and one before the line break is dropped: which it was is not told (here one was dropped, and the last line has no end, so that the bytes agree by chance). A quoted value with a line break is two lines.',
  use: 'reads lines so and splits them by SQL; what a line cannot tell is a limit by name.',
  athena: {
    known: 'unknown',
    says: 'In Glue it is LazySimpleSerDe with `field.delim` and `serialization.null.format`. Put a file with a line `1,a`, the byte 0x01, `b` into a folder and see that it is whole.',
    check:
      "CREATE EXTERNAL TABLE check_lines (line string)\nROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe'\nWITH SERDEPROPERTIES ('field.delim' = '\\n', 'serialization.null.format' = '\\n')\nSTORED AS TEXTFILE LOCATION 's3://bucket/folder/';\nSELECT line, to_hex(to_utf8(line)) FROM check_lines;",
  },
  run: async (lab) => {
    lab.file('csv/a.csv', FILE);
    await lab.declare('lines_default', 'line varchar', 'csv', "'TEXTFILE'");
    await lab.show(
      ['lines that a table of text changes'],
      "SELECT line FROM lake.public.lines_default\nWHERE line IS NULL OR line LIKE '13,%'",
    );
    await lab.declare('lines', 'line varchar', 'csv', RAW);
    await lab.show(['line', 'bytes'], 'SELECT line, length(to_utf8(line)) FROM lake.public.lines');
    await lab.show(
      ['lines', 'bytes of lines and their ends', 'bytes of the file'],
      'SELECT count(*), sum(length(to_utf8(line)) + 1), max("$file_size") FROM lake.public.lines GROUP BY "$path"',
    );
  },
};

/** Pieces of a line: a quoted field whose quotes are doubled, or one without quotes; each with the comma before it. */
const PIECES = `regexp_extract_all(line, '(?s)(?:\\A|,)(?:"(?:[^"]|"")*"|[^,"]*)')`;

const split: Experiment = {
  title: 'Raw lines split by SQL, against the OpenCSV SerDe',
  found:
    'An expression splits RFC 4180 fields, tells an empty field from a quoted empty one, and the pieces joined again are the line exactly if the line is well formed: what is not, is known. The SerDe drops backslashes, reads a quoted empty text, an empty one and NULL alike, drops extra fields, makes NULL of whatever quote is not closed, and splits a value with a line break into two rows: all without a word.',
  use: 'never reads through the SerDe.',
  athena: {
    known: 'same',
    says: 'The SerDe is the one that Athena documents for quoted CSV, with these properties (no line breaks in values, backslash escapes). The expression uses functions of engine 3:',
    check: `SELECT line, ${PIECES}, array_join(${PIECES}, '') = line\nFROM (VALUES '4,"a,b"', '3,""', '2,', '19,"unclosed', '6,back\\slash') AS v(line);`,
  },
  run: async (lab) => {
    lab.file('csv/a.csv', FILE);
    await lab.declare('lines', 'line varchar', 'csv', RAW);
    await lab.show(
      ['line', 'fields', 'the second', 'well formed'],
      `SELECT line, cardinality(p), element_at(p, 2), array_join(p, '') = line\nFROM (SELECT line, ${PIECES} AS p FROM lake.public.lines)`,
    );
    await lab.declare('opencsv', 'a varchar, b varchar', 'csv', "'CSV'");
    await lab.show(['a', 'b'], 'SELECT a, b FROM lake.public.opencsv');
  },
};

const gzip: Experiment = {
  title: 'Compressed CSV, headers and byte order marks',
  found:
    'A file is decompressed by the ending `.gz` of its name alone; without it, its compressed bytes are read as text, and no error is given. A file of several gzip members is read in full. `"$file_size"` is the compressed size. A byte order mark at the start of a file is dropped. `skip_header_line_count` skips the first line of each file.',
  use: 'compares only files whose names say what they are; the others are a limit with their names.',
  athena: {
    known: 'same',
    says: 'Compression by ending is documented. See the byte order mark:',
    check: 'SELECT "$path", "$file_size", to_hex(to_utf8(min(line))) FROM check_lines GROUP BY 1, 2;',
  },
  run: async (lab) => {
    lab.file('gzip/one.csv.gz', gzipSync('1,a\n2,b\n'));
    lab.file('gzip/two.csv.gz', Buffer.concat([gzipSync('3,c\n'), gzipSync('4,d\n')]));
    lab.file('gzip/ending.csv', gzipSync('5,e\n'));
    lab.file('gzip/mark.csv', '\ufeff6,f\n');
    await lab.declare('zipped', 'line varchar', 'gzip', RAW);
    const name = 'regexp_extract("$path", \'[^/]+$\')';
    await lab.show(
      ['file', 'lines', 'first bytes'],
      `SELECT ${name}, count(*), substr(min(to_hex(to_utf8(line))), 1, 6) FROM lake.public.zipped GROUP BY "$path" ORDER BY 1`,
    );
    lab.file('header/a.csv', 'id,t\n1,a\n');
    lab.file('header/b.csv', 'id,t\n2,b\n');
    await lab.declare('headers', 'line varchar', 'header', `${RAW}, skip_header_line_count = 1`);
    await lab.show(['line'], 'SELECT line FROM lake.public.headers ORDER BY 1');
  },
};

export const csv: readonly Experiment[] = [raw, split, gzip];
