/**
 * CSV in DuckDB: the lines that the engine's splitter makes of the files (`core/csv/splitter.ts`), and the canonical text
 * of what DMS writes for each type. A field is escaped as COPY does it already, so a text is handed on as it is.
 */
import type { LakeType } from '../compare/columns.ts';
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

/** The relation over all CSV files of a comparison, in one stream. */
export function csvLake(csv: CsvLake, lines: { readonly path: string; readonly rowBytes: string }): LakeRelation {
  const fields = Array.from({ length: csv.columns }, (_, i) => `'c${i}': 'VARCHAR'`);
  const { extras } = csv;
  if (extras !== undefined) fields.unshift("'n': 'BIGINT'");
  const relation =
    `read_csv(${lines.path}, columns = {'mark': 'VARCHAR', 'file': 'INTEGER', ${fields.join(', ')}},` +
    ` auto_detect = false, header = false, delim = chr(9), quote = '', escape = '', comment = '', new_line = '\\n',` +
    ` nullstr = '\\N', max_line_size = ${lines.rowBytes}, buffer_size = ${lines.rowBytes})`;
  const paths = csv.files.map(({ path }) => `'${path.replaceAll("'", "''")}'`).join(', ');
  return {
    relation,
    file: `[${paths}][file + 1]`,
    tag: 'file',
    marks: { isRow: "mark = 'r'", isEnd: "mark = 'f'", line: 'concat_ws(chr(9), mark, file::VARCHAR, c0)' },
    value: (index) => `c${index}`,
    ...(extras === undefined ? {} : collapsedCsv(csv, extras)),
  };
}

/** What the collapse of changes needs of the relation. */
function collapsedCsv(csv: CsvLake, extras: readonly string[]): Pick<LakeRelation, 'number' | 'extra' | 'isChange'> {
  const changes = csv.files.flatMap((file, i) => (file.changes === true ? [i] : []));
  const first = csv.columns - extras.length;
  return {
    number: 'n',
    isChange: `file IN (${changes.join(', ')})`,
    extra: (column) => {
      const place = extras.indexOf(column);
      return place < 0 ? null : `c${first + place}`;
    },
  };
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
      // A source's date that is compared as a timestamp is written without a time of day.
      return (
        `CASE WHEN ${matches(value, TIMESTAMP)} THEN ${padded(value, form.digits, 19)}` +
        ` WHEN ${matches(value, DATE)} THEN ${value} || ' 00:00:00.${'0'.repeat(form.digits)}' ELSE ${raw(value)} END`
      );
    case 'bytes':
      return type.binary === 'hex'
        ? orRaw(value, HEX, `lower(${value})`)
        : orRaw(value, BASE64, `lower(hex(from_base64(${value})))`);
  }
}

const matches = (value: string, pattern: string) => `regexp_full_match(${value}, '${pattern.replaceAll("'", "''")}')`;
const raw = (value: string) => `'!' || ${value}`;
const orRaw = (value: string, pattern: string, canonical: string) =>
  `CASE WHEN ${matches(value, pattern)} THEN ${canonical} ELSE ${raw(value)} END`;

/** A clock of `length` characters before its point, with its fraction filled up. */
function padded(value: string, digits: number, length: number): string {
  const pointed = `CASE WHEN length(${value}) = ${length} THEN ${value} || '.' ELSE ${value} END`;
  return `rpad(${pointed}, ${length + 1 + digits}, '0')`;
}

/** Zeros at the end of the fraction are no part of the number; another digit that the form has no place for is. */
function renderDecimal(value: string, form: Extract<Form, { kind: 'decimal' }>): string {
  const sign = `split_part(${value}, '.', 1)`;
  const whole = `CASE WHEN ${sign} IN ('', '-') THEN ${sign} || '0' ELSE ${sign} END`;
  const fraction = `rtrim(split_part(${value}, '.', 2), '0')`;
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
  const number = `TRY_CAST(${value} AS ${type.real ? 'FLOAT' : 'DOUBLE'})`;
  const bits = `printf('%016x', (${number}::DOUBLE)::BIT::UBIGINT)`;
  const infinity = `CASE WHEN starts_with(${value}, '-') THEN 'fff0000000000000' ELSE '7ff0000000000000' END`;
  return (
    `CASE WHEN ${matches(value, FLOAT)} AND ${number} IS NOT NULL AND isfinite(${number}) THEN ${bits}` +
    ` WHEN ${matches(value, NAN)} THEN 'NaN' WHEN ${matches(value, INFINITY)} THEN ${infinity} ELSE ${raw(value)} END`
  );
}
