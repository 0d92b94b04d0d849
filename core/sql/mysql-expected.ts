/** What MySQL's texts and bytes are expected to be in the lake, by the rules of what DMS does to them: native expressions. */
import type { LossRule } from '../compare/columns.ts';
import type { SourceRendering } from './dialect.ts';

type Literal = (text: string) => string;

/**
 * A text in utf8mb4 that compares by bytes, by every rule about texts in its turn. Bytes are counted by OCTET_LENGTH(): under
 * ORACLE, LENGTH() of MariaDB counts characters.
 */
export function expectedText(value: string, losses: readonly LossRule[], literal: Literal): SourceRendering {
  return losses.reduce<SourceRendering>(
    (before, rule) => {
      const step = textStep(before.sql, rule, literal);
      if (step === null) return before;
      const kept = rule.rule === 'prefix' ? { uncut: before.sql } : {};
      return { sql: step.sql, losses: [...before.losses, { rule, changed: step.changed }], ...kept };
    },
    { sql: value, losses: [] },
  );
}

/** What one rule makes of a text, and where it changes it; null for a rule that is not about texts. */
function textStep(text: string, rule: LossRule, literal: Literal): { sql: string; changed: string } | null {
  switch (rule.rule) {
    case 'replaceCharacters':
      return replaced(text, rule.pairs, literal);
    case 'prefix':
      return rule.unit === 'characters'
        ? { sql: binary(`LEFT(${text}, ${rule.size})`), changed: `CHAR_LENGTH(${text}) > ${rule.size}` }
        : { sql: prefixOfBytes(text, rule.size), changed: `OCTET_LENGTH(${text}) > ${rule.size}` };
    default:
      return null;
  }
}

const binary = (text: string) => `${text} COLLATE utf8mb4_bin`;

/** As many whole characters as fit so many bytes: the first byte after them begins a character. */
function prefixOfBytes(text: string, size: number): string {
  const bytes = `CAST(${text} AS BINARY)`;
  // Without NOT, of which HIGH_NOT_PRECEDENCE says what it is about.
  const begins = (at: number) => `ORD(SUBSTRING(${bytes}, ${at + 1}, 1)) NOT BETWEEN 128 AND 191`;
  const back = [0, 1, 2].filter((n) => n < size).map((n) => ` WHEN ${begins(size - n)} THEN ${n}`);
  const cut = `CONVERT(LEFT(${bytes}, ${size} - CASE${back.join('')} ELSE ${Math.min(3, size)} END) USING utf8mb4)`;
  return binary(`CASE WHEN OCTET_LENGTH(${text}) > ${size} THEN ${cut} ELSE ${text} END`);
}

type Pairs = Extract<LossRule, { rule: 'replaceCharacters' }>['pairs'];

/** One after the other, which is all at once where nothing is replaced by what is replaced. */
function replaced(text: string, pairs: Pairs, literal: Literal): { sql: string; changed: string } {
  const character = (code: number | null) => literal(code === null ? '' : String.fromCodePoint(code));
  const sql = pairs.reduce((sql, { from, to }) => `REPLACE(${sql}, ${character(from)}, ${character(to)})`, text);
  const changed = pairs.map(({ from }) => `LOCATE(${character(from)}, ${text}) > 0`).join(' OR ');
  // Under ORACLE, MariaDB makes NULL of a text of which nothing is left.
  return { sql: binary(`COALESCE(${sql}, LEFT(${text}, 0))`), changed: `(${changed})` };
}

/** Bytes cut after so many, and then spelled by `spelled`. */
export function expectedBytes(
  value: string,
  losses: readonly LossRule[],
  spelled: (value: string) => string,
): SourceRendering {
  const rule = losses.find((loss) => loss.rule === 'prefix');
  if (!rule) return { sql: spelled(value), losses: [] };
  return {
    sql: spelled(`LEFT(${value}, ${rule.size})`),
    losses: [{ rule, changed: `OCTET_LENGTH(${value}) > ${rule.size}` }],
  };
}
