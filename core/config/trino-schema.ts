import { z } from 'zod';

/**
 * The section `trino` of `loadproof.yaml`: a cluster of the user's own that reads the source through its PostgreSQL
 * catalog and the lake through a Hive catalog. Each key is explained in `docs/configuration.md`.
 */

const name = z.string().min(1);

const serverUrl = z.string().superRefine((text, context) => {
  const message = urlProblem(text);
  if (message !== null) context.addIssue({ code: 'custom', message, input: text });
});

function urlProblem(text: string): string | null {
  const example = 'write https://trino.example.com:8443';
  if (!URL.canParse(text) || !/^https?:\/\//i.test(text)) return `is not the URL of a Trino server: ${example}`;
  const { pathname, search, hash, username } = new URL(text);
  if (username !== '') return 'names a user: write it as trino.user';
  return pathname === '/' && search === '' && hash === '' ? null : `has more than host and port: ${example}`;
}

const location = z
  .string()
  .regex(/^[a-z][a-z0-9+.-]*:\/\/[^\s?#]*$/i, 'is not a location of a file system: write s3://bucket/folder')
  .transform((text) => text.replace(/(?<=[^/])\/+$/, ''));

const tlsSchema = z.strictObject({
  /** PEM file of the authorities that are trusted instead of the machine's. */
  ca: name.optional(),
  verify: z.boolean().default(true),
});

const lakeSchema = z.strictObject({
  /** A catalog of the Hive connector. */
  catalog: name,
  /** A schema of Loadproof's own, for the tables that it declares while it runs. */
  schema: name.default('loadproof'),
  /** `lake.path`, as Trino names it. */
  location,
});

export const trinoSchema = z
  .strictObject({
    url: serverUrl,
    user: name.default('loadproof'),
    password: name.optional(),
    token: name.optional(),
    tls: tlsSchema.prefault({}),
    /** The catalog that reads the source's database. */
    source: z.strictObject({ catalog: name }),
    lake: lakeSchema,
    /** Where the differing rows are kept during a run; the lake's catalog and schema without it. */
    results: z.strictObject({ catalog: name, schema: name }).optional(),
    session: z
      .record(
        z.string().regex(/^[A-Za-z_]\w*(?:\.\w+)?$/, 'is not the name of a session property'),
        z.union([z.string(), z.number(), z.boolean()], { error: 'must be a text' }).transform(String),
      )
      .default({}),
    /** After so long without an answer a request is sent again. */
    requestTimeoutSeconds: z.number().int().min(1).max(3600).default(60),
  })
  .superRefine((trino, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: path.split('.'), message, input: trino });
    for (const place of ['lake', 'results'] as const)
      if (trino[place]?.catalog === trino.source.catalog)
        refuse(`${place}.catalog`, "is the source's: nothing is ever written there. Write a catalog of the lake's");
    const secret = trino.token === undefined ? 'password' : 'token';
    if (trino.password !== undefined && trino.token !== undefined)
      refuse('token', 'is there beside a password: write one of them');
    if (trino[secret] !== undefined && !/^https:/i.test(trino.url))
      refuse('url', `would send the ${secret} in the clear: write https://`);
  });

/** The section, checked, with its defaults. */
export type TrinoConfig = z.infer<typeof trinoSchema>;
