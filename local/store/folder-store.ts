import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { LoadproofError } from '../../handlers/errors.ts';
import type { RunStore } from '../../handlers/ports.ts';
import { withLock } from './lock.ts';

/** What a key may be made of: names of letters, digits, `.`, `_`, `-`, `=` and `:`, separated by slashes. */
const NAME = /^[A-Za-z0-9._=:-]+$/;

/** Evidence of runs in a local folder. It holds the users' data: files have mode 0600, folders 0700. */
export class FolderStore implements RunStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = resolve(root);
  }

  async putText(key: string, text: string): Promise<void> {
    const path = this.location(key);
    // A reader finds the old file or the new one, never half of it.
    const partial = `${path}.${randomUUID()}.partial`;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    try {
      await writeFile(partial, text, { mode: 0o600, flag: 'wx' });
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }

  async swapText(key: string, text: string, known: string | null): Promise<boolean> {
    const path = this.location(key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    return withLock(`${path}.lock`, async () => {
      if ((await this.getText(key)) !== known) return false;
      await this.putText(key, text);
      return true;
    });
  }

  async getText(key: string): Promise<string | null> {
    try {
      return await readFile(this.location(key), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  location(key: string): string {
    return join(this.#root, ...checkedNames(key));
  }

  /** Keys that begin with the prefix, in order; files that are still being written are left out. */
  async list(prefix: string): Promise<readonly string[]> {
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    const names = folder === '' ? [] : checkedNames(folder.slice(0, -1));
    const below = join(this.#root, ...names);
    const entries = await readdir(below, { recursive: true, withFileTypes: true }).catch(absentIsEmpty);
    return entries
      .filter((entry) => entry.isFile() && !/\.(?:partial|lock)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(this.#root.length + 1))
      .map((path) => path.split(sep).join('/'))
      .filter((key) => key.startsWith(prefix))
      .sort();
  }
}

function checkedNames(key: string): string[] {
  const names = key.split('/');
  if (names.every((name) => NAME.test(name) && name !== '.' && name !== '..')) return names;
  throw new LoadproofError(
    'InvalidConfiguration',
    `${JSON.stringify(key)} is no key of the run store.`,
    'Run ids are made of letters, digits, dots, underscores and hyphens.',
  );
}

function absentIsEmpty(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
