import { z } from 'zod';
import { ACCEPTABLE_KINDS, consentSchema } from '../compare/limits.ts';
import { acceptDifferencesSchema } from '../history/schema.ts';
import { conditionProblem, conditionProblemIn } from './conditions.ts';
import { tableGlobProblem } from './globs.ts';
import { trinoSchema } from './trino-schema.ts';

/**
 * `loadproof.yaml`: one schema for the whole file, small by default. Published as `docs/config.schema.json`; each key is
 * explained in `docs/configuration.md`.
 */

/** A text that a check finds no problem with; the problem is the message. */
function checkedText(problem: (text: string) => string | null) {
  return z.string().superRefine((text, context) => {
    const message = problem(text);
    if (message !== null) context.addIssue({ code: 'custom', message, input: text });
  });
}

const name = z.string().min(1);
const path = z.string().trim().min(1);
const tableGlob = checkedText(tableGlobProblem);
const exactTable = checkedText((text) => tableGlobProblem(text) ?? wildcardProblem(text));
const condition = checkedText(conditionProblem);

function wildcardProblem(text: string): string | null {
  const unquoted = text.replace(/"(?:[^"]|"")*"/g, '');
  return /[*?]/.test(unquoted) ? `'${text}' has a wildcard: name one table here` : null;
}

