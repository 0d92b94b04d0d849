import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { configJsonSchema } from '../../core/config/json-schema.ts';
import { keysAt, parseConfig } from '../../core/config/parse.ts';
import { compareSchema, configSchema, tableSettingsSchema } from '../../core/config/schema.ts';

const path = join(process.cwd(), 'docs/config.schema.json');
const manual = readFileSync(join(process.cwd(), 'docs/configuration.md'), 'utf8');

test('docs/config.schema.json is the schema of the code; UPDATE_SCHEMA=1 writes it', () => {
  const text = `${JSON.stringify(configJsonSchema(), null, 2)}\n`;
  if (process.env.UPDATE_SCHEMA === '1') writeFileSync(path, text);
  // Compared as data: the formatter has the last word on its lines.
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(JSON.parse(text));
});

test('the schema asks for what a user must write, and for nothing that has a default', () => {
  expect(configJsonSchema()).toMatchObject({ required: ['source', 'lake'], additionalProperties: false });
});

describe('docs/configuration.md', () => {
  const sections = ['source', 'lake', 'tables', 'compare', 'dms', 'embedded', 'report'];
  const keys = [
    ...sections.flatMap((section) => keysAt(configSchema, [section]).map((key) => `${section}.${key}`)),
    ...keysAt(configSchema, ['accept', 0]).map((key) => `accept[].${key}`),
    ...keysAt(tableSettingsSchema, []).map((key) => `compare.tables[].${key}`),
  ];

  test.each(keys)('explains %s', (key) => {
    expect(manual).toContain(`\`${key}\``);
  });

  test('states the defaults that the schema has', () => {
    for (const [key, value] of Object.entries(compareSchema.parse({})))
      if (typeof value === 'number') expect(manual).toMatch(new RegExp(`\`compare\\.${key}\` .*\\| ${value} \\|`));
  });

  test('has examples that are valid', () => {
    const examples = [...manual.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml]) => parseConfig(parse(yaml ?? '')));
    expect(examples).toHaveLength(2);
  });
});
