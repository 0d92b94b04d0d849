/**
 * Expressions of add-column and rename rules. DMS evaluates SQLite's; this knows what can be told without one: text and
 * number literals, columns, metadata variables, change headers and `operation_indicator`, joined by `||`. Others are
 * given by the test that uses them (`expressions` of the task), or refused.
 */
import { timestampText } from './calendar.ts';
import type { Op } from './types.ts';

/** What an expression may look at. */
export interface Scope {
  /** Texts of the source's columns. */
  readonly row: Readonly<Record<string, string | null>>;
  /** `$AR_M_…` without the prefix: SOURCE_SCHEMA, SOURCE_TABLE_NAME, MODIFIED_SCHEMA, …. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly op: Op;
  /** None in a full load, whose headers are then what the documents say of it. */
  readonly change: { readonly commitTime: bigint; readonly seq: number } | null;
  readonly loadTime: bigint;
  readonly known: Readonly<Record<string, (row: Readonly<Record<string, string | null>>) => string | null>>;
}

const TERM =
  /\s*(?:'((?:[^']|'')*)'|(\d+(?:\.\d+)?)|\$\{?([A-Za-z_][\w$]*)\}?|operation_indicator\(\s*'([^']*)'\s*,\s*'([^']*)'\s*,\s*'([^']*)'\s*\))\s*(\|\||$)/y;

/** The text that the expression gives; NULL where a column of it is. */
export function evaluate(expression: string, scope: Scope): string | null {
  const known = scope.known[expression];
  if (known) return known(scope.row);
  const terms: (string | null)[] = [];
  TERM.lastIndex = 0;
  while (TERM.lastIndex < expression.length) {
    const found = TERM.exec(expression);
    if (!found) throw new Error(`The writer does not know the expression ${expression}: give it in "expressions".`);
    terms.push(term(found, scope));
    if (found[7] === '') break;
  }
  return terms.includes(null) ? null : terms.join('');
}

function term(found: RegExpExecArray, scope: Scope): string | null {
  const [, literal, number, name, deleted, updated, inserted] = found;
  if (literal !== undefined) return literal.replaceAll("''", "'");
  if (number !== undefined) return number;
  if (name !== undefined) return variable(name, scope);
  return { D: deleted, U: updated, I: inserted }[scope.op] ?? null;
}

function variable(name: string, scope: Scope): string | null {
  if (name.startsWith('AR_M_')) {
    const value = scope.metadata[name.slice('AR_M_'.length)];
    if (value === undefined) throw new Error(`The writer does not know the variable $${name}.`);
    return value;
  }
  if (name.startsWith('AR_H_')) return header(name.slice('AR_H_'.length), scope);
  const value = scope.row[name];
  if (value === undefined) throw new Error(`The expression names a column that is not there: $${name}.`);
  return value;
}

const OPERATIONS = { I: 'INSERT', U: 'UPDATE', D: 'DELETE' } as const;

function header(name: string, { change, loadTime, op }: Scope): string {
  switch (name) {
    case 'STREAM_POSITION':
      return change === null ? '' : `00000000/${change.seq.toString(16).toUpperCase().padStart(8, '0')}`;
    case 'TIMESTAMP':
    case 'COMMIT_TIMESTAMP':
      return timestampText(change?.commitTime ?? loadTime, 6);
    case 'OPERATION':
      return change === null ? 'INSERT' : OPERATIONS[op];
    case 'USER':
      return '';
    case 'CHANGE_SEQ': {
      if (change === null) return '';
      // 35 digits: 16 of the time, to hundredths of a second, and 19 of the place.
      const time = timestampText(change.commitTime, 2).replace(/\D/g, '');
      return `${time}${String(change.seq).padStart(19, '0')}`;
    }
    default:
      throw new Error(`The writer does not know the header $AR_H_${name}.`);
  }
}
