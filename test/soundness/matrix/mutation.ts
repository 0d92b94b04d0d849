/**
 * What goes wrong with a value on the way: each mutation says which types it may happen to, and what becomes of the value.
 * `undefined`: it would not change this value.
 */
import type { LakeValue, Logical, MatrixType } from './values.ts';

export interface Mutation {
  readonly name: string;
  readonly logical: readonly Logical[];
  readonly change: (value: LakeValue, type: MatrixType) => LakeValue | undefined;
  /** What the report should say of it, where the pair is compared as the logical type; null: nothing in particular. */
  readonly cause: string | null;
  /** Happens in files of text alone. */
  readonly csvOnly?: true;
}

export const ANY: readonly Logical[] = [
  'integer',
  'unsigned',
  'decimal',
  'float',
  'boolean',
  'date',
  'time',
  'timestamp',
  'text',
  'bytes',
];

export function on<T extends LakeValue>(
  is: (value: LakeValue) => value is T,
  change: (value: T, type: MatrixType) => LakeValue | undefined,
) {
  return (value: LakeValue, type: MatrixType) => (is(value) ? change(value, type) : undefined);
}
export const isText = (value: LakeValue): value is string => typeof value === 'string';
export const isInteger = (value: LakeValue): value is bigint => typeof value === 'bigint';
export const isFloat = (value: LakeValue): value is number => typeof value === 'number';
export const isBytes = (value: LakeValue): value is Uint8Array => value instanceof Uint8Array;
export const isBoolean = (value: LakeValue): value is boolean => typeof value === 'boolean';

/** A change of texts that is none where the text stays. */
export const text = (change: (text: string) => string | undefined) =>
  on(isText, (value) => {
    const changed = change(value);
    return changed === value ? undefined : changed;
  });
export const exactly = (from: LakeValue, to: LakeValue) => (value: LakeValue) => (value === from ? to : undefined);

export const T: readonly Logical[] = ['text'];
export const M: readonly Logical[] = ['timestamp'];

export const mutation = (
  name: string,
  logical: readonly Logical[],
  change: Mutation['change'],
  cause: string | null = null,
  more: Partial<Mutation> = {},
): Mutation => ({
  name,
  logical,
  change,
  cause,
  ...more,
});
