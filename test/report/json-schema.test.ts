import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMIT_KINDS } from '../../core/compare/limits.ts';
import { reportJsonSchema } from '../../core/report/json-schema.ts';

const path = join(process.cwd(), 'docs/report.schema.json');
const text = `${JSON.stringify(reportJsonSchema(), null, 2)}\n`;

test('docs/report.schema.json is the schema of the code; UPDATE_SCHEMA=1 writes it', () => {
  if (process.env.UPDATE_SCHEMA === '1') writeFileSync(path, text);
  // Compared as data: the formatter has the last word on its lines.
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(JSON.parse(text));
});

test('the schema is closed, versioned, and knows every kind of limit', () => {
  const schema = reportJsonSchema();
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    additionalProperties: false,
    properties: { schemaVersion: { const: 1 } },
  });
  for (const kind of LIMIT_KINDS) expect(text).toContain(`"${kind}"`);
});
