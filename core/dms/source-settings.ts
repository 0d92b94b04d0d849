import { z } from 'zod';
import { configError } from '../config/errors.ts';
import { flagOf, parseAttributes } from './attributes.ts';

/**
 * What a source endpoint says of values, defaults applied: from the settings of its engine (`PostgreSQLSettings`, …) and
 * from its extra connection attributes, which win where both speak. Hosts, users and secrets are not read.
 * Sources: API model of DMS (2016-01-01), User Guide "Using … as a source" of each engine.
 */
export interface SourceSettings {
  /** `postgres`, `aurora-postgresql`, `mysql`, `mariadb`, `aurora`, `oracle`, `sqlserver`, …: as the endpoint says. */
  readonly engine: string;
  /** PostgreSQL: boolean as BOOLEAN instead of 'true' and 'false' in VARCHAR(5); null where nothing says (default false). */
  readonly mapBooleanAsBoolean: boolean | null;
  /** PostgreSQL: jsonb as CLOB instead of NCLOB. Default false. */
  readonly mapJsonbAsClob: boolean;
  /** PostgreSQL: what a long varchar becomes: `wstring` (default), `clob`, `nclob`. */
  readonly mapLongVarcharAs: string;
  /** PostgreSQL: numeric without a precision as text; documented for PostgreSQL targets alone. Default false. */
  readonly mapUnboundedNumericAsString: boolean;
  /** PostgreSQL: bytes of a varchar without a length; null where nothing says (default 8000). */
  readonly unboundedVarcharMaxSize: number | null;
  /** PostgreSQL, Oracle, SQL Server: trailing blanks of CHAR and NCHAR are trimmed. Default true. */
  readonly trimSpaceInChar: boolean;
  /** PostgreSQL, Oracle: a large object over the limit fails the task, instead of being cut. Default false. */
  readonly failTasksOnLobTruncation: boolean;
  /** PostgreSQL: the plugin of the replication slot; null where nothing says (default pglogical). */
  readonly pluginName: string | null;
  /** PostgreSQL: whether ALTER, DROP and TRUNCATE are captured. Default true. */
  readonly captureDdls: boolean;
  /** MySQL and MariaDB: the zone that DMS takes the server's times to be in; null where nothing says. */
  readonly serverTimezone: string | null;
  /** Oracle: scale of a NUMBER without one: 10 (default) is NUMERIC(38,10), -1 a float, -2 text. */
  readonly numberDataTypeScale: number;
  /** Oracle: TIMESTAMP WITH TIME ZONE is written in UTC. Default false. */
  readonly convertTimestampWithZoneToUtc: boolean;
  /** Oracle: whether lengths of character columns are in characters (`char`) or bytes; null where nothing says. */
  readonly charLengthSemantics: string | null;
  /** Oracle: minutes to look back for open transactions when a task that only captures changes starts. Default 0. */
  readonly openTransactionWindowMinutes: number;
  /** Oracle: tables with nested tables or types of their own are read. Default false. */
  readonly allowSelectNestedTables: boolean;
  /** Oracle: the character before a wildcard that is meant as itself; null without one. */
  readonly escapeCharacter: string | null;
  /** SQL Server: large objects are looked up again. Default false. */
  readonly forceLobLookup: boolean;
  /** Settings given twice, differently: a sentence each. Which of the two wins is not documented. */
  readonly conflicts: readonly string[];
}

/** What holds where an endpoint says nothing. */
export const SOURCE_DEFAULTS: Omit<SourceSettings, 'engine'> = {
  mapBooleanAsBoolean: null,
  mapJsonbAsClob: false,
  mapLongVarcharAs: 'wstring',
  mapUnboundedNumericAsString: false,
  unboundedVarcharMaxSize: null,
  trimSpaceInChar: true,
  failTasksOnLobTruncation: false,
  pluginName: null,
  captureDdls: true,
  serverTimezone: null,
  numberDataTypeScale: 10,
  convertTimestampWithZoneToUtc: false,
  charLengthSemantics: null,
  openTransactionWindowMinutes: 0,
  allowSelectNestedTables: false,
  escapeCharacter: null,
  forceLobLookup: false,
  conflicts: [],
};

