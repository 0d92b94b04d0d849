import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { LakeFile } from '../../core/compare/columns.ts';
import { isControlFolder, isCsvFile, isHidden, whyNotRead, whyNotTransactions } from '../../core/dms/lake-layout.ts';
import type { CsvPlan } from '../../core/plan/schema.ts';
import { LoadproofError } from '../../handlers/errors.ts';
import type { LakeCatalog, LakeListing } from '../../handlers/ports.ts';
import { describeCsvFile } from './csv-head.ts';
import { readFileFooter } from './footer.ts';

/** The location of a table whose name can be no folder's: `list` refuses it, so that its own part fails, not the plan. */
const NO_FOLDER = 'no-folder:';

/** A symbolic link to a folder above it would lead round for ever. */
const DEEPEST = 16;

type Found = { files: LakeListing['files'][number][]; others: LakeListing['others'][number][] };

/** A lake in a local folder, as DMS lays it out in a bucket: `root/schema/table/LOAD00000001.parquet`. */
export class FolderLake implements LakeCatalog {
  readonly #root: string;

  constructor(root: string) {
    this.#root = resolve(root);
  }

  async tables(): Promise<readonly { readonly schema: string; readonly name: string }[]> {
    const found: { schema: string; name: string }[] = [];
    for (const schema of await this.#foldersIn(this.#root)) {
      for (const name of await this.#foldersIn(join(this.#root, schema))) found.push({ schema, name });
    }
    return found;
  }

  location(schema: string, table: string): string {
    if (isFolderName(schema) && isFolderName(table)) return join(this.#root, schema, table);
    return `${NO_FOLDER}${JSON.stringify([schema, table])}`;
  }

  async list(location: string): Promise<LakeListing> {
    if (location.startsWith(NO_FOLDER)) throw noFolder(location.slice(NO_FOLDER.length));
    if (!resolve(location).startsWith(this.#root + sep)) throw outside(location, this.#root);
    await this.#requireRoot();
    const found: Found = { files: [], others: [] };
    await collect(await followed(location), [], found);
    return { files: found.files.sort(byPath), others: found.others.sort(byPath) };
  }

  async listTransactions(folder: string): ReturnType<NonNullable<LakeCatalog['listTransactions']>> {
    await this.#requireRoot();
    const path = resolve(this.#root, folder);
    if (!path.startsWith(this.#root + sep)) return { unlisted: `the folder ${path} (CdcPath) is not inside the lake` };
    const names = await readdir(path).catch((error: NodeJS.ErrnoException) => error);
    if (!Array.isArray(names)) return { unlisted: `the folder ${path} (CdcPath) cannot be listed (${names.code})` };
    const found: Found = { files: [], others: [] };
    for (const name of names) await collectTransactions(join(path, name), name, found);
    return { files: found.files.sort(byPath), others: found.others.sort(byPath) };
  }

  async describe(file: LakeListing['files'][number], csv?: CsvPlan): Promise<LakeFile> {
    if (isCsvFile(file.path)) return describeCsvFile(file.path, csv);
    const { rows, columns, bytes, modified } = await readFileFooter(file.path);
    return { path: file.path, bytes, modified, rows, columns };
  }

  async #foldersIn(folder: string): Promise<string[]> {
    await this.#requireRoot();
    const names = (await entriesOf(folder)).map((entry) => entry.name).sort(byText);
    const kept: string[] = [];
    for (const name of names) {
      if (name.startsWith('.') || isControlFolder(name)) continue;
      if ((await kindOf(join(folder, name)))?.isDirectory()) kept.push(name);
    }
    return kept;
  }

  async #requireRoot(): Promise<void> {
    if ((await kindOf(this.#root))?.isDirectory()) return;
    throw new LoadproofError(
      'InvalidConfiguration',
      `The lake folder ${this.#root} does not exist, or is not a folder that we may read.`,
      'Give the folder that holds the schema folders: <folder>/<schema>/<table>/LOAD00000001.parquet.',
    );
  }
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byPath = (a: { path: string }, b: { path: string }) => byText(a.path, b.path);

/** Whether a name is one folder's, and not a path to somewhere else. */
function isFolderName(name: string): boolean {
  return (
    name !== '' && name !== '.' && name !== '..' && !name.includes('/') && !name.includes('\0') && !name.includes(sep)
  );
}

async function kindOf(path: string) {
  return stat(path).catch(() => null);
}

/**
 * The folder that a table's link leads to now. Whoever replaces a table as a whole turns a link: a listing, and all that
 * is read after it, is then of one version and never of two.
 */
async function followed(location: string): Promise<string> {
  const link = await lstat(location).catch(() => null);
  return link?.isSymbolicLink() ? realpath(location).catch(() => location) : location;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    // DMS makes no folder for a table without rows.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new LoadproofError(
      'UnreadableLakeFile',
      `The lake folder ${folder} cannot be listed (${(error as NodeJS.ErrnoException).code}).`,
      'It must be a folder that we may read: check its permissions.',
      { cause: error },
    );
  }
}

async function collect(folder: string, inner: readonly string[], found: Found): Promise<void> {
  for (const { name } of await entriesOf(folder)) {
    const path = join(folder, name);
    const status = await kindOf(path);
    if (status?.isFile()) {
      const why = whyNotRead(name, inner);
      if (why !== null) found.others.push({ path, why });
      else found.files.push({ path, bytes: status.size, modified: status.mtime.toISOString() });
    } else if (status?.isDirectory()) await collectFolder(path, [...inner, name], found);
    else found.others.push({ path, why: status ? 'neither a file nor a folder' : 'a link that leads nowhere' });
  }
}

async function collectTransactions(path: string, name: string, found: Found): Promise<void> {
  const status = await kindOf(path);
  const why = status?.isFile() ? whyNotTransactions(name) : 'no file';
  if (why !== null || !status) found.others.push({ path, why: why ?? 'no file' });
  else found.files.push({ path, bytes: status.size, modified: status.mtime.toISOString() });
}

/** A folder is read for the sake of the data files in it; one without any is named once, not file by file. */
async function collectFolder(path: string, inner: readonly string[], found: Found): Promise<void> {
  const name = inner.at(-1) ?? '';
  if (isHidden(name)) return void found.others.push({ path, why: 'a hidden or temporary folder' });
  if (isControlFolder(name)) return void found.others.push({ path, why: 'a control folder of DMS' });
  if (inner.length > DEEPEST) return void found.others.push({ path, why: 'too deep; a link may lead round' });
  const inside: Found = { files: [], others: [] };
  await collect(path, inner, inside);
  // One at a time: a call takes no hundred thousand arguments.
  for (const file of inside.files) found.files.push(file);
  if (inside.files.length > 0) for (const other of inside.others) found.others.push(other);
  else if (inside.others.length > 0) {
    const first = inside.others[0];
    const example = first ? ` (${relative(path, first.path)}: ${first.why})` : '';
    found.others.push({
      path,
      why: `a folder with ${inside.others.length} entries, none of a load or of changes${example}`,
    });
  }
}

function noFolder(name: string): LoadproofError {
  return new LoadproofError(
    'InvalidConfiguration',
    `The table ${name} can have no folder in the lake: its name is a path.`,
    'Rename it with a transformation rule of the DMS task, or leave it out.',
  );
}

function outside(location: string, root: string): LoadproofError {
  return new LoadproofError(
    'InvalidConfiguration',
    `The location ${location} is not inside the lake folder ${root}.`,
    'Plan the run again with the lake folder that it shall read.',
  );
}
