/**
 * Row filters are the user's own SQL. They run in a read-only transaction of a role that should only read; this check
 * keeps a condition a condition: it cannot end the statement, open a comment, or close a parenthesis that is not its own.
 */

/** What outside of quotes would let a condition reach beyond itself. */
const forbidden: readonly [pattern: RegExp, why: string][] = [
  [/;/y, "';' would end the statement"],
  [/--/y, "'--' would begin a comment"],
  [/\/\*|\*\//y, "'/*' would begin a comment"],
  [/\$[\p{L}_]?[\p{L}\p{N}_]*\$/uy, 'dollar quotes are not allowed: use single quotes'],
];

/** Why a condition is refused, with what to write instead; null where it is accepted. */
export function conditionProblem(where: string): string | null {
  if (where.trim() === '') return 'is empty: write a condition, such as: deleted_at IS NULL';
  if (where.includes('\0')) return 'has a NUL character';
  let depth = 0;
  let at = 0;
  while (at < where.length) {
    const character = where[at];
    if (character === "'" || character === '"') {
      const end = endOfQuoted(where, at, character);
      if (typeof end === 'string') return end;
      at = end;
      continue;
    }
    if (character === '(') depth++;
    if (character === ')' && --depth < 0) return `closes a parenthesis that it did not open (at character ${at + 1})`;
    const refused = forbidden.find(([pattern]) => matchesAt(pattern, where, at));
    if (refused) return `${refused[1]} (at character ${at + 1}): write one plain condition`;
    at++;
  }
  return depth === 0 ? null : `leaves ${depth} parenthes${depth === 1 ? 'is' : 'es'} open`;
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** The index after a quoted piece; a doubled quote is part of it. A backslash before a quote means one thing or another
 * depending on a server setting and the literal's kind, so it is refused. */
function endOfQuoted(where: string, start: number, quote: string): number | string {
  for (let at = start + 1; at < where.length; at++) {
    if (where[at] === '\\' && quote === "'" && where[at + 1] === "'")
      return `has a backslash before a quote (at character ${at + 1}): double the quote instead`;
    if (where[at] !== quote) continue;
    if (where[at + 1] !== quote) return at + 1;
    at++;
  }
  return `has a quote that is not closed (at character ${start + 1})`;
}

/**
 * What more is refused where the source is MySQL or MariaDB, whose quotes and backslashes mean one thing or another by
 * sql_mode: a text that has one of them is written in hexadecimal digits, and a name in backticks has none.
 */
export function mysqlConditionProblem(where: string): string | null {
  const bare = where.replace(/'(?:[^'\\]|'')*'/g, "''").replace(/`[^`'"\\#]*`/g, '``');
  const found = /["\\#]|`(?!`)(?<!``)/.exec(bare);
  if (found === null) return null;
  const instead =
    found[0] === '"' ? 'single quotes for a text, or backticks for a name' : "a text with such a character as X'…'";
  return `has ${found[0]}, which MySQL reads by its sql_mode: write ${instead}`;
}

/** Oracle's other quotes, q'[…]', end where no other database's do. */
function oracleConditionProblem(where: string): string | null {
  if (!/(?<![A-Za-z0-9_$#])[nN]?[qQ]'/.test(where)) return null;
  return "has a text in Oracle's own quotes (q'…'): write it in single quotes, doubled where they are part of it";
}

/** Brackets quote a name in SQL Server, and double quotes a name or a text by QUOTED_IDENTIFIER. */
function sqlserverConditionProblem(where: string): string | null {
  const bare = where.replace(/'(?:[^']|'')*'/g, "''").replace(/\[[^\]'"\-/*;]*\]/g, '[]');
  if (bare.includes('"')) return 'has ", which SQL Server reads by QUOTED_IDENTIFIER: write [name] for a name';
  return /\[(?!\])/.test(bare) ? 'has a name in brackets with quotes or signs in it: filter by another column' : null;
}

/** What more is refused where the source is of a kind; null where nothing is. */
export function conditionProblemIn(kind: string, where: string): string | null {
  switch (kind) {
    case 'mysql':
    case 'mariadb':
      return mysqlConditionProblem(where);
    case 'oracle':
      return oracleConditionProblem(where);
    case 'sqlserver':
      return sqlserverConditionProblem(where);
    default:
      return null;
  }
}
