/**
 * A writer of the lake that DMS would write for a source, a mapping and an endpoint: Parquet and CSV, full load and
 * changes, with the losses that the task is configured for. It is written from the documents alone and shares no code
 * with Loadproof's reader (the lint holds it to that), so that each can find the other's mistakes.
 *
 * `openSource(url).read(…)` → `toDms(rows, task)` and `changesToDms(rows, events, task)` → `encode(tables, task.s3)` →
 * `writeLake(folder, files)`. What lies between two stages is plain data: a fault is a change of it.
 */
export { type Assumptions, DEFAULT_ASSUMPTIONS } from './assumptions.ts';
export { encode } from './encode.ts';
export { FACTS } from './facts.ts';
export { replayed } from './replay.ts';
export { readS3, type S3 } from './s3.ts';
export { openSource, readSource, type SourceReader } from './source.ts';
export { readTask, type TaskDescription, type WriterTask } from './task.ts';
export { type ChangeOptions, changesToDms, toDms } from './to-dms.ts';
export type * from './types.ts';
export { writeLake } from './write-lake.ts';
