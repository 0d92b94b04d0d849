/** What PostgreSQL's values are expected to be in the lake, by the rules of what DMS does to them: native expressions. */
import type { LossRule } from '../compare/columns.ts';
import type { SourceRendering } from './dialect.ts';
import { literal } from './postgres-quote.ts';

/** An expression, and the conditions under which a rule changed something on the way to it. */
export interface Expected {
  readonly sql: string;
  readonly losses: SourceRendering['losses'];
}

type Rule<N extends LossRule['rule']> = Extract<LossRule, { rule: N }>;

function ruleOf<N extends LossRule['rule']>(losses: readonly LossRule[], name: N): Rule<N> | undefined {
  return losses.find((loss): loss is Rule<N> => loss.rule === name);
}

/** A numeric: NaN and the infinities replaced, what does not fit counted, the rest rounded half away from zero. */
export function expectedDecimal(value: string, losses: readonly LossRule[]): Expected {
  const nan = ruleOf(losses, 'notANumber');
  // Nothing but NaN and the infinities, which PostgreSQL 14 brought, is not zero when it is taken from itself.
  const isNone = `${value} - ${value} <> 0`;
  const overflow = ruleOf(losses, 'overflow');
  const round = ruleOf(losses, 'roundScale');
  const number = nan ? `CASE WHEN ${isNone} THEN ${nan.as === 'zero' ? '0' : 'NULL'} ELSE ${value} END` : value;
  const rounded = round ? `round(${number}, ${round.scale})` : number;
  const found: Expected['losses'][number][] = [];
  if (nan) found.push({ rule: nan, changed: isNone });
  if (round) found.push({ rule: round, changed: `${value} <> round(${value}, ${round.scale})` });
  if (overflow) {
    const bound = `1${'0'.repeat(overflow.precision - overflow.scale)}`;
    const finite = nan ? `NOT (${isNone}) AND ` : '';
    found.push({ rule: overflow, changed: `${finite}abs(round(${value}, ${overflow.scale})) >= ${bound}` });
  }
  return { sql: rounded, losses: found };
}

export function expectedDate(value: string, losses: readonly LossRule[]): Expected {
  const rule = ruleOf(losses, 'infinityDates');
  if (!rule) return { sql: value, losses: [] };
  const sql = `CASE ${value} WHEN 'infinity' THEN make_date(9999, 12, 31) WHEN '-infinity' THEN make_date(-4713, 1, 1) ELSE ${value} END`;
  return { sql, losses: [{ rule, changed: `NOT isfinite(${value})` }] };
}

/** A time as an interval. */
export function expectedTime(value: string, losses: readonly LossRule[]): Expected {
  const rule = ruleOf(losses, 'milliseconds');
  if (!rule) return { sql: `${value}::interval`, losses: [] };
  const cut = rule.mode === 'round' ? `${value}::time(3)::interval` : `date_trunc('milliseconds', ${value}::interval)`;
  return { sql: cut, losses: [{ rule, changed: `${value}::interval <> ${cut}` }] };
}

/** The clock of a time with a zone; null where no rule says which. */
export function expectedClock(value: string, losses: readonly LossRule[]): Expected | null {
  const rule = ruleOf(losses, 'zone');
  if (!rule) return null;
  const sql = rule.to === 'utc' ? `(${value} AT TIME ZONE 'UTC')::time` : `${value}::time`;
  return { sql, losses: [{ rule, changed: `extract(timezone from ${value}) <> 0` }] };
}

export function expectedTimestamp(value: string, losses: readonly LossRule[]): Expected {
  let expected: Expected = { sql: value, losses: [] };
  const cut = ruleOf(losses, 'milliseconds');
  if (cut) {
    const sql = cut.mode === 'round' ? `${value}::timestamp(3)` : `date_trunc('milliseconds', ${value})`;
    expected = { sql, losses: [{ rule: cut, changed: `${value} <> ${sql}` }] };
  }
  const infinity = ruleOf(losses, 'infinityDates');
  if (!infinity) return expected;
  const sql =
    `CASE ${value} WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)` +
    ` WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp ELSE ${expected.sql} END`;
  return { sql, losses: [...expected.losses, { rule: infinity, changed: `NOT isfinite(${value})` }] };
}

/** A text, by every rule about texts in its turn; `uncut` is what it is before it is cut. */
export function expectedText(value: string, losses: readonly LossRule[]): Expected & { readonly uncut?: string } {
  return losses.reduce<Expected & { readonly uncut?: string }>(
    (before, rule) => {
      const step = textStep(before.sql, rule);
      if (step === null) return before;
      const kept = rule.rule === 'prefix' ? { uncut: before.sql } : {};
      return { sql: step.sql, losses: [...before.losses, { rule, changed: step.changed }], ...kept };
    },
    { sql: value, losses: [] },
  );
}

/** What one rule makes of a text, and where it changes it; null for a rule that is not about texts. */
function textStep(text: string, rule: LossRule): { readonly sql: string; readonly changed: string } | null {
  switch (rule.rule) {
    case 'replaceCharacters':
      return replaced(text, rule);
    case 'prefix':
      return rule.unit === 'characters'
        ? { sql: `left(${text}, ${rule.size})`, changed: `char_length(${text}) > ${rule.size}` }
        : { sql: prefixOfBytes(text, rule.size), changed: isLonger(text, rule.size) };
    default:
      return null;
  }
}

/** No character is four times as long in UTF-8 as in another encoding, in which its length is at hand. */
const isLonger = (text: string, size: number) =>
  `octet_length(${text}) > ${Math.floor(size / 4)} AND octet_length(${utf8(text)}) > ${size}`;

const utf8 = (text: string) => `convert_to(${text}, 'UTF8')`;

/** As many whole characters as fit so many bytes: the first byte after them begins a character. */
function prefixOfBytes(text: string, size: number): string {
  const bytes = utf8(text);
  const goesOn = (at: number) => `get_byte(${bytes}, ${at}) & 192 = 128`;
  const back = [0, 1, 2].filter((n) => n < size).map((n) => ` WHEN NOT ${goesOn(size - n)} THEN ${n}`);
  const cut = `convert_from(substring(${bytes} from 1 for ${size} - CASE${back.join('')} ELSE ${Math.min(3, size)} END), 'UTF8')`;
  return `CASE WHEN ${isLonger(text, size)} THEN ${cut} ELSE ${text} END`;
}

function replaced(
  text: string,
  { pairs }: Rule<'replaceCharacters'>,
): { readonly sql: string; readonly changed: string } {
  // translate() leaves out what has no counterpart; those come last.
  const kept = pairs.filter(({ to }) => to !== null);
  const left = pairs.filter(({ to }) => to === null);
  const from = String.fromCodePoint(...[...kept, ...left].map((pair) => pair.from));
  const to = String.fromCodePoint(...kept.map((pair) => pair.to ?? 0));
  const sql = `translate(${text}, ${literal(from)}, ${literal(to)})`;
  // A collation may take the two for equal.
  return { sql, changed: `(${sql}) COLLATE "C" <> (${text}) COLLATE "C"` };
}

/** Bytes cut after so many. */
export function expectedBytes(value: string, losses: readonly LossRule[]): Expected {
  const rule = ruleOf(losses, 'prefix');
  if (!rule) return { sql: value, losses: [] };
  const sql = `substring(${value} from 1 for ${rule.size})`;
  return { sql, losses: [{ rule, changed: `octet_length(${value}) > ${rule.size}` }] };
}
