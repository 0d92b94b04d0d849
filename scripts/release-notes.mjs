// Prints the section of CHANGELOG.md for a version, for its release. Fails where package.json has another version, or the
// changelog has no such section with words in it. Usage: node scripts/release-notes.mjs v1.2.3 [folder]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [tag = '', folder = '.'] = process.argv.slice(2);
const fail = (message) => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
};

if (!/^v\d+\.\d+\.\d+$/.test(tag)) fail(`'${tag}' is not the tag of a version: write v1.2.3`);
const version = tag.slice(1);
const itsOwn = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
if (itsOwn !== version) fail(`package.json has version ${itsOwn}, and the tag is ${tag}`);

const changelog = readFileSync(join(folder, 'CHANGELOG.md'), 'utf8');
const sections = changelog.split(/^## /m).slice(1);
const section = sections.find((text) => text.startsWith(`[${version}]`));
if (section === undefined) fail(`CHANGELOG.md has no section '## [${version}]'`);
const notes = section.slice(section.indexOf('\n')).trim();
if (notes === '') fail(`The section '## [${version}]' of CHANGELOG.md is empty`);
process.stdout.write(`${notes}\n`);
