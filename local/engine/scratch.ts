import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

/** A private folder (mode 0700) for pipes and spilled data, which does not outlive its process by much. */
export interface Scratch {
  readonly folder: string;
  /** Removes the folder and all in it. Never rejects. */
  remove(): Promise<void>;
}

/**
 * The host is in the name because process ids mean nothing on another one: containers may share a folder for temporary
 * files, and their processes look dead from outside.
 */
const PREFIX = `loadproof-${createHash('sha256').update(hostname()).digest('hex').slice(0, 8)}-`;
const NAME = new RegExp(`^${PREFIX}(\\d+)-`);

/** Makes a private folder, and removes those of processes that ended without removing theirs. */
export async function openScratch(parent: string = tmpdir()): Promise<Scratch> {
  await removeAbandoned(parent);
  const folder = await mkdtemp(join(parent, `${PREFIX}${process.pid}-`));
  const atExit = () => rmSync(folder, { recursive: true, force: true });
  process.on('exit', atExit);
  const remove = async () => {
    process.off('exit', atExit);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
  };
  return { folder, remove };
}

async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent).catch(() => [])) {
    const pid = Number(NAME.exec(name)?.[1]);
    if (!pid) continue;
    const path = join(parent, name);
    if (await isAbandoned(path, pid)) await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}

/** Whether a folder is ours to remove: a real folder of our own user, whose process has ended. */
async function isAbandoned(path: string, pid: number): Promise<boolean> {
  const status = await lstat(path).catch(() => null);
  if (!status?.isDirectory() || status.uid !== (process.getuid?.() ?? status.uid)) return false;
  // In a container every process may have the same id: a folder older than this process is then its predecessor's.
  if (pid === process.pid) return status.birthtimeMs < Date.now() - process.uptime() * 1000 - 1000;
  return !isAlive(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
