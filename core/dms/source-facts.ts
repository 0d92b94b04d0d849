import { fact, type SettingFact } from './setting-facts.ts';
import type { SourceSettings } from './source-settings.ts';

/** What Loadproof makes of each setting of a source endpoint. */
export const SOURCE_FACTS: Readonly<Record<Exclude<keyof SourceSettings, 'engine' | 'conflicts'>, SettingFact>> = {
  mapBooleanAsBoolean: fact(
    'MapBooleanAsBoolean (PostgreSQL)',
    'false',
    'verified',
    'BOOLEAN or a text: what the file says is read, and true is true.',
    'assumed',
  ),
  mapJsonbAsClob: fact('MapJsonbAsClob (PostgreSQL)', 'false', 'harmless', 'A text either way.'),
  mapLongVarcharAs: fact(
    'MapLongVarcharAs (PostgreSQL)',
    'wstring',
    'verified',
    'As a CLOB it is cut at LobMaxSize, else at unboundedVarcharMaxSize.',
  ),
  mapUnboundedNumericAsString: fact(
    'MapUnboundedNumericAsString (PostgreSQL)',
    'false',
    'verified',
    'A text in the file is compared digit by digit; documented for PostgreSQL targets alone.',
    'assumed',
  ),
  unboundedVarcharMaxSize: fact(
    'unboundedVarcharMaxSize (PostgreSQL)',
    '8000 bytes',
    'verified',
    'The expected value is cut, and values that lose by it are counted.',
  ),
  trimSpaceInChar: fact(
    'TrimSpaceInChar (PostgreSQL, Oracle, SQL Server)',
    'true',
    'verified',
    'Trailing blanks of CHAR are expected as the setting says.',
  ),
  failTasksOnLobTruncation: fact(
    'FailTasksOnLobTruncation (PostgreSQL, Oracle)',
    'false',
    'harmless',
    'The task fails instead of cutting.',
  ),
  pluginName: fact('PluginName (PostgreSQL)', 'pglogical', 'harmless', 'How changes are read.'),
  captureDdls: fact(
    'CaptureDdls (PostgreSQL)',
    'true',
    'explained',
    'A column that is added later is absent, which is found.',
  ),
  serverTimezone: fact('ServerTimezone (MySQL)', 'none', 'explained', 'Times that are shifted differ.'),
  numberDataTypeScale: fact(
    'NumberDatatypeScale (Oracle)',
    '10',
    'verified',
    'The expected value is rounded, and values that lose by it are counted.',
  ),
  convertTimestampWithZoneToUtc: fact(
    'ConvertTimestampWithZoneToUTC (Oracle)',
    'false',
    'named',
    'What a timestamp with a zone is written as is not documented without it.',
    'assumed',
  ),
  charLengthSemantics: fact(
    'CharLengthSemantics (Oracle)',
    'bytes',
    'explained',
    'A text that was cut by it differs.',
    'assumed',
  ),
  openTransactionWindowMinutes: fact(
    'OpenTransactionWindow (Oracle)',
    '0',
    'explained',
    'Missed transactions are differences.',
  ),
  allowSelectNestedTables: fact(
    'AllowSelectNestedTables (Oracle)',
    'false',
    'named',
    'Nested tables and own types are left out by name.',
  ),
  escapeCharacter: fact('EscapeCharacter (Oracle)', 'none', 'verified', 'Names of rules are read with it.'),
  forceLobLookup: fact('ForceLobLookup (SQL Server)', 'false', 'harmless', 'How large objects are read.'),
};
