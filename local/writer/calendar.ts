/** Days and micro-seconds of the proleptic Gregorian calendar, beyond the years that JavaScript's Date can hold. */

const MICROS = 1_000_000n;
const DAY = 86_400n * MICROS;

/** Days since 1970-01-01. Years as astronomers count them: 1 BC is 0. */
export function daysOf(year: number, month: number, day: number): number {
  // March comes first, so that the leap day is the year's last.
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The day that is so many days after 1970-01-01. */
export function dayOf(days: number): Day {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const marched = Math.floor((5 * ofYear + 2) / 153);
  const month = marched < 10 ? marched + 3 : marched - 9;
  const day = ofYear - Math.floor((153 * marched + 2) / 5) + 1;
  return { year: year + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Micro-seconds of `HH:MM:SS[.f…]` since midnight; hours may be 24 and more. Digits beyond micro-seconds are refused. */
export function microsOfTime(text: string): bigint {
  const found = /^(\d+):(\d\d):(\d\d)(?:\.(\d{1,6}))?$/.exec(text);
  if (!found) throw new Error(`"${text}" is not a time.`);
  const [, hours = '', minutes = '', seconds = '', fraction = ''] = found;
  const whole = (BigInt(hours) * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
  return whole * MICROS + BigInt(fraction.padEnd(6, '0'));
}

/** Days since 1970-01-01 of `YYYY-MM-DD`, with ` BC` or without. */
export function daysOfText(text: string): number {
  const found = /^(\d{4,})-(\d\d)-(\d\d)( BC)?$/.exec(text);
  if (!found) throw new Error(`"${text}" is not a date.`);
  const year = Number(found[1]);
  return daysOf(found[4] === undefined ? year : 1 - year, Number(found[2]), Number(found[3]));
}

/** Micro-seconds since 1970-01-01 00:00 of `YYYY-MM-DD HH:MM:SS[.f…]`, with ` BC` or without. */
export function microsOfText(text: string): bigint {
  const found = /^(\d{4,}-\d\d-\d\d)[ T]([\d:.]+)( BC)?$/.exec(text);
  if (!found) throw new Error(`"${text}" is not a timestamp.`);
  return BigInt(daysOfText(`${found[1]}${found[3] ?? ''}`)) * DAY + microsOfTime(found[2] ?? '');
}

const two = (value: number | bigint) => String(value).padStart(2, '0');

/** `YYYY-MM-DD`, the year as long as it is; before the year 1 as PostgreSQL and the User Guide have it: `4713-01-01 BC`. */
export function dateText(days: number): string {
  const { day, era } = shownDay(days);
  return `${day}${era}`;
}

function shownDay(days: number): { readonly day: string; readonly era: string } {
  const { year, month, day } = dayOf(days);
  const shown = year > 0 ? year : 1 - year;
  return { day: `${String(shown).padStart(4, '0')}-${two(month)}-${two(day)}`, era: year > 0 ? '' : ' BC' };
}

/** `HH:MM:SS` and as many digits of the second as asked. */
export function timeText(micros: bigint, digits: number): string {
  const seconds = micros / MICROS;
  const fraction = String(micros % MICROS)
    .padStart(6, '0')
    .padEnd(digits, '0')
    .slice(0, digits);
  const clock = `${two(seconds / 3600n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}`;
  return digits === 0 ? clock : `${clock}.${fraction}`;
}

/** `YYYY-MM-DD HH:MM:SS[.f…]`. */
export function timestampText(micros: bigint, digits: number): string {
  const ofDay = ((micros % DAY) + DAY) % DAY;
  const { day, era } = shownDay(Number((micros - ofDay) / DAY));
  return `${day} ${timeText(ofDay, digits)}${era}`;
}

/** What a clock in `zone` shows at the instant, as micro-seconds since 1970 of that clock. */
export function inZone(micros: bigint, zone: string): bigint {
  if (zone === 'UTC') return micros;
  const millis = Number(micros / 1000n);
  const shown = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(millis);
  const part = (type: string) => Number(shown.find((p) => p.type === type)?.value);
  const clock = (part('hour') * 60 + part('minute')) * 60 + part('second');
  const days = daysOf(part('year'), part('month'), part('day'));
  return (BigInt(days) * 86_400n + BigInt(clock)) * MICROS + (((micros % MICROS) + MICROS) % MICROS);
}
