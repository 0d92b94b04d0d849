/** What the files of a table say of its differences: one that is missing, or there twice. */
import type { PartResult } from '../report/schema.ts';
import { number, plural } from '../report/words.ts';
import type { Diagnosis } from './diagnosis-schema.ts';

/** DMS numbers the files of a full load in hexadecimal, from 1: LOAD00000001, …, LOAD0000000A. */
const LOAD = /^LOAD([0-9A-F]{8})\./i;

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Numbers that are not there between the first and the last of one folder. */
export function missingFiles(table: PartResult): Diagnosis[] {
  const missing = table.counts.missing.sourceRows;
  if (missing === 0) return [];
  const folders = new Map<string, number[]>();
  for (const { path } of table.files) {
    const counter = LOAD.exec(nameOf(path))?.[1];
    if (counter === undefined) continue;
    const counters = folders.get(folderOf(path)) ?? [];
    counters.push(Number.parseInt(counter, 16));
    folders.set(folderOf(path), counters);
  }
  return [...folders.values()].flatMap((counters) => gapOf(counters, missing) ?? []);
}

const fileName = (counter: number): string => `LOAD${counter.toString(16).toUpperCase().padStart(8, '0')}`;

function gapOf(counters: readonly number[], missing: number): Diagnosis | null {
  const there = new Set(counters);
  // One at a time: a call takes no hundred thousand arguments.
  const last = counters.reduce((a, b) => Math.max(a, b), 0);
  const gone: number[] = [];
  // A counter of another origin than DMS's is no list of files that are gone.
  if (last > 100_000) return null;
  for (let i = 1; i < last; i++) if (!there.has(i)) gone.push(i);
  if (gone.length === 0 || gone.length > counters.length) return null;
  const names = gone.slice(0, 5).map(fileName).join(', ');
  const more = gone.length > 5 ? ` and ${number(gone.length - 5)} more` : '';
  const verb = gone.length === 1 ? 'is' : 'are';
  return {
    code: 'missingFile',
    column: null,
    title: `${plural(gone.length, 'file')} of the load ${verb} missing`,
    evidence: `the files are numbered up to ${fileName(last)}, and ${names}${more} ${verb} not there; ${plural(missing, 'row')} ${missing === 1 ? 'is' : 'are'} missing in the lake`,
    sure: 'very likely',
    setting: null,
    mend: 'Find out who removed the file (a lifecycle rule, a job that moves files), restore its version, or load the table again.',
    findings: missing,
  };
}

/** Copies in excess that are all in one file, or a file with as many rows as there are copies. */
export function duplicatedFile(table: PartResult): Diagnosis[] {
  const { duplicated, extra } = table.counts;
  const copies = duplicated.lakeRows;
  if (copies === 0 || duplicated.findings === 0) return [];
  const about = {
    code: 'duplicatedFile',
    column: null,
    setting: 'TargetTablePrepMode DO_NOTHING leaves the files of an earlier load in the folder',
    mend: 'List the folder with the times of its files, remove the copy or the earlier load, and check the table again.',
    findings: copies,
  };
  const twins = twinsOf(table, copies);
  if (twins !== null) {
    const [one, other] = twins.map((file) => nameOf(file.path));
    const evidence = `${one} and ${other} have ${plural(copies, 'row')} each, and ${plural(copies, 'row')} of the lake are there once too often`;
    return [{ ...about, title: `${other} is a copy of ${one}`, evidence, sure: 'very likely' }];
  }
  const [only, ...more] = table.differingFiles;
  if (only === undefined || more.length > 0 || extra.findings > 0 || only.rows < copies) return [];
  const evidence = `all ${plural(copies, 'row')} in excess ${copies === 1 ? 'is' : 'are'} in ${nameOf(only.path)}, or in it too`;
  return [{ ...about, title: `rows of ${nameOf(only.path)} are there twice`, evidence, sure: 'likely' }];
}

function twinsOf({ files }: PartResult, copies: number): PartResult['files'] | null {
  const same = files.filter((file) => file.rows === copies);
  return same.length === 2 ? same : null;
}
