// node scripts/mutation/summary.mjs [report.json] [file]: the score by folder of a run of npm run mutation, and with the
// name of a source file the mutants of it that lived.
import { readFileSync } from 'node:fs';

const [path = 'loadproof-out/mutation.json', wanted] = process.argv.slice(2);
const files = Object.entries(JSON.parse(readFileSync(path, 'utf8')).files);
const folders = ['core/compare', 'core/dms', 'core/sql'];

const count = (mutants, ...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;

function row(name, mutants) {
  const found = count(mutants, 'Killed', 'Timeout');
  const lived = count(mutants, 'Survived');
  const notRun = count(mutants, 'NoCoverage');
  const ignored = count(mutants, 'Ignored');
  const score = ((100 * found) / (found + lived + notRun)).toFixed(1);
  return `| ${name} | ${score} % | ${found} | ${lived} | ${notRun} | ${ignored} |`;
}

/** What stood there, in one line. */
function original(source, { start, end }) {
  const line = source.split('\n')[start.line - 1] ?? '';
  return start.line === end.line ? line.slice(start.column - 1, end.column - 1) : `${line.slice(start.column - 1)} …`;
}

if (wanted === undefined) {
  console.log(
    '| Folder | Score | Found | Lived | Not run by any test | Made while loading |\n| --- | --- | --- | --- | --- | --- |',
  );
  for (const folder of folders) {
    const mutants = files.filter(([name]) => name.startsWith(`${folder}/`)).flatMap(([, file]) => file.mutants);
    if (mutants.length > 0) console.log(row(`\`${folder}\``, mutants));
  }
  console.log(
    row(
      'all',
      files.flatMap(([, file]) => file.mutants),
    ),
  );
}

for (const [name, { source, mutants }] of files) {
  if (wanted === undefined || !name.includes(wanted)) continue;
  for (const { status, location, mutatorName, replacement = '' } of mutants) {
    if (status !== 'Survived' && status !== 'NoCoverage') continue;
    const now = replacement.replaceAll('\n', ' ').slice(0, 100);
    const what = `${original(source, location).slice(0, 120)} → ${now}`;
    console.log(`${name}:${location.start.line}:${location.start.column} ${status} ${mutatorName}: ${what}`);
  }
}
