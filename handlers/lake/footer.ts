import { type FileMetaData, type ParquetParsers, parquetMetadataAsync, type SchemaElement } from 'hyparquet';
import type { LakeColumn } from '../../core/compare/columns.ts';
import { lakeType } from './parquet-types.ts';

/** A file, wherever it is: read in ranges. */
export interface FileBytes {
  readonly size: number;
  /** Exactly these bytes. Rejects where the file has not got them. */
  read(start: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** What a Parquet footer says. */
export interface Footer {
  readonly rows: number;
  readonly columns: readonly LakeColumn[];
}

/** A footer lists pages by the column chunk; one of this size would be of a file with millions of them, or corrupt. */
const LARGEST_FOOTER = 256 << 20;

/** Bytes of the end that are read at once. Most footers are smaller. */
export const TAIL_BYTES = 64 << 10;

/** Reads a file's footer, and of the file no more. What it throws says why the file cannot be read: `it is empty`. */
export async function readFooter(file: FileBytes): Promise<Footer> {
  await checkFrame(file);
  const options = { parsers: AS_THEY_ARE, geoparquet: false, initialFetchSize: TAIL_BYTES };
  const metadata = await parquetMetadataAsync(asyncBuffer(file), options);
  return { rows: rowsOf(metadata), columns: columnsOf(metadata.schema) };
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

function asyncBuffer(file: FileBytes) {
  return {
    byteLength: file.size,
    slice: async (start: number, end: number = file.size): Promise<ArrayBuffer> => {
      const bytes = await file.read(start, end - start);
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    },
  };
}

/** The magic numbers at both ends, and a footer length that can be true: before anything is allocated for it. */
async function checkFrame(file: FileBytes): Promise<void> {
  const { size } = file;
  if (size === 0) throw new Error('it is empty');
  if (size < 12) throw new Error(`it has ${size} bytes, too few for a Parquet file`);
  const tail = Buffer.from(await file.read(size - 8, 8));
  const head = Buffer.from(await file.read(0, 4)).toString('latin1');
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
    // The library passes on what a damaged footer lacks.
    if (element && typeof element.name !== 'string') throw new Error('its footer has a column without a name');
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
