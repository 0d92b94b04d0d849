/** Dates and times. */
import { isText, M, type Mutation, mutation, on, text } from './mutation.ts';

const days = (value: string, by: number) =>
  new Date(Date.parse(`${value.slice(0, 10)}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
const inner = (value: string) => value > '1500' && value < '9000';
/** A timestamp moved by minutes; its fraction stays. */
const moved = (value: string, minutes: number) =>
  new Date(Date.parse(`${value.slice(0, 19).replace(' ', 'T')}Z`) + minutes * 60_000)
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ') + value.slice(19);
const micros = (value: string, to: (digits: string) => string) =>
  value.replace(/\.(\d{6})$/, (_, digits: string) => `.${to(digits)}`);
const ZONE = 'shifted by whole quarters of an hour: a time zone';

export const moments: readonly Mutation[] = [
  mutation(
    'a day more',
    ['date'],
    text((value) => (inner(value) ? days(value, 1) : undefined)),
  ),
  mutation(
    'a day less',
    ['date'],
    text((value) => (inner(value) ? days(value, -1) : undefined)),
  ),
  mutation(
    'day and month exchanged',
    ['date'],
    text((value) => (value === '2024-05-06' ? '2024-06-05' : undefined)),
  ),
  mutation(
    'the century lost',
    ['date'],
    text((value) => (value === '2024-03-31' ? '0024-03-31' : undefined)),
  ),
  mutation(
    'the leap day lost',
    ['date'],
    text((value) => value.replace('02-29', '02-28')),
  ),
  mutation(
    'year 9999 becomes 1816',
    ['date'],
    text((value) => value.replace('9999-12-31', '1816-03-30')),
  ),
  mutation(
    'micro- to milliseconds',
    ['timestamp', 'time'],
    text((value) => (inner(value) || value.length < 19 ? micros(value, (d) => `${d.slice(0, 3)}000`) : undefined)),
    'cut to milliseconds',
  ),
  mutation(
    'milliseconds to seconds',
    ['timestamp', 'time'],
    text((value) => (/\.(?!000)\d{3}000$/.test(value) ? micros(value, () => '000000') : undefined)),
    'cut to seconds',
  ),
  mutation(
    'one microsecond less',
    ['timestamp', 'time'],
    text((value) =>
      /[1-9]$/.test(value) && !/1$/.test(value)
        ? micros(value, (d) => String(Number(d) - 1).padStart(6, '0'))
        : undefined,
    ),
  ),
  mutation(
    'the last microsecond rounded up',
    ['timestamp'],
    text((value) => (value === '2016-12-31 23:59:59.999999' ? '2017-01-01 00:00:00.000000' : undefined)),
  ),
  mutation(
    'one hour more',
    M,
    text((value) => (inner(value) ? moved(value, 60) : undefined)),
    ZONE,
  ),
  mutation(
    'five hours and a quarter to six',
    M,
    text((value) => (inner(value) ? moved(value, 345) : undefined)),
    ZONE,
  ),
  mutation(
    'into the gap of summer time',
    M,
    text((value) => (/^2024-03-31 0[12]:30/.test(value) ? moved(value, 60) : undefined)),
    ZONE,
  ),
  mutation(
    'the other of two hours in autumn',
    M,
    text((value) => (/^2024-10-27/.test(value) ? moved(value, 60) : undefined)),
    ZONE,
  ),
  mutation(
    'the date alone',
    M,
    text((value) =>
      inner(value) && !/ 00:00:00\.0+$/.test(value) ? `${value.slice(0, 10)} 00:00:00.000000` : undefined,
    ),
    'lost its time of day',
  ),
  mutation(
    'the Julian calendar',
    M,
    text((value) => (value.startsWith('1582-10-15') ? '1582-10-05 00:00:00.000000' : undefined)),
  ),
  mutation(
    'year 1 becomes NULL',
    M,
    on(isText, (value) => (value.startsWith('0001-01-01') ? null : undefined)),
    'a value became NULL',
  ),
  mutation(
    '24:00 becomes 00:00',
    ['time'],
    text((value) => value.replace('24:00:00', '00:00:00')),
  ),
];
