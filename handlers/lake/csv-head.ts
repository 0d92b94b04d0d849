import { createGunzip } from 'node:zlib';
import { type CsvBeginning, HEAD_BYTES } from '../../core/csv/head.ts';
import type { FileBytes } from './footer.ts';

/** Bytes of a file's end that hold every row delimiter. */
const END_BYTES = 64;

/** Reads the two ends of a CSV file, and of the file no more. What it throws says why it cannot be read. */
export async function readCsvEnds(file: FileBytes): Promise<CsvBeginning> {
  const head = await file.read(0, Math.min(HEAD_BYTES, file.size));
  const gzip = head[0] === 0x1f && head[1] === 0x8b;
  const from = Math.max(0, file.size - END_BYTES);
  const end = from < head.length ? head.subarray(from) : await file.read(from, file.size - from);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(gzip ? await inflated(head) : head);
  return { gzip, text, end: gzip ? null : Buffer.from(end).toString('latin1'), bytes: file.size };
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