type Name = Exclude<keyof SourceSettings, 'engine' | 'conflicts'>;

/** How a description spells each setting, lower case, where that is not the name here. */
const SPELLED: Partial<Record<Name, string>> = { openTransactionWindowMinutes: 'opentransactionwindow' };

const KINDS: Readonly<Record<Name, 'flag' | 'number' | 'text'>> = {
  mapBooleanAsBoolean: 'flag',
  mapJsonbAsClob: 'flag',
  mapLongVarcharAs: 'text',
  mapUnboundedNumericAsString: 'flag',
  unboundedVarcharMaxSize: 'number',
  trimSpaceInChar: 'flag',
  failTasksOnLobTruncation: 'flag',
  pluginName: 'text',
  captureDdls: 'flag',
  serverTimezone: 'text',
  numberDataTypeScale: 'number',
  convertTimestampWithZoneToUtc: 'flag',
  charLengthSemantics: 'text',
  openTransactionWindowMinutes: 'number',
  allowSelectNestedTables: 'flag',
  escapeCharacter: 'text',
  forceLobLookup: 'flag',
};

/** The settings objects of engines in a description of an endpoint; what is in them is looked at by name. */
export const engineSettingsSchema = z.object({
  PostgreSQLSettings: z.record(z.string(), z.unknown()).nullish(),
  MySQLSettings: z.record(z.string(), z.unknown()).nullish(),
  OracleSettings: z.record(z.string(), z.unknown()).nullish(),
  MicrosoftSQLServerSettings: z.record(z.string(), z.unknown()).nullish(),
});
export type EngineSettings = z.infer<typeof engineSettingsSchema>;

/** Reads what a source endpoint says. Throws a ConfigError for a value that its setting cannot have. */
export function parseSourceSettings(
  engine: string,
  raw: EngineSettings,
  attributes: string,
  path: string,
  file: string | null = null,
): SourceSettings {
  const given = new Map<string, string>();
  for (const settings of [
    raw.PostgreSQLSettings,
    raw.MySQLSettings,
    raw.OracleSettings,
    raw.MicrosoftSQLServerSettings,
  ])
    for (const [name, value] of Object.entries(settings ?? {}))
      if (value !== null && value !== undefined) given.set(name.toLowerCase(), String(value));
  const legacy = new Map(parseAttributes(attributes).map(({ name, value }) => [name, value.trim()]));
  const conflicts: string[] = [];
  const settings: Partial<Record<Name, unknown>> = {};
  for (const name of Object.keys(KINDS) as Name[]) {
    const spelled = SPELLED[name] ?? name.toLowerCase();
    const [inSettings, inAttributes] = [given.get(spelled), legacy.get(spelled)];
    const text = inAttributes ?? inSettings;
    if (text === undefined || text === '') continue;
    settings[name] = typedValue(name, text, path, file);
    if (inSettings !== undefined && inAttributes !== undefined && !sameValue(inSettings, inAttributes))
      conflicts.push(
        `${name} is '${inSettings}' in the engine's settings and '${inAttributes}' in ExtraConnectionAttributes.`,
      );
  }
  return { ...SOURCE_DEFAULTS, ...(settings as Partial<SourceSettings>), engine, conflicts };
}

function sameValue(one: string, other: string): boolean {
  const flag = flagOf(one);
  return one.toLowerCase() === other.toLowerCase() || (flag !== null && flag === flagOf(other));
}

function typedValue(name: Name, text: string, path: string, file: string | null): boolean | number | string {
  switch (KINDS[name]) {
    case 'flag': {
      const flag = flagOf(text);
      if (flag === null) throw configError(path, `${name} is '${text}': it must be true or false`, file);
      return flag;
    }
    case 'number':
      // The scale of an Oracle NUMBER may be spelled as a word.
      if (name === 'numberDataTypeScale' && /^float$/i.test(text)) return -1;
      if (!/^-?\d+$/.test(text)) throw configError(path, `${name} is '${text}': it must be a number`, file);
      return Number(text);
    case 'text':
      return name === 'charLengthSemantics' || name === 'mapLongVarcharAs' ? text.toLowerCase() : text;
  }
}
