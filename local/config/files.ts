import { readFile, stat } from 'node:fs/promises';
import { configError } from '../../core/config/errors.ts';
import { parseJson } from '../../core/dms/json.ts';

/** Larger files are no configuration, and no description of a task. */
const maxBytes = 16 * 1024 * 1024;

/** The text of a file. Throws a ConfigError that names it; `hint` says what to write or do. */
export async function readTextFile(file: string, path: string, hint: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > maxBytes) throw configError(path, `is larger than ${maxBytes / 1024 / 1024} MB. ${hint}`, file);
    return await readFile(file, 'utf8');
  } catch (error) {
    const why = fileProblem(error);
    if (why === null) throw error;
    throw configError(path, `${why}. ${hint}`, file);
  }
}

/** The data of a JSON file. Throws a ConfigError that names the file, and the position of a mistake. */
export async function readJsonFile(file: string, path: string, hint: string): Promise<unknown> {
  const text = await readTextFile(file, path, hint);
  return parseJson(text.replace(/^\uFEFF/, ''), '', file);
}

/** Refuses a lake that is not a folder: an absent one would look like a lake that lost everything. */
export async function requireFolder(folder: string, path: string): Promise<void> {
  const hint = 'Write the folder that holds schema/table/LOAD00000001.parquet, relative to this file';
  if (/^[a-z0-9]+:\/\//i.test(folder))
    throw configError(path, `'${folder}' is a URL; this version reads a local folder`);
  try {
    if ((await stat(folder)).isDirectory()) return;
  } catch (error) {
    const why = fileProblem(error);
    if (why === null) throw error;
    throw configError(path, `'${folder}': ${why}. ${hint}`);
  }
  throw configError(path, `'${folder}' is not a folder. ${hint}`);
}

/** What a person reads for an error of the file system; null for any other error. */
function fileProblem(error: unknown): string | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file or folder';
    case 'EACCES':
    case 'EPERM':
      return 'it may not be read';
    case 'EISDIR':
      return 'it is a folder, not a file';
    default:
      return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? `it cannot be read (${code})` : null;
  }
}
