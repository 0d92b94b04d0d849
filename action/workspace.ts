import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const LEFT_OUT = new Set(['.git', 'node_modules']);

/**
 * Plain files below a folder, with `/` between names. Links are not followed: a pull request could point one at anything
 * on the runner.
 */
export function listFiles(root: string): { path: string; bytes: number }[] {
  const found: { path: string; bytes: number }[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop())
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) folders.push(path);
      else if (entry.isFile()) found.push({ path, bytes: statSync(join(root, path)).size });
    }
  return found;
}
