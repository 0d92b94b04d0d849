import type { Case } from './case.ts';
import { csv, target } from './given.ts';
import { selection, transformation } from './task.ts';

export const OTHER_CASES: readonly Case[] = [
  // Other settings.
  [
    'schemas-merged',
    { settings: target('TargetSchema', 'raw'), rules: [selection('%', '%')] },
    { settings: target('TargetSchema', 'raw') },
    'high',
    /same files/,
  ],
  [
    'target-schema-and-rename',
    {
      settings: target('TargetSchema', 'raw'),
      rules: [selection('shop', '%'), transformation(2, 'rename', 'schema', { 'schema-name': 'shop' }, { value: 'x' })],
    },
    { settings: target('TargetSchema', 'raw') },
    'low',
    /precedence/,
  ],
  [
    'characters-replaced',
    {
      settings: {
        CharacterSetSettings: {
          CharacterReplacements: [{ SourceCharacterCodePoint: 35, TargetCharacterCodePoint: 0 }],
        },
      },
    },
    { settings: { CharacterSetSettings: null } },
    'medium',
    /35 is left out/,
  ],
  [
    'characters-outside-set',
    {
      settings: {
        CharacterSetSettings: {
          CharacterSetSupport: { CharacterSet: 'UTF16_PlatformEndian', ReplaceWithCharacterCodePoint: 63 },
        },
      },
    },
    { settings: {} },
    'medium',
    /code point 63/,
  ],
  [
    'before-image-on-s3',
    { settings: { BeforeImageSettings: { EnableBeforeImage: true, FieldName: 'b' } } },
    { settings: { BeforeImageSettings: null } },
    'low',
    /Kinesis/,
  ],
  [
    'writes-nothing',
    { settings: { ValidationSettings: { ValidationOnly: true } } },
    { settings: {} },
    'high',
    /no file of the lake/,
  ],
  [
    'validation-cannot-see',
    { settings: {} },
    { settings: { ValidationSettings: { EnableValidation: true } } },
    'low',
    /off/,
  ],
  [
    'validation-cannot-see',
    { s3: csv, settings: { ValidationSettings: { EnableValidation: true } } },
    { settings: { ValidationSettings: { EnableValidation: true } } },
    'low',
    /CSV/,
  ],
  ['target-not-s3', { target: 'redshift' }, {}, 'low', /writes to redshift/],
];
