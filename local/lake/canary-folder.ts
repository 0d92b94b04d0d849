import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { CanaryLake } from '../../handlers/ports.ts';
import { FolderLake } from './folder.ts';

/** The canary's lake beside the evidence of its run, for an engine that opens files by path. */
export class CanaryFolder implements CanaryLake {
  readonly #runs: string;
  readonly #lake: FolderLake;

  /** `out` is the folder of the run store. */
  constructor(out: string) {
    this.#runs = join(resolve(out), 'runs');
    this.#lake = new FolderLake(this.#runs);
  }

  async put(runId: string, name: string, file: Uint8Array): Promise<string> {
    const folder = join(this.#runs, runId, 'canary');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(join(folder, name), file, { mode: 0o600 });
    return folder;
  }

  list(...[location]: Parameters<CanaryLake['list']>): ReturnType<CanaryLake['list']> {
    return this.#lake.list(location);
  }

  describe(...[file]: Parameters<CanaryLake['describe']>): ReturnType<CanaryLake['describe']> {
    return this.#lake.describe(file);
  }
}
