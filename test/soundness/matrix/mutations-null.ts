/** NULL and what is taken for it; texts of a shape, bytes and booleans. */
import { ANY, exactly, isBoolean, isBytes, type Mutation, mutation, on, T, text } from './mutation.ts';

export const nulls: readonly Mutation[] = [
  mutation(
    'a value becomes NULL',
    ANY,
    (value) => (value === null || value === '' ? undefined : null),
    'a value became NULL',
  ),
  mutation("NULL becomes ''", T, exactly(null, ''), "NULL became ''"),
  mutation("'' becomes NULL", T, exactly('', null), "'' became NULL"),
  mutation("NULL becomes the text 'NULL'", T, exactly(null, 'NULL'), 'NULL became a value'),
  mutation("the text 'NULL' becomes NULL", T, exactly('NULL', null), 'a value became NULL'),
  mutation("NULL becomes '<null>'", T, exactly(null, '<null>'), 'NULL became a value'),
  mutation("NULL becomes '\\N'", T, exactly(null, '\\N'), 'NULL became a value'),
  mutation("'\\N' becomes NULL", T, exactly('\\N', null), 'a value became NULL'),
  mutation('NULL becomes a space', T, exactly(null, ' '), 'NULL became a value'),
  mutation(
    'NULL becomes 0',
    ['integer', 'unsigned', 'decimal', 'float'],
    (value, { logical, dms }) => {
      if (value !== null) return undefined;
      const scale = Number(/,(\d+)\)/.exec(dms)?.[1] ?? 0);
      if (logical.includes('decimal')) return scale === 0 ? '0' : `0.${'0'.repeat(scale)}`;
      return logical.includes('float') ? 0 : 0n;
    },
    'NULL became a value',
  ),
  mutation('NULL becomes false', ['boolean'], exactly(null, false), 'NULL became a value'),
  mutation(
    'NULL becomes 1970',
    ['date', 'timestamp'],
    (value, { logical }) =>
      value !== null ? undefined : logical.includes('date') ? '1970-01-01' : '1970-01-01 00:00:00.000000',
    'NULL became a value',
  ),
  mutation(
    'NULL becomes no bytes',
    ['bytes'],
    (value) => (value === null ? new Uint8Array(0) : undefined),
    "NULL became ''",
  ),
];

export const shaped: readonly Mutation[] = [
  mutation(
    'upper case of a UUID',
    ['uuid'],
    text((value) => value.toUpperCase()),
    'differs by case alone',
  ),
  mutation(
    'hyphens of a UUID lost',
    ['uuid'],
    text((value) => value.replaceAll('-', '')),
  ),
  mutation(
    'braces around a UUID',
    ['uuid'],
    text((value) => `{${value}}`),
  ),
  mutation(
    'the order of JSON keys',
    ['json'],
    text((value) => value.replace(/^\{("[a-z]"): ?([\d.]+|\[.*?\]),\s*("[a-z]"): ?(.*)\}$/, '{$3: $4, $1: $2}')),
  ),
  mutation(
    '1.0 becomes 1 in JSON',
    ['json'],
    text((value) => value.replace('1.0', '1')),
  ),
  mutation(
    '1.10 becomes 1.1 in JSON',
    ['json'],
    text((value) => value.replace(/^1\.10$/, '1.1')),
  ),
  mutation(
    'a space lost in JSON',
    ['json'],
    text((value) => value.replace(/: /, ':')),
    'differs by white space alone',
  ),
  mutation(
    'an escape resolved in JSON',
    ['json'],
    text((value) => value.replace('\\u00e9', '\u00e9')),
  ),
  mutation('JSON null becomes NULL', ['json'], exactly('null', null), 'a value became NULL'),
];

export const bytes: readonly Mutation[] = [
  mutation(
    'the last byte lost',
    ['bytes'],
    on(isBytes, (value) => (value.length > 1 ? value.slice(0, -1) : undefined)),
  ),
  mutation(
    'one byte changed',
    ['bytes'],
    on(isBytes, (value) => (value.length > 0 ? Uint8Array.of((value[0] ?? 0) ^ 1, ...value.slice(1)) : undefined)),
  ),
  mutation(
    'zeros at the end trimmed',
    ['bytes'],
    on(isBytes, (value) =>
      value.length > 1 && value.at(-1) === 0
        ? Uint8Array.from(Buffer.from(value).toString('latin1').replace(/\0+$/, ''), (c) => c.charCodeAt(0))
        : undefined,
    ),
  ),
  mutation(
    'a byte 00 becomes nothing',
    ['bytes'],
    on(isBytes, (value) => (value.length === 1 && value[0] === 0 ? new Uint8Array(0) : undefined)),
  ),
  mutation(
    'read as UTF-8',
    ['bytes'],
    on(isBytes, (value) =>
      value.length === 256 ? new Uint8Array(Buffer.from(Buffer.from(value).toString('utf8'))) : undefined,
    ),
  ),
  mutation(
    'hexadecimal digits as bytes',
    ['bytes'],
    on(isBytes, (value) =>
      value.length > 1 ? new Uint8Array(Buffer.from(Buffer.from(value).toString('hex'))) : undefined,
    ),
  ),
  mutation(
    'no bytes become NULL',
    ['bytes'],
    on(isBytes, (value) => (value.length === 0 ? null : undefined)),
    "'' became NULL",
  ),
];

export const booleans: readonly Mutation[] = [
  mutation(
    'turned round',
    ['boolean'],
    on(isBoolean, (value) => !value),
  ),
  mutation("'true' becomes 'yes'", ['text'], exactly('true', 'yes')),
  mutation("'true' becomes 'false'", ['text'], exactly('true', 'false')),
  mutation("true spelled 't'", ['boolean'], exactly(true, 't'), null, { csvOnly: true }),
  mutation("true spelled 'Y'", ['boolean'], exactly(true, 'Y'), null, { csvOnly: true }),
];
