/**
 * Each value of PostgreSQL as its canonical text, the same under every setting of the session. What has no such text is
 * `Unsupported`, with the reason. Manual: https://www.postgresql.org/docs/current/functions.html
 */
import type { LossRule, SourceColumn } from '../compare/columns.ts';
import type { Form, FractionDigits } from '../compare/forms.ts';
import { isUnsupported, type SourceRendering, type Unsupported } from './dialect.ts';
import {
  type Expected,
  expectedBytes,
  expectedClock,
  expectedDate,
  expectedDecimal,
  expectedText,
  expectedTime,
  expectedTimestamp,
} from './postgres-expected.ts';
import { identifier } from './postgres-quote.ts';
import { hasArrayText, hasOutputText, hasPlainText, hasRangeText, noTextReason } from './postgres-types.ts';

/** The form that a column is compared in by itself. */
export function form(column: SourceColumn): Form | Unsupported {
  switch (column.baseType) {
    case 'int2':
    case 'int4':
    case 'int8':
    case 'oid':
      return { kind: 'integer' };
    case 'numeric':
      return { kind: 'decimal', scale: column.scale === null ? null : Math.max(column.scale, 0) };
    case 'money':
      return { kind: 'decimal', scale: MONEY_SCALE };
    case 'float4':
    case 'float8':
      return { kind: 'float' };
    case 'bool':
      return { kind: 'boolean' };
    case 'date':
      return { kind: 'date' };
    case 'time':
    case 'timetz':
      return { kind: 'time', digits: 6 };
    case 'timestamp':
    case 'timestamptz':
      return { kind: 'timestamp', digits: 6 };
    case 'bytea':
      return { kind: 'bytes' };
    default:
      return isText(column.baseType) ? { kind: 'text' } : noText(column);
  }
}

function isText(baseType: string): boolean {
  return hasPlainText(baseType) || hasOutputText(baseType) || hasArrayText(baseType) || hasRangeText(baseType);
}

function noText(column: SourceColumn): Unsupported {
  return { unsupported: noTextReason(column.baseType, column.type) };
}

/** The canonical text of a column in the form that pairing chose, and the conditions under which a rule changes it. */
export function render(column: SourceColumn, target: Form, losses: readonly LossRule[]): SourceRendering | Unsupported {
  const own = form(column);
  if (isUnsupported(own)) return own;
  const value = identifier(column.name);
  switch (target.kind) {
    case 'integer':
      return own.kind === 'integer' ? exact(`${value}::text`) : impossible(column, target);
    case 'decimal':
      return renderDecimal(column, own, target.scale, losses);
    case 'float':
      return own.kind === 'float' ? exact(floatText(value)) : impossible(column, target);
    case 'boolean':
      return own.kind === 'boolean' ? exact(`${value}::text`) : impossible(column, target);
    case 'date':
      return own.kind === 'date' ? renderWith(expectedDate(value, losses), dateText) : impossible(column, target);
    case 'time':
      return own.kind === 'time' ? renderTime(column, target.digits, losses) : impossible(column, target);
    case 'timestamp':
      return renderTimestamp(column, own, target.digits, losses);
    case 'text':
      return own.kind === 'text' ? expectedText(plainText(column, value, losses), losses) : impossible(column, target);
    case 'bytes':
      return own.kind === 'bytes'
        ? renderWith(expectedBytes(value, losses), (v) => `encode(${v}, 'hex')`)
        : impossible(column, target);
  }
}

function exact(sql: string): SourceRendering {
  return { sql, losses: [] };
}

function impossible(column: SourceColumn, target: Form): Unsupported {
  return { unsupported: `${column.type} cannot be compared as ${target.kind}` };
}

function renderWith(expected: Expected, text: (value: string) => string): SourceRendering {
  return { sql: text(expected.sql), losses: expected.losses };
}

function plainText({ baseType }: SourceColumn, value: string, losses: readonly LossRule[]): string {
  if (hasRangeText(baseType)) return rangeText(value, baseType === 'daterange' ? isoDate : isoTimestamp);
  // inet::text adds a mask that inet's own output has not; format() uses the output function, but makes '' of NULL. The
  // output of char(n) has its padding, its cast to text has not.
  const output = hasOutputText(baseType) || (baseType === 'bpchar' && losses.some(({ rule }) => rule === 'padding'));
  return output ? `CASE WHEN ${value} IS NOT NULL THEN format('%s', ${value}) END` : `${value}::text`;
}

function floatText(value: string): string {
  return `CASE WHEN ${value} = 'NaN' THEN 'NaN' ELSE encode(float8send(${value}::float8), 'hex') END`;
}

/** Of the locales that PostgreSQL knows money in, all but a few (ja_JP, ko_KR) have two. */
const MONEY_SCALE = 2;

/** What is stored of a money: an integer, which the cast to numeric divides by what lc_monetary of the session says. */
const money = (value: string) => `(('x' || encode(cash_send(${value}), 'hex'))::bit(64)::bigint * 0.01)`;

function renderDecimal(
  column: SourceColumn,
  own: Form,
  scale: number | null,
  losses: readonly LossRule[],
): SourceRendering | Unsupported {
  const value = identifier(column.name);
  if (own.kind === 'integer') {
    return exact(scale === null || scale === 0 ? `${value}::text` : `${value}::text || '.${'0'.repeat(scale)}'`);
  }
  if (own.kind !== 'decimal') return impossible(column, { kind: 'decimal', scale });
  const isMoney = column.baseType === 'money';
  const expected = isMoney ? exact(money(value)) : expectedDecimal(value, losses);
  const rule = losses.find((l) => l.rule === 'roundScale');
  const ownScale = isMoney ? MONEY_SCALE : rule ? rule.scale : column.scale;
  if (scale === null) return renderWith(expected, trimmedDecimal);
  if (ownScale === null || ownScale > scale) {
    return { unsupported: `${column.type} has more fraction digits than decimal(${scale}) keeps` };
  }
  // round() to a larger scale pads with zeros, and leaves NaN and the infinities as they are.
  const padded = ownScale !== scale || losses.some((l) => l.rule === 'notANumber');
  return renderWith(expected, (v) => (padded ? `round(${v}, ${scale})::text` : `${v}::text`));
}

