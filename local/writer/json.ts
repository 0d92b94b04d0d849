/** A small reader of JSON whose shape is not known: each look says what it wants, and gets a default or an error. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export interface JsonObject {
  readonly [name: string]: Json;
}

/** An object, from its text or as it is; empty for nothing. */
export function objectOf(given: unknown, what: string): JsonObject {
  const value = typeof given === 'string' ? (given.trim() === '' ? null : (JSON.parse(given) as unknown)) : given;
  if (value === null || value === undefined) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw new Error(`${what} is not a JSON object.`);
  return value as JsonObject;
}

export function arrayOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

export function numberOf(value: unknown, otherwise: number): number {
  const text = textOf(value);
  if (text === null || text.trim() === '') return otherwise;
  const number = Number(text);
  if (!Number.isFinite(number)) throw new Error(`"${text}" is not a number.`);
  return number;
}

export function booleanOf(value: unknown, otherwise: boolean): boolean {
  const text = textOf(value)?.toLowerCase();
  if (text === undefined || text === '') return otherwise;
  return text === 'true' || text === '1' || text === 'y';
}
