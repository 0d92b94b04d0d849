import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A PostgreSQL to test against. */
export interface Target {
  readonly name: 'pglite' | 'postgres';
  readonly url: string;
}

/**
 * PGlite always; a real server too where LOADPROOF_TEST_POSTGRES_URL names one (global-setup.ts says so if not). With
 * LOADPROOF_TEST_REST=1 the server alone: a run without it has had PGlite.
 */
export function targets(): readonly Target[] {
  const server = realServer();
  // What a Trino reads must serve several connections, which PGlite does from one session.
  if (server && (process.env.LOADPROOF_TEST_TRINO_URL || process.env.LOADPROOF_TEST_REST === '1')) return [server];
  return [pglite(), ...(server ? [server] : [])];
}

/** The database that is always there. */
export function pglite(): Target {
  return { name: 'pglite', url: environment('LOADPROOF_TEST_PGLITE_URL') };
}

/** The real server, as a superuser; null without one. What PGlite cannot do (roles that log in) needs it. */
export function realServer(): Target | null {
  const url = process.env.LOADPROOF_TEST_POSTGRES_URL;
  return url ? { name: 'postgres', url } : null;
}

function environment(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: does jest.config.mjs name test/support/global-setup.ts?`);
  return value;
}

/** A place of a test's own: an empty schema, on a real server in an empty database. */
export interface Place {
  readonly target: Target;
  readonly url: string;
  readonly schema: string;
  /** Runs statements as superuser, the search path set to the schema. */
  run(sql: string): Promise<pg.QueryResult>;
}

/** Makes a place, lends it to `use`, and drops it and all in it. */
export async function withDatabase<T>(target: Target, use: (place: Place) => Promise<T>): Promise<T> {
  const schema = `t_${randomBytes(6).toString('hex')}`;
  const own = target.name === 'postgres';
  const url = own ? databaseUrl(target.url, schema) : target.url;
  if (own) await runOn(target.url, `create database "${schema}"`);
  try {
    await runOn(url, `create schema "${schema}"`);
    // The transaction takes the path with it: PGlite's connections are all the same session.
    const run = (sql: string) => runOn(url, `begin; set local search_path to "${schema}", public; ${sql}; commit`);
    return await use({ target, url, schema, run });
  } finally {
    if (own) await runOn(target.url, `drop database "${schema}" with (force)`);
    else await runOn(url, `drop schema "${schema}" cascade`);
  }
}

function databaseUrl(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** Runs statements in a connection of their own; the result is that of the last that returned rows. */
export async function runOn(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const results: unknown = await client.query(sql);
    const all = (Array.isArray(results) ? results : [results]) as pg.QueryResult[];
    const last = all.findLast((result) => result.fields.length > 0) ?? all.at(-1);
    if (!last) throw new Error('no statement');
    return last;
  } finally {
    await client.end();
  }
}
