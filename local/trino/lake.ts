import type { LakeFile } from '../../core/compare/columns.ts';
import type { LakeCatalog, LakeListing } from '../../handlers/ports.ts';

/**
 * A lake that we read in a folder of ours, and Trino by another name for the same folder (`s3://bucket/folder`,
 * `local:///lake`). Everything that is planned, stated and reported has Trino's names.
 */
export class TrinoLake implements LakeCatalog {
  readonly #lake: LakeCatalog;
  readonly #ours: string;
  readonly #theirs: string;

  /** `ours` is the absolute path of the folder that `lake` lists, `theirs` its location without a slash at its end. */
  constructor(lake: LakeCatalog, ours: string, theirs: string) {
    this.#lake = lake;
    this.#ours = ours;
    this.#theirs = theirs;
  }

  tables(): ReturnType<LakeCatalog['tables']> {
    return this.#lake.tables();
  }

  location(schema: string, table: string): string {
    return this.#named(this.#lake.location(schema, table));
  }

  async list(location: string): Promise<LakeListing> {
    const { files, others } = await this.#lake.list(this.#path(location));
    return {
      files: files.map((file) => ({ ...file, path: this.#named(file.path) })),
      others: others.map((other) => ({ ...other, path: this.#named(other.path) })),
    };
  }

  async describe(...[file, csv]: Parameters<LakeCatalog['describe']>): Promise<LakeFile> {
    const described = await this.#lake.describe({ ...file, path: this.#path(file.path) }, csv);
    return { ...described, path: file.path };
  }

  #named(path: string): string {
    return path.startsWith(`${this.#ours}/`) ? join(this.#theirs, path.slice(this.#ours.length + 1)) : path;
  }

  #path(location: string): string {
    const folder = join(this.#theirs, '');
    return location.startsWith(folder) ? `${this.#ours}/${location.slice(folder.length)}` : location;
  }
}

/** A location may end with the slash of its scheme: `local:///`. */
const join = (folder: string, path: string): string =>
  folder.endsWith('/') ? `${folder}${path}` : `${folder}/${path}`;
