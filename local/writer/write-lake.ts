import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { LakeFile } from './types.ts';

/** Writes the files below a folder that stands for the bucket. Returns their paths. A key that leads out is refused. */
export async function writeLake(folder: string, files: readonly LakeFile[]): Promise<string[]> {
  const root = resolve(folder);
  const paths: string[] = [];
  for (const { key, bytes } of files) {
    const path = join(root, ...key.split('/'));
    if (!path.startsWith(root + sep) || key.split('/').includes('..')) throw new Error(`The key "${key}" leads out.`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    paths.push(path);
  }
  return paths;
}
