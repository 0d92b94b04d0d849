/** Whose a record is, in a file that holds those of all tables (PreserveTransactions): `op,table,schema,values…`. */
import { escapedBytes, isUtf8, startsAt } from './bytes.ts';

/** A table by its names in the lake. */
export interface RecordOwner {
  readonly table: string;
  readonly schema: string;
}

/** Fields of such a record before its values: the operation, and both names. */
export const OWNED_FROM = 3;

/** What a name in a record says: that it is the table's, that it is not, or nothing, since it is no text. */
export type Claim = 'own' | 'other' | 'unreadable';

export class OwnerNames {
  readonly #names: readonly (Uint8Array | undefined)[];

  constructor({ table, schema }: RecordOwner) {
    const encoder = new TextEncoder();
    this.#names = [undefined, ...[table, schema].map((name) => escapedBytes(encoder.encode(name)))];
  }

  /** Of the field at a place of the record, which stands as COPY escapes it; null where the place holds no name. */
  claim(place: number, bytes: Uint8Array, from: number, to: number): Claim | null {
    const name = this.#names[place];
    if (name === undefined) return null;
    if (to - from === name.length && startsAt(bytes, from, name)) return 'own';
    return isUtf8(bytes, from, to) ? 'other' : 'unreadable';
  }
}