function trimmedDecimal(value: string): string {
  const text = `(${value})::text`;
  return `CASE WHEN strpos(${text}, '.') > 0 THEN rtrim(rtrim(${text}, '0'), '.') ELSE ${text} END`;
}

function dateText(value: string): string {
  // date minus date fails for an infinite date, so it is asked last.
  return (
    `CASE WHEN ${value} BETWEEN make_date(1, 1, 1) AND make_date(9999, 12, 31)` +
    ` THEN to_char(${value}::timestamp, 'YYYY-MM-DD')` +
    ` WHEN isfinite(${value}) THEN '~' || (${value} - make_date(1970, 1, 1))::text` +
    ` WHEN ${value} > make_date(1970, 1, 1) THEN '~infinity' WHEN ${value} IS NOT NULL THEN '~-infinity' END`
  );
}

function renderTime(
  column: SourceColumn,
  digits: FractionDigits,
  losses: readonly LossRule[],
): SourceRendering | Unsupported {
  const value = identifier(column.name);
  const clock = column.baseType === 'timetz' ? expectedClock(value, losses) : exact(value);
  if (clock === null) return { unsupported: `nothing says what ${column.type} is without its zone` };
  const cut = expectedTime(clock.sql, losses);
  return { sql: timeText(cut.sql, digits), losses: [...clock.losses, ...cut.losses] };
}

function timeText(interval: string, digits: FractionDigits): string {
  return `to_char(${interval}, 'HH24:MI:SS.US')${digits === 9 ? " || '000'" : ''}`;
}

function renderTimestamp(
  column: SourceColumn,
  own: Form,
  digits: FractionDigits,
  losses: readonly LossRule[],
): SourceRendering | Unsupported {
  const name = identifier(column.name);
  if (own.kind === 'date') {
    return renderWith(expectedDate(name, losses), (v) => timestampText(`(${v})::timestamp`, digits));
  }
  if (own.kind !== 'timestamp') return impossible(column, { kind: 'timestamp', digits });
  // The instant's wall clock in UTC: what DMS writes for timestamptz.
  const value = column.baseType === 'timestamptz' ? `(${name} AT TIME ZONE 'UTC')` : name;
  return renderWith(expectedTimestamp(value, losses), (v) => timestampText(v, digits));
}

function timestampText(value: string, digits: FractionDigits): string {
  const nanos = digits === 9 ? " || '000'" : '';
  // to_char() of an infinite timestamp is NULL, and beyond year 9999 and before year 1 its text is not one to one.
  const micros =
    // numeric, because the last years that PostgreSQL has do not fit a bigint of micro-seconds from 1970
    `((${value})::date - make_date(1970, 1, 1))::numeric * 86400000000` +
    ` + round(extract(epoch from (${value})::time) * 1000000)::numeric`;
  return (
    `CASE WHEN ${value} >= make_timestamp(1, 1, 1, 0, 0, 0) AND ${value} < make_timestamp(10000, 1, 1, 0, 0, 0)` +
    ` THEN to_char(${value}, 'YYYY-MM-DD HH24:MI:SS.US')${nanos}` +
    ` WHEN isfinite(${value}) THEN '~' || (${micros})::text` +
    ` WHEN ${value} > make_timestamp(1, 1, 1, 0, 0, 0) THEN '~infinity' WHEN ${value} IS NOT NULL THEN '~-infinity' END`
  );
}

/** A range's own text, with its bounds as DateStyle ISO spells them, quoted where they have a space. */
function rangeText(value: string, bound: (value: string) => string): string {
  const of = (side: string) => `coalesce(${bound(`${side}(${value})`)}, '')`;
  return (
    `CASE WHEN isempty(${value}) THEN 'empty' WHEN ${value} IS NOT NULL THEN` +
    ` CASE WHEN lower_inc(${value}) THEN '[' ELSE '(' END || ${of('lower')} || ',' || ${of('upper')} ||` +
    ` CASE WHEN upper_inc(${value}) THEN ']' ELSE ')' END END`
  );
}

/** -infinity and infinity, which are no bounds that a text is made of by to_char(). */
const finiteOr = (value: string, first: string, text: string) =>
  `CASE WHEN isfinite(${value}) THEN ${text} WHEN ${value} > ${first} THEN 'infinity' WHEN ${value} IS NOT NULL THEN '-infinity' END`;

function isoDate(value: string): string {
  const first = 'make_date(1, 1, 1)';
  const time = `${value}::timestamp`;
  return finiteOr(
    value,
    first,
    `CASE WHEN ${value} < ${first} THEN '"' || to_char(${time}, 'YYYY-MM-DD') || ' BC"' ELSE to_char(${time}, 'YYYY-MM-DD') END`,
  );
}

function isoTimestamp(value: string): string {
  const first = 'make_timestamp(1, 1, 1, 0, 0, 0)';
  const era = `CASE WHEN ${value} < ${first} THEN ' BC' ELSE '' END`;
  const text = `'"' || to_char(${value}, 'YYYY-MM-DD HH24:MI:SS') || rtrim(rtrim(to_char(${value}, '.US'), '0'), '.') || ${era} || '"'`;
  return finiteOr(value, first, text);
}
