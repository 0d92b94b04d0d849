/**
 * CSV in Trino and Athena: a table of raw lines, split by RFC 4180 in SQL. What docs/verification.md (12 to 15) saw on a
 * real Trino: with a line break for separator and for NULL every byte of a line comes back; a lone carriage return ends a
 * line too, and one before the line break is dropped; a byte order mark at the head is dropped.
 *
 * So a row whose values hold line ends cannot be read (it is counted in the source, and is a limit), and the bytes of all
 * lines together must be those of the file.
 */
import type { LakeFileGroup, LakeType } from '../compare/columns.ts';
import { canonicalPattern, type Form } from '../compare/forms.ts';
import {
  BASE64,
  DATE,
  decimalPattern,
  FALSE,
  FLOAT,
  HEX,
  INFINITY,
  NAN,
  TIME,
  TIMESTAMP,
  TRUE,
} from '../csv/patterns.ts';
import type { CsvLake, Unsupported } from './dialect.ts';
import type { LakeRelation } from './except-query.ts';

type CsvType = Extract<LakeType, { kind: 'csv' }>;

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/gu, '\\$&');

/** One field with the delimiter before it. Possessive: what cannot match is known without going back. */
function fieldPattern({ delimiter, quoted }: CsvLake['format']): string {
  const d = escaped(delimiter);
  const bare = `(?:(?!${d})[^${quoted ? '"' : ''}\\n])*+`;
  return quoted ? `(?s)${d}(?:"(?:[^"]++|"")*+"(?=${d}|\\z)|${bare})` : `(?s)${d}${bare}`;
}

/** The relation over the lines of a group's files, which have one order of fields; `where` is true of their paths. */
export function csvLines(csv: CsvLake, group: LakeFileGroup, table: string, where: string): LakeRelation {
  const { format, extras = [] } = csv;
  const own = new Set(group.files.map(({ path }) => path));
  const files = csv.files.filter(({ path }) => own.has(path));
  const [first] = files;
  const places = first?.places ?? [];
  const d = literal(format.delimiter);
  // Bytes that are no UTF-8 would be replaced on the way back; such a line is not split.
  const valid = 'to_utf8(from_utf8(to_utf8(line))) = to_utf8(line)';
  const pieces = `CASE WHEN ${valid} THEN regexp_extract_all(${d} || line, ${literal(fieldPattern(format))}) ELSE ARRAY[] END`;
  const bare = `substr(p, ${[...format.delimiter].length + 1})`;
  const unquoted = format.quoted
    ? `CASE WHEN starts_with(${bare}, '"') THEN replace(substr(${bare}, 2, length(${bare}) - 2), '""', '"') ELSE ${bare} END`
    : bare;
  const value = `CASE WHEN ${bare} = ${literal(format.nullText)} THEN NULL ELSE ${unquoted} END`;
  const split = `SELECT "$path" AS path, line, ${pieces} AS pieces FROM ${table} WHERE ${where}`;
  const whole = `array_join(pieces, '') = ${d} || line`;
  const reason =
    `CASE WHEN cardinality(pieces) = 0 THEN 'utf8 0' WHEN NOT ${whole} THEN 'quote 0'` +
    ` ELSE 'fields ' || CAST(cardinality(pieces) AS varchar) END`;
  // Lines have no numbers: what tells two apart that are broken alike is what they hold.
  const itself = 'lower(to_hex(md5(to_utf8(line))))';
  const relation =
    `(SELECT path, line, ${whole} AND cardinality(pieces) = ${places.length} AS good, ${reason} AS reason,` +
    ` transform(pieces, p -> ${value}) AS fields FROM (${split}) AS split_lines) AS csv_lines`;
  return {
    relation,
    file: 'path',
    tag: 'path',
    marks: {
      isRow: 'good',
      isEnd: 'false',
      line: `'x' || chr(9) || replace(path, chr(9), ' ') || chr(9) || '? ' || reason || ' ' || ${itself}`,
      bytes: 'length(to_utf8(line))',
    },
    value: (index) => `element_at(fields, ${places.indexOf(index) + 1})`,
    isChange: String(group.changes === true),
    extra: (column) => {
      const place = places.indexOf(csv.columns - extras.length + extras.indexOf(column));
      return extras.includes(column) && place >= 0 ? `element_at(fields, ${place + 1})` : null;
    },
  };
}

