// Builds the Action into one file, and the licences of what is in it. Usage: node scripts/build-action.mjs [folder]
// The same sources give the same bytes, wherever the tree lies.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const folder = resolve(process.argv[2] ?? join(root, 'action/dist'));

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['action/main.ts'],
  outfile: join(folder, 'index.cjs'),
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node24',
  charset: 'utf8',
  // Readable, since it is reviewed; the names of classes are names of errors.
  keepNames: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});

/** The folder of the package that a file of the bundle is from: `node_modules/a/node_modules/@b/c`. */
function packageOf(input) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0];
}

function licenceText(path) {
  const file = readdirSync(join(root, path)).find((name) => /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i.test(name));
  return file === undefined
    ? null
    : readFileSync(join(root, path, file), 'utf8')
        .replace(/\r\n/g, '\n')
        .trim();
}

/** Of a package that names its licence and does not bring its text: the text, which Apache's asks for. */
function standardText(name, license, author) {
  if (license !== 'Apache-2.0')
    throw new Error(`${name} brings no text of its licence, ${license}: it cannot be bundled`);
  const owner = typeof author === 'string' ? author : (author?.name ?? 'unknown');
  return `Author: ${owner}. The package brings no text; this is its licence's.\n\n${licenceText('.')}`;
}

function section(path) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
  if (typeof license !== 'string') throw new Error(`${name} does not say which licence it has`);
  return { title: `${name} ${version} (${license})`, text: licenceText(path) ?? standardText(name, license, author) };
}

const packages = [...new Set(Object.keys(metafile.inputs).flatMap((input) => packageOf(input) ?? []))];
// Packages of one project have one text: it stands once, under all their names.
const byText = new Map();
for (const { title, text } of packages.map(section)) byText.set(text, new Set([...(byText.get(text) ?? []), title]));
const sections = [...byText]
  .map(([text, titles]) => `${[...titles].sort().join('\n')}\n${'-'.repeat(80)}\n\n${text}\n`)
  .sort();
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'licenses.txt'), `Packages in index.cjs, and their licences.\n\n${sections.join('\n\n')}`);
