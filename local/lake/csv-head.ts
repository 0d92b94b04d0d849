import { type FileHandle, open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import type { LakeFile } from '../../core/compare/columns.ts';
import { type CsvBeginning, describeCsv, HEAD_BYTES } from '../../core/csv/head.ts';
import type { CsvPlan } from '../../core/plan/schema.ts';
import { unreadable } from './footer.ts';

/** What a CSV file begins with, and the file as it was. */
export interface LocalCsv extends CsvBeginning {
  readonly bytes: number;
  readonly modified: string;
}

/** A CSV file by its head. Rejects with `UnreadableLakeFile`. */
export async function describeCsvFile(path: string, plan: CsvPlan | undefined): Promise<LakeFile> {
  try {
    const { bytes, modified, ...beginning } = await readCsvBeginning(path);
    const described = plan === undefined ? { columns: [] } : describeCsv(plan, beginning);
    return { path, bytes, modified, rows: null, ...described };
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Reads the beginning of a file, and of the file no more. What it throws says why it cannot be read. */
export async function readCsvBeginning(path: string): Promise<LocalCsv> {
  const file = await open(path, 'r');
  try {
    const { size, mtime } = await file.stat();
    const head = await readHead(file);
    const gzip = isGzip(head);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(gzip ? await inflated(head) : head);
    return { gzip, text, bytes: size, modified: mtime.toISOString() };
  } finally {
    await file.close();
  }
}

/** By the magic bytes of RFC 1952: a name says nothing of a content. */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

async function readHead(file: FileHandle): Promise<Uint8Array> {
  const bytes = new Uint8Array(HEAD_BYTES);
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

/** The first bytes that the compressed ones make; the rest of the file is not there, which is no error here. */
function inflated(head: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const gunzip = createGunzip();
    const settle = () => resolve(Buffer.concat(chunks).subarray(0, HEAD_BYTES));
    gunzip.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= HEAD_BYTES) {
        gunzip.destroy();
        settle();
      }
    });
    gunzip.on('end', settle);
    gunzip.on('error', (error: NodeJS.ErrnoException) => {
      // What was cut off where our bytes end: what came before it is the head.
      if (error.code === 'Z_BUF_ERROR') settle();
      else reject(new Error(`it is no gzip after its first bytes (${error.message})`));
    });
    gunzip.end(head);
  });
}
