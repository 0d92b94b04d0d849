/** Records that a splitter cannot hand on. */

/** Why a record cannot be read. */
export const MALFORMED = ['fields', 'quote', 'open', 'utf8'] as const;
export type Malformed = (typeof MALFORMED)[number];

/** A record longer than may be held. */
export class LongRecord extends Error {
  constructor(line: number, bytes: number) {
    super(`its record at line ${line} has more than ${bytes} bytes`);
    this.name = 'LongRecord';
  }
}
