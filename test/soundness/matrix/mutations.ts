import type { Mutation } from './mutation.ts';
import { moments } from './mutations-moment.ts';
import { booleans, bytes, nulls, shaped } from './mutations-null.ts';
import { decimals, floats, integers } from './mutations-number.ts';
import { characters, spaces } from './mutations-text.ts';

export const MUTATIONS: readonly Mutation[] = [
  ...nulls,
  ...spaces,
  ...characters,
  ...shaped,
  ...integers,
  ...decimals,
  ...floats,
  ...moments,
  ...bytes,
  ...booleans,
];