/** Statements that declare the table of lines, in place of an older one of its name. */
export function declareLines(csv: CsvLake, table: string, location: string): string[] {
  const skip = csv.files[0]?.skip ?? 0;
  return [
    `DROP TABLE IF EXISTS ${table}`,
    `CREATE TABLE ${table} (line varchar) WITH (external_location = ${literal(location)}, format = 'TEXTFILE',` +
      ` null_format = U&'\\000A', textfile_field_separator = U&'\\000A'${skip > 0 ? `, skip_header_line_count = ${skip}` : ''})`,
  ];
}

/** The canonical text of a field; NULL only for NULL. */
export function renderCsv(value: string, type: CsvType, form: Form): string | Unsupported {
  switch (form.kind) {
    case 'text':
      return value;
    case 'integer':
      return orRaw(value, '0|-?[1-9][0-9]*', value);
    case 'decimal':
      return renderDecimal(value, form);
    case 'float':
      return renderFloat(value, type);
    case 'boolean':
      return `CASE WHEN ${matches(value, TRUE)} THEN 'true' WHEN ${matches(value, FALSE)} THEN 'false' ELSE ${raw(value)} END`;
    case 'date':
      return orRaw(value, DATE, value);
    case 'time':
      return orRaw(value, TIME, padded(value, form.digits, 8));
    case 'timestamp':
      return (
        `CASE WHEN ${matches(value, TIMESTAMP)} THEN ${padded(value, form.digits, 19)}` +
        ` WHEN ${matches(value, DATE)} THEN ${value} || ' 00:00:00.${'0'.repeat(form.digits)}' ELSE ${raw(value)} END`
      );
    case 'bytes':
      return type.binary === 'hex'
        ? orRaw(value, HEX, `lower(${value})`)
        : orRaw(value, BASE64, `lower(to_hex(from_base64(${value})))`);
  }
}

// `$` would also match before a last newline.
const matches = (value: string, pattern: string) => `regexp_like(${value}, ${literal(`\\A(?:${pattern})\\z`)})`;
const raw = (value: string) => `'!' || ${value}`;
const orRaw = (value: string, pattern: string, canonical: string) =>
  `CASE WHEN ${matches(value, pattern)} THEN ${canonical} ELSE ${raw(value)} END`;

/** A clock of `length` characters before its point, with its fraction filled up. */
function padded(value: string, digits: number, length: number): string {
  const pointed = `CASE WHEN length(${value}) = ${length} THEN ${value} || '.' ELSE ${value} END`;
  return `rpad(${pointed}, ${length + 1 + digits}, '0')`;
}

function renderDecimal(value: string, form: Extract<Form, { kind: 'decimal' }>): string {
  const sign = `split_part(${value}, '.', 1)`;
  const whole = `CASE WHEN ${sign} IN ('', '-') THEN ${sign} || '0' ELSE ${sign} END`;
  // Of a text without a point split_part() gives NULL.
  const fraction = `regexp_replace(coalesce(split_part(${value}, '.', 2), ''), '0+\\z')`;
  const filled =
    form.scale === null
      ? `CASE WHEN ${fraction} = '' THEN '' ELSE '.' || ${fraction} END`
      : form.scale === 0
        ? "''"
        : `'.' || rpad(${fraction}, ${form.scale}, '0')`;
  return (
    `CASE WHEN ${matches(value, canonicalPattern(form) ?? '')} THEN ${value}` +
    ` WHEN ${matches(value, decimalPattern(form.scale))} THEN (${whole}) || ${filled} ELSE ${raw(value)} END`
  );
}

/** The bits of the number that the text says, nearest of the source's width. */
function renderFloat(value: string, type: CsvType): string {
  const number = type.real ? `CAST(TRY_CAST(${value} AS real) AS double)` : `TRY_CAST(${value} AS double)`;
  const bits = `lower(to_hex(to_ieee754_64(${number})))`;
  const infinity = `CASE WHEN starts_with(${value}, '-') THEN 'fff0000000000000' ELSE '7ff0000000000000' END`;
  return (
    `CASE WHEN ${matches(value, FLOAT)} AND is_finite(${number}) THEN ${bits}` +
    ` WHEN ${matches(value, NAN)} THEN 'NaN' WHEN ${matches(value, INFINITY)} THEN ${infinity} ELSE ${raw(value)} END`
  );
}
