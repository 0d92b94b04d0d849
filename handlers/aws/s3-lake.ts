import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import type { LakeFile } from '../../core/compare/columns.ts';
import { describeCsv } from '../../core/csv/head.ts';
import { isControlFolder, isCsvFile, isHidden, whyNotRead } from '../../core/dms/lake-layout.ts';
import type { CsvPlan } from '../../core/plan/schema.ts';
import { LoadproofError } from '../errors.ts';
import { readCsvEnds } from '../lake/csv-head.ts';
import { type FileBytes, readFooter, TAIL_BYTES } from '../lake/footer.ts';
import type { LakeCatalog, LakeListing } from '../ports.ts';
import { awsError, classOf, faultOf, isFault } from './errors.ts';
import { folderPrefix, parseS3Uri, type S3Place, s3Uri } from './s3-uri.ts';

/** The location of a table whose name can be no folder's: `list` refuses it, so that its own part fails, not the plan. */
const NO_FOLDER = 'no-folder:';

/** A lake in a bucket, as DMS lays it out: `s3://bucket/folder/schema/table/LOAD00000001.parquet`. */
export class S3Lake implements LakeCatalog {
  readonly #s3: S3Client;
  readonly #root: S3Place;

  /** `root` is the target endpoint's bucket and folder, as `s3://bucket/folder`. */
  constructor(s3: S3Client, root: string) {
    this.#s3 = s3;
    const { bucket, key } = parseS3Uri(root);
    this.#root = { bucket, key: folderPrefix(key) };
  }

