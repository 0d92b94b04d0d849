import { type FileHandle, open } from 'node:fs/promises';
import { type FileMetaData, type ParquetParsers, parquetMetadataAsync, type SchemaElement } from 'hyparquet';
import type { LakeColumn } from '../../core/compare/columns.ts';
import { LoadproofError } from '../../handlers/errors.ts';
import { lakeType } from './parquet-types.ts';

/** What a Parquet footer says, and the file as it was when it said so. */
export interface Footer {
  readonly rows: number;
  readonly columns: readonly LakeColumn[];
  readonly bytes: number;
  readonly modified: string;
}

/** A footer lists pages by the column chunk; one of this size would be of a file with millions of them, or corrupt. */
const LARGEST_FOOTER = 256 << 20;

/** Reads a file's footer, and of the file no more. Rejects with `UnreadableLakeFile`. */
export async function readFooter(path: string): Promise<Footer> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    const { size, mtime } = await file.stat();
    await checkFrame(file, size);
    const metadata = await parquetMetadataAsync(tailOf(file, size), { parsers: AS_THEY_ARE, geoparquet: false });
    return { rows: rowsOf(metadata), columns: columnsOf(metadata.schema), bytes: size, modified: mtime.toISOString() };
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    await file?.close();
  }
}

/** Statistics are not used; left as they are, a strange one cannot make the footer unreadable. */
const asItIs = (value: unknown) => value;
const AS_THEY_ARE: Partial<ParquetParsers> = {
  timestampFromMilliseconds: asItIs,
  timestampFromMicroseconds: asItIs,
  timestampFromNanoseconds: asItIs,
  dateFromDays: asItIs,
  stringFromBytes: asItIs,
  jsonFromBytes: asItIs,
  uuidFromBytes: asItIs,
};

function tailOf(file: FileHandle, size: number) {
  return {
    byteLength: size,
    slice: async (start: number, end: number = size): Promise<ArrayBuffer> => {
      const bytes = await readExactly(file, start, end - start);
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    },
  };
}

async function readExactly(file: FileHandle, position: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new Error('it became shorter while it was read');
    filled += bytesRead;
  }
  return bytes;
}

/** The magic numbers at both ends, and a footer length that can be true: before anything is allocated for it. */
async function checkFrame(file: FileHandle, size: number): Promise<void> {
  if (size === 0) throw new Error('it is empty');
  if (size < 12) throw new Error(`it has ${size} bytes, too few for a Parquet file`);
  const text = async (at: number, length: number) => Buffer.from(await readExactly(file, at, length));
  const head = (await text(0, 4)).toString('latin1');
  const tail = await text(size - 8, 8);
  const foot = tail.subarray(4).toString('latin1');
  if (head === 'PARE' || foot === 'PARE') throw new Error('its footer is encrypted');
  if (head !== 'PAR1') throw new Error('it does not begin with PAR1: not Parquet, or damaged');
  if (foot !== 'PAR1') throw new Error('it does not end with PAR1: cut off, or still being written');
  const footer = tail.readUInt32LE(0);
  if (footer > Math.min(size - 12, LARGEST_FOOTER)) throw new Error(`its footer cannot have ${footer} bytes`);
}

function rowsOf(metadata: FileMetaData): number {
  const rows = metadata.row_groups.reduce((sum, group) => sum + group.num_rows, 0n);
  if (rows !== metadata.num_rows || rows < 0n || rows > BigInt(Number.MAX_SAFE_INTEGER))
    throw new Error(`its footer counts ${metadata.num_rows} rows, its row groups ${rows}`);
  return Number(rows);
}

/** The top-level columns: the schema is a tree, written depth first below its root. */
function columnsOf(schema: readonly SchemaElement[]): LakeColumn[] {
  const columns: LakeColumn[] = [];
  for (let at = 1; at < schema.length; at = afterSubtree(schema, at)) {
    const element = schema[at];
    if (element) columns.push({ name: element.name, type: lakeType(element) });
  }
  const twice = columns.find((column, i) => columns.findIndex((c) => c.name === column.name) !== i);
  if (twice) throw new Error(`it has two columns named ${JSON.stringify(twice.name)}`);
  return columns;
}

function afterSubtree(schema: readonly SchemaElement[], at: number): number {
  let next = at + 1;
  for (let children = schema[at]?.num_children ?? 0; children > 0; children--) next = afterSubtree(schema, next);
  return next;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is no longer there',
  EACCES: 'we may not read it',
  EPERM: 'we may not read it',
  EISDIR: 'it is a folder',
};

function unreadable(path: string, error: unknown): LoadproofError {
  const code = String((error as { code?: unknown }).code ?? '');
  const why = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
  return new LoadproofError(
    'UnreadableLakeFile',
    `The lake file ${path} cannot be read: ${why}.`,
    'If the load is still running, wait for its end. Else copy the file again, or reload the table with DMS.',
    { cause: error },
  );
}
