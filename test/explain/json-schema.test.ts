import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainJsonSchema } from '../../core/explain/json-schema.ts';

const path = join(process.cwd(), 'docs/explain.schema.json');
const text = `${JSON.stringify(explainJsonSchema(), null, 2)}\n`;

test('docs/explain.schema.json is the schema of the code; UPDATE_SCHEMA=1 writes it', () => {
  if (process.env.UPDATE_SCHEMA === '1') writeFileSync(path, text);
  // Compared as data: the formatter has the last word on its lines.
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(JSON.parse(text));
});