  async tables(): Promise<readonly { readonly schema: string; readonly name: string }[]> {
    const found: { schema: string; name: string }[] = [];
    for (const schema of await this.#foldersIn(this.#root.key)) {
      for (const name of await this.#foldersIn(`${this.#root.key}${schema}/`)) found.push({ schema, name });
    }
    return found;
  }

  location(schema: string, table: string): string {
    const isFolder = (name: string) => name !== '' && name !== '.' && name !== '..' && !/[/\0]/.test(name);
    if (isFolder(schema) && isFolder(table)) return s3Uri(this.#root.bucket, `${this.#root.key}${schema}/${table}/`);
    return `${NO_FOLDER}${JSON.stringify([schema, table])}`;
  }

  async list(location: string): Promise<LakeListing> {
    const { bucket, key: prefix } = this.#inside(location);
    const files: LakeListing['files'][number][] = [];
    const others = new Map<string, string>();
    for await (const object of this.#objects(bucket, prefix)) {
      const path = s3Uri(bucket, object.key);
      const inner = object.key.slice(prefix.length);
      const why = whyOther(inner, object.bytes);
      if (why === null) files.push({ path, bytes: object.bytes, modified: object.modified });
      else if (why.in !== null) others.set(s3Uri(bucket, prefix + why.in), why.why);
      else if (why.why !== '') others.set(path, why.why);
    }
    return { files, others: [...others].map(([path, why]) => ({ path, why })) };
  }

  async describe(file: LakeListing['files'][number], csv?: CsvPlan): Promise<LakeFile> {
    try {
      if (isCsvFile(file.path)) return { ...file, rows: null, ...(await this.#csvHead(file, csv)) };
      const { rows, columns } = await readFooter(this.#bytesOf(file));
      return { path: file.path, bytes: file.bytes, modified: file.modified, rows, columns };
    } catch (error) {
      throw unreadable(file.path, error);
    }
  }

  async #csvHead(file: LakeListing['files'][number], csv: CsvPlan | undefined) {
    if (csv === undefined) return { columns: [] };
    // An object without bytes has no range.
    const read = (start: number, length: number) =>
      length === 0 ? Promise.resolve(new Uint8Array(0)) : this.#range(file, start, length);
    return describeCsv(csv, await readCsvEnds({ size: file.bytes, read }));
  }

  /** Keeps the end of the file, which the footer is read from in pieces. */
  #bytesOf(file: LakeListing['files'][number]): FileBytes {
    const size = file.bytes;
    const from = Math.max(0, size - TAIL_BYTES);
    let tail: Promise<Uint8Array<ArrayBuffer>> | undefined;
    const read = async (start: number, length: number) => {
      if (start < from) return this.#range(file, start, length);
      tail ??= this.#range(file, from, size - from);
      return (await tail).slice(start - from, start - from + length);
    };
    return { size, read };
  }

  async #range(file: LakeListing['files'][number], start: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const { bucket, key } = parseS3Uri(file.path);
    const Range = `bytes=${start}-${start + length - 1}`;
    const got = await this.#s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range }));
    const total = Number(got.ContentRange?.split('/')[1] ?? Number.NaN);
    const bytes = new Uint8Array((await got.Body?.transformToByteArray()) ?? []);
    if (total !== file.bytes || bytes.length !== length) throw new Error('it changed while it was read');
    return bytes;
  }

  async #foldersIn(prefix: string): Promise<string[]> {
    const { bucket } = this.#root;
    const names: string[] = [];
    try {
      const request = { Bucket: bucket, Prefix: prefix, Delimiter: '/' };
      for await (const page of paginateListObjectsV2({ client: this.#s3 }, request)) {
        for (const { Prefix } of page.CommonPrefixes ?? []) names.push((Prefix ?? '').slice(prefix.length, -1));
      }
    } catch (error) {
      throw cannotList(s3Uri(bucket, prefix), error);
    }
    return names.filter((name) => name !== '' && !name.startsWith('.') && !isControlFolder(name)).sort();
  }

  async *#objects(bucket: string, prefix: string) {
    try {
      for await (const page of paginateListObjectsV2({ client: this.#s3 }, { Bucket: bucket, Prefix: prefix })) {
        for (const { Key, Size, LastModified } of page.Contents ?? [])
          if (Key !== undefined) yield { key: Key, bytes: Size ?? 0, modified: LastModified?.toISOString() ?? null };
      }
    } catch (error) {
      throw cannotList(s3Uri(bucket, prefix), error);
    }
  }

  #inside(location: string): S3Place {
    if (location.startsWith(NO_FOLDER)) throw noFolder(location.slice(NO_FOLDER.length));
    const place = parseS3Uri(location);
    const inside = place.bucket === this.#root.bucket && place.key.startsWith(this.#root.key);
    if (inside && place.key.endsWith('/') && place.key !== this.#root.key) return place;
    throw new LoadproofError(
      'InvalidConfiguration',
      `The location ${location} is not a table's folder in s3://${this.#root.bucket}/${this.#root.key}.`,
      'Plan the run again with the lake that it shall read.',
    );
  }
}

/** Why an object is not read: null for a data file. `in` names the folder that is left out as a whole. */
function whyOther(inner: string, bytes: number): { readonly in: string | null; readonly why: string } | null {
  const names = inner.split('/');
  const name = names.pop() ?? '';
  for (const [i, folder] of names.entries()) {
    const path = `${names.slice(0, i + 1).join('/')}/`;
    if (isHidden(folder)) return { in: path, why: 'a hidden or temporary folder' };
    if (isControlFolder(folder)) return { in: path, why: 'a control folder of DMS' };
  }
  // What consoles put where they show an empty folder: no file at all.
  if (name === '' && bytes === 0) return { in: null, why: '' };
  const why = whyNotRead(name, names);
  return why === null ? null : { in: null, why };
}

const REASONS: Readonly<Record<string, string>> = {
  NoSuchKey: 'it is no longer there',
  InvalidObjectState: 'it is archived (Glacier), and not restored',
  InvalidRange: 'it changed while it was read',
};

function unreadable(path: string, error: unknown): unknown {
  const { name, message } = faultOf(error);
  const kind = !isFault(error) || name in REASONS ? null : classOf(error);
  if (kind === 'SourceRefused') return refused(path, message, error);
  if (kind !== null) return awsError(error, `Reading ${path}`, { name: 'UnreadableLakeFile', remedy: '' });
  return new LoadproofError(
    'UnreadableLakeFile',
    `The lake file ${path} cannot be read: ${REASONS[name] ?? message}.`,
    'If the load is still running, wait for its end. Else copy the file again, or reload the table with DMS.',
    { cause: error },
  );
}

function refused(path: string, message: string, error: unknown): LoadproofError {
  return new LoadproofError(
    'UnreadableLakeFile',
    `We may not read ${path}: ${message}`,
    "Allow s3:GetObject and s3:ListBucket on the lake to the stack's roles, in the bucket's policy too where it is of another account, and kms:Decrypt on the key that encrypts the files.",
    { cause: error },
  );
}

function cannotList(location: string, error: unknown): unknown {
  if (classOf(error) === 'SourceRefused') return refused(location, faultOf(error).message, error);
  return awsError(error, `Listing ${location}`, {
    name: 'UnreadableLakeFile',
    remedy: "Compare the target endpoint's BucketName and BucketFolder with the buckets of the account.",
  });
}

function noFolder(name: string): LoadproofError {
  return new LoadproofError(
    'InvalidConfiguration',
    `The table ${name} can have no folder in the lake: its name is a path.`,
    'Rename it with a transformation rule of the DMS task, or leave it out.',
  );
}
