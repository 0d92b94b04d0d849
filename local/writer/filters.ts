/**
 * Source filters, decided on the values as read (User Guide, "Using source filters"). Text is compared by code points: a
 * real task pushes the filter into the source, whose collation may order text otherwise.
 */
import { decimalOf } from './decimal.ts';
import type { Condition, Filter } from './mapping.ts';
import type { SourceColumn, SourceRows, SourceValue } from './types.ts';

const NEGATIVE = new Set(['noteq', 'notbetween']);
const NULL = 'null';

type Table = Pick<SourceRows, 'columns'>;

/** Whether the row is one of those that the filters select. An unknown column or operator is an error. */
export function passes(filters: readonly Filter[], table: Table, row: readonly SourceValue[]): boolean {
  return filters.every((filter) => {
    const place = table.columns.findIndex((column) => column.name === filter.column);
    const column = table.columns[place];
    if (!column) throw new Error(`The filter's column "${filter.column}" is not one of the table's.`);
    return passesOne(filter.conditions, column, row[place] ?? null);
  });
}

function passesOne(conditions: readonly Condition[], column: SourceColumn, value: SourceValue): boolean {
  const operators = conditions.map((condition) => condition.operator);
  const asksNull = operators.includes(NULL);
  const negative = operators.some((operator) => NEGATIVE.has(operator));
  const inclusive = operators.some((operator) => operator !== NULL && !NEGATIVE.has(operator));
  // Two oddities that the documents state: `null` beside a negative condition alone selects nothing at all, and beside
  // negative and inclusive ones it does not select NULL.
  if (asksNull && negative && !inclusive) return false;
  if (value === null) return asksNull && !negative;
  return conditions.some((condition) => holds(condition, column, value));
}

function holds({ operator, value: asked, start, end }: Condition, column: SourceColumn, value: SourceValue): boolean {
  const text = typeof value === 'string' ? value : '';
  const against = (bound: string) => compare(text, bound, column);
  switch (operator) {
    case 'eq':
      return against(asked) === 0;
    case 'noteq':
      return against(asked) !== 0;
    case 'gte':
      return against(asked) >= 0;
    case 'lte':
    case 'ste':
      return against(asked) <= 0;
    case 'between':
      return against(start) >= 0 && against(end) <= 0;
    case 'notbetween':
      return against(start) < 0 || against(end) > 0;
    case 'notnull':
      return true;
    case NULL:
      return false;
    default:
      throw new Error(`The filter operator "${operator}" is not one of DMS.`);
  }
}

const NUMBERS = /^(?:int|tinyint|smallint|mediumint|bigint|year|numeric|decimal|float|double|real|money)/;

/** Below zero, zero or above, as numbers where the column is one, else by code points. */
export function compare(a: string, b: string, column: SourceColumn): number {
  if (column.kind === 'base' && NUMBERS.test(column.type) && column.type !== 'interval') return compareNumbers(a, b);
  const dates = column.type.startsWith('timestamp') || column.type === 'datetime';
  const [left, right] = dates ? [wholeTime(a), wholeTime(b)] : [a, b];
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareNumbers(a: string, b: string): number {
  const left = decimalOf(a);
  const right = decimalOf(b);
  if (left === null || right === null) return Number(a) - Number(b);
  const scale = Math.max(left.scale, right.scale);
  const difference =
    left.digits * 10n ** BigInt(scale - left.scale) - right.digits * 10n ** BigInt(scale - right.scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** A date is its midnight, and digits of the second that are not there are zeros. */
function wholeTime(text: string): string {
  const [day = '', time = '00:00:00'] = text.replace(/\+00$/, '').split(/[ T]/);
  const [clock = '', fraction = ''] = time.split('.');
  return `${day} ${clock}.${fraction.padEnd(6, '0')}`;
}
