import { type FileHandle, open } from 'node:fs/promises';
import { LoadproofError } from '../../handlers/errors.ts';
import { type Footer, readFooter } from '../../handlers/lake/footer.ts';

/** What a local file's footer says, and the file as it was when it said so. */
export interface FileFooter extends Footer {
  readonly bytes: number;
  readonly modified: string;
}

/** Reads a file's footer, and of the file no more. Rejects with `UnreadableLakeFile`. */
export async function readFileFooter(path: string): Promise<FileFooter> {
  let file: FileHandle | undefined;
  try {
    const opened = await open(path, 'r');
    file = opened;
    const { size, mtime } = await opened.stat();
    const footer = await readFooter({ size, read: (start, length) => readExactly(opened, start, length) });
    return { ...footer, bytes: size, modified: mtime.toISOString() };
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    await file?.close();
  }
}

/** Exactly these bytes of a file. */
export async function readExactly(
  file: FileHandle,
  position: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new Error('it became shorter while it was read');
    filled += bytesRead;
  }
  return bytes;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is no longer there',
  EACCES: 'we may not read it',
  EPERM: 'we may not read it',
  EISDIR: 'it is a folder',
};

/** A file's error, in words. */
export function unreadable(path: string, error: unknown): LoadproofError {
  const code = String((error as { code?: unknown }).code ?? '');
  const why = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
  return new LoadproofError(
    'UnreadableLakeFile',
    `The lake file ${path} cannot be read: ${why}.`,
    'If the load is still running, wait for its end. Else copy the file again, or reload the table with DMS.',
    { cause: error },
  );
}
