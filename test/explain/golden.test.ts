/** The whole of what is explained of the examples, against changes that nobody meant. `UPDATE_GOLDEN=1` writes it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explain } from '../../core/explain/explain.ts';
import { explainMarkdown } from '../../core/explain/markdown.ts';
import { explainText } from '../../core/explain/text.ts';
import { expectGolden } from '../support/golden.ts';

const EXAMPLES = ['bad', 'mariadb', 'mysql', 'oracle', 'postgres', 'serverless', 'sqlserver', 'repository/dms'];

test.each(EXAMPLES)('examples/explain/%s', (name) => {
  const folder = join(process.cwd(), 'examples/explain', name);
  const files = readdirSync(folder)
    .sort()
    .map((file) => ({ name: `${name}/${file}`, text: readFileSync(join(folder, file), 'utf8') }));
  const explanation = explain(files, 'test');
  expectGolden(`explain/golden/${name.replace('/', '-')}.txt`, [
    ['as text', explainText(explanation, { color: false, width: 100 })],
    ...(name === 'bad' ? [['as Markdown', explainMarkdown(explanation)] as const] : []),
  ]);
});