/** How a source's URL begins, by the source's kind, and how to write one. */
const sourceUrls = {
  postgres: { scheme: /^postgres(?:ql)?:\/\//, product: 'PostgreSQL', example: 'postgres://user@host:5432/database' },
  mysql: { scheme: /^(?:mysql|mariadb):\/\//, product: 'MySQL', example: 'mysql://user@host:3306' },
  mariadb: { scheme: /^(?:mysql|mariadb):\/\//, product: 'MariaDB', example: 'mariadb://user@host:3306' },
  oracle: { scheme: /^oracle:\/\//, product: 'Oracle', example: 'oracle://host:1521/service' },
  sqlserver: { scheme: /^sqlserver:\/\//, product: 'SQL Server', example: 'sqlserver://host:1433' },
} as const;

function sourceUrlProblem(kind: keyof typeof sourceUrls, url: string): string | null {
  const { scheme, product, example } = sourceUrls[kind];
  if (!scheme.test(url)) return `is not a ${product} URL: write ${example}`;
  return URL.canParse(url) ? null : `is not a URL: write ${example}`;
}

/** Kinds that the engine `embedded` has no driver for. */
export const hasNoDriver = (kind: string): kind is 'oracle' | 'sqlserver' => kind === 'oracle' || kind === 'sqlserver';

/** What to do about such a source on one machine. */
export function noDriver(kind: 'oracle' | 'sqlserver'): string {
  return (
    `is ${sourceUrls[kind].product}, which the engine embedded has no driver for: write engine: trino, with a catalog of ` +
    "Trino's connector for it in trino.source.catalog, or deploy the stack, which reads it through Athena"
  );
}

export const sourceSchema = z.strictObject({
  kind: z.enum(['postgres', 'mysql', 'mariadb', 'oracle', 'sqlserver']),
  /** The password is never written in it, only referred to. Absent where a catalog of the engine reaches the source. */
  url: z.string().optional(),
  password: z.string().optional(),
  /** Consent that nothing writes to the source while a run reads it: one read is then enough. */
  quiesced: consentSchema.optional(),
  /** After this time the source's own server ends a statement. */
  statementTimeoutSeconds: z.number().int().min(1).max(86_400).default(3600),
  /** No statement begins while so many statements of others, or more, run on the source. Absent: whatever its load. */
  pauseAbove: z.number().int().min(1).max(10_000).optional(),
  /** Connections to the source at the same time. */
  maxConnections: z.number().int().min(1).max(64).default(2),
});

const excludedColumnSchema = z.strictObject({ column: name, ...consentSchema.shape });
const filterSchema = z.strictObject({ where: condition, ...consentSchema.shape });

export const tableSettingsSchema = z.strictObject({
  table: exactTable,
  /** Key columns, where the table has no primary key or another key is the better one. */
  key: z.array(name).min(1).optional(),
  /** A column that holds when the row was written last, in UTC where its type has no zone. */
  changedAt: name.optional(),
  exclude: z.array(excludedColumnSchema).default([]),
  filters: z.array(filterSchema).default([]),
});
export type TableSettings = z.infer<typeof tableSettingsSchema>;

export const compareSchema = z.strictObject({
  settleSeconds: z.number().int().min(0).max(86_400).default(30),
  /** Findings per kind that the report shows in full; counts are exact whatever it is. */
  sample: z.number().int().min(1).max(1000).default(25),
  /**
   * A table of more rows, by its catalog's estimate, is compared in parts, by ranges of its key. Without it: 20 million
   * in Athena, where a statement lives for 15 minutes; elsewhere a table is one part.
   */
  rowsPerPart: z.number().int().min(1000).optional(),
  /** Tables compared at the same time. */
  concurrency: z.number().int().min(1).max(64).default(2),
  tables: z.array(tableSettingsSchema).default([]),
});

const acceptSchema = z.strictObject({
  limit: z.enum(ACCEPTABLE_KINDS),
  table: tableGlob,
  /** A column name with `*` and `?`; without it the rule accepts the limit whatever column it is about. */
  column: name.optional(),
  ...consentSchema.shape,
});

/** What DMS does where its documentation leaves it open: stated here, so that a report can name it. */
export const dmsSchema = z.strictObject({
  timestampMilliseconds: z.enum(['truncate', 'round']).default('truncate'),
  /** What becomes of the digits after the sixth of a fraction of a second, which Oracle and SQL Server have. */
  timestampMicroseconds: z.enum(['truncate', 'round']).default('truncate'),
  /** The letters of SQL Server's uniqueidentifier, as its own text has them, or not. */
  uniqueidentifierCase: z.enum(['upper', 'lower']).default('upper'),
  /** The text that stands for NULL in CSV, where CsvNullValue is not set. */
  csvNullValue: z.string().default(''),
  /** How bytes are written in CSV. */
  csvBinary: z.enum(['hex', 'base64']).default('hex'),
  /** What LobMaxSize counts of a text; a character is never cut in two. */
  lobSizeUnit: z.enum(['bytes', 'characters']).default('bytes'),
  /** What NaN and the infinities of a numeric become in a decimal, which has none of them. */
  numericNaN: z.enum(['zero', 'null']).default('zero'),
  /** Which clock is written of a time with a time zone. */
  timeWithTimeZone: z.enum(['utc', 'local']).default('utc'),
  /** What zero dates of MySQL become in Parquet; `difference`: nothing that is expected. */
  zeroDates: z.enum(['null', 'difference']).default('null'),
});
export type DmsDefaults = z.infer<typeof dmsSchema>;

/** How a lake of CSV was written, where there is no endpoint to ask. What is left out is the endpoint's default. */
export const csvSchema = z.strictObject({
  delimiter: z.string().min(1).optional(),
  rowDelimiter: z.string().min(1).optional(),
  rfc4180: z.boolean().optional(),
  nullValue: z.string().optional(),
  /** Without it, a first record that holds the names of the columns is a header. */
  header: z.boolean().optional(),
  compression: z.enum(['none', 'gzip']).optional(),
  /** Whether records begin with the field Op (IncludeOpForFullLoad). */
  op: z.boolean().optional(),
  timestampColumn: name.optional(),
});
export type CsvConfig = z.infer<typeof csvSchema>;

const embeddedSchema = z.strictObject({
  memory: z
    .string()
    .regex(/^[0-9]+(?:\.[0-9]+)? ?[KMGT]i?B$/, 'is not a size: write a number with a unit, such as 1GB or 512MB')
    .default('1GB'),
  threads: z.number().int().min(1).max(256).optional(),
  tempDirectory: path.optional(),
});

const reportSchema = z.strictObject({
  values: z.enum(['masked', 'plain']).default('masked'),
  out: path.default('./loadproof-out'),
  /** US dollars that Athena charges for a TB read: the list price of most regions. */
  pricePerTb: z.number().min(0).max(1000).default(5),
});

const tablesSchema = z.strictObject({
  include: z.array(tableGlob).default([]),
  exclude: z.array(tableGlob).default([]),
});

export const configSchema = z
  .strictObject({
    /** What runs the comparison, where it is not the stack's. */
    engine: z.enum(['embedded', 'trino']).default('embedded'),
    source: sourceSchema,
    lake: z.strictObject({ path }),
    task: path.optional(),
    endpoints: path.optional(),
    tables: tablesSchema.prefault({}),
    compare: compareSchema.prefault({}),
    accept: z.array(acceptSchema).default([]),
    /** Consent to the differences of a mismatch that a run stored: to those rows, and no others. */
    acceptDifferences: z.array(acceptDifferencesSchema.extend({ table: tableGlob })).default([]),
    dms: dmsSchema.prefault({}),
    csv: csvSchema.optional(),
    embedded: embeddedSchema.prefault({}),
    trino: trinoSchema.optional(),
    report: reportSchema.prefault({}),
    /** What `cdk deploy` bakes in (`stack-schema.ts`): checked there, so that one file serves a local run and the stack. */
    stack: z.unknown().optional(),
  })
  .superRefine((config, context) => {
    const refuse = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message, input: config });
    const { kind, url } = config.source;
    const problem = url === undefined ? null : sourceUrlProblem(kind, url);
    if (config.engine === 'embedded' && url === undefined)
      if (hasNoDriver(kind)) refuse(['source', 'kind'], noDriver(kind));
      else refuse(['source', 'url'], `is missing: write ${sourceUrls[kind].example}`);
    if (problem !== null) refuse(['source', 'url'], problem);
    config.compare.tables.forEach((settings, table) => {
      settings.filters.forEach((filter, index) => {
        const why = conditionProblemIn(kind, filter.where);
        if (why !== null) refuse(['compare', 'tables', table, 'filters', index, 'where'], why);
      });
    });
    if (config.engine === 'trino' && config.trino === undefined)
      refuse(['trino'], 'is missing: the engine trino needs url, source.catalog, lake.catalog and lake.location');
    if (config.task === undefined && config.tables.include.length === 0)
      refuse(['tables', 'include'], "says which tables to compare when there is no task: write include: ['public.*']");
    if (config.endpoints !== undefined && config.csv !== undefined)
      refuse(['csv'], 'is of use only without endpoints: they say how the lake was written');
    if (config.endpoints !== undefined && config.task === undefined)
      refuse(['endpoints'], 'is of use only with a task: add task: ./task.json');
    config.compare.tables.forEach((settings, index) => {
      if (config.compare.tables.findIndex((other) => other.table === settings.table) < index)
        refuse(['compare', 'tables', index, 'table'], `'${settings.table}' is there twice: write one entry per table`);
    });
  });

/** The configuration, checked, with its defaults. */
export type Config = z.infer<typeof configSchema>;
