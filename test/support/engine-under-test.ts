import type { LakeColumn, LakeFile, LakeType } from '../../core/compare/columns.ts';
import type { PrepareOptions } from '../../core/compare/prepare.ts';
import type { Cell } from '../../core/compare/records.ts';
import type { ComparisonSpec, EngineDialect, Statement } from '../../core/sql/dialect.ts';

/** A query engine that tests run the product's statements on. */
export interface EngineUnderTest {
  readonly dialect: EngineDialect;
  readonly options: PrepareOptions;
  /** Writes one Parquet file from a DuckDB query, where the engine finds it; by default named as of a full load. */
  writeFile(query: string, columns: readonly LakeColumn[], name?: string): Promise<LakeFile>;
  /** A new folder where the engine finds files: on the disk, and as the engine calls it. */
  folderOf(): { readonly disk: string; readonly location: string };
  /** Declares the tables that the statements of a comparison read. */
  declare(spec: ComparisonSpec, location?: string): Promise<void>;
  run(statement: Statement): Promise<readonly (readonly Cell[])[]>;
  /** Keeps a statement's result, as the only one, and returns the relation that holds it. */
  store(statement: Statement): Promise<string>;
  /** An expression over `x`, a lake column of the type, for each row of a DuckDB query of `i` and `x`, in the order of `i`. */
  select(expression: string, query: string, type: LakeType): Promise<readonly Cell[]>;
  close(): Promise<void>;
}
