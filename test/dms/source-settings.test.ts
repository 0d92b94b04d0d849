import { parseEndpoints } from '../../core/dms/endpoints.ts';
import { SOURCE_DEFAULTS, type SourceSettings } from '../../core/dms/source-settings.ts';

const endpoint = (engine: string, more: object) => ({
  EndpointArn: 'arn:aws:dms:eu-west-1:111122223333:endpoint:SOURCE',
  EndpointType: 'SOURCE',
  EngineName: engine,
  ...more,
});

const read = (engine: string, more: object): SourceSettings | null =>
  parseEndpoints({ Endpoints: [endpoint(engine, more)] }, 'endpoints.json')[0]?.source ?? null;

describe('source settings', () => {
  test('nothing given is the default; a target has none', () => {
    expect(read('postgres', {})).toEqual({ ...SOURCE_DEFAULTS, engine: 'postgres' });
    expect(read('s3', { EndpointType: 'TARGET' })).toBeNull();
  });

  // Each setting, in the settings of its engine and as an extra connection attribute.
  test.each<[string, string, object, string, Partial<SourceSettings>]>([
    [
      'postgres',
      'PostgreSQLSettings',
      { MapBooleanAsBoolean: true },
      'mapBooleanAsBoolean=y',
      { mapBooleanAsBoolean: true },
    ],
    ['postgres', 'PostgreSQLSettings', { MapJsonbAsClob: true }, 'MapJsonbAsClob=true', { mapJsonbAsClob: true }],
    [
      'postgres',
      'PostgreSQLSettings',
      { MapLongVarcharAs: 'nclob' },
      'mapLongVarcharAs=NCLOB',
      { mapLongVarcharAs: 'nclob' },
    ],
    [
      'postgres',
      'PostgreSQLSettings',
      { MapUnboundedNumericAsString: 'true' },
      'mapUnboundedNumericAsString=true',
      { mapUnboundedNumericAsString: true },
    ],
    [
      'postgres',
      'PostgreSQLSettings',
      { UnboundedVarcharMaxSize: 16000 },
      'unboundedVarcharMaxSize=16000',
      { unboundedVarcharMaxSize: 16000 },
    ],
    [
      'sqlserver',
      'MicrosoftSQLServerSettings',
      { TrimSpaceInChar: false },
      'trimSpaceInChar=n',
      { trimSpaceInChar: false },
    ],
    ['sqlserver', 'MicrosoftSQLServerSettings', { ForceLobLookup: true }, 'forceLobLookup=1', { forceLobLookup: true }],
    [
      'oracle',
      'OracleSettings',
      { FailTasksOnLobTruncation: true },
      ' failTasksOnLobTruncation = yes ',
      { failTasksOnLobTruncation: true },
    ],
    [
      'postgres',
      'PostgreSQLSettings',
      { PluginName: 'pglogical' },
      'PluginName=pglogical',
      { pluginName: 'pglogical' },
    ],
    ['postgres', 'PostgreSQLSettings', { CaptureDdls: false }, 'captureDDLs=N', { captureDdls: false }],
    [
      'mysql',
      'MySQLSettings',
      { ServerTimezone: 'US/Pacific' },
      'serverTimezone=US/Pacific',
      { serverTimezone: 'US/Pacific' },
    ],
    ['oracle', 'OracleSettings', { NumberDatatypeScale: -2 }, 'numberDataTypeScale=-2', { numberDataTypeScale: -2 }],
    [
      'oracle',
      'OracleSettings',
      { ConvertTimestampWithZoneToUTC: true },
      'convertTimestampWithZoneToUTC=true',
      { convertTimestampWithZoneToUtc: true },
    ],
    [
      'oracle',
      'OracleSettings',
      { CharLengthSemantics: 'char' },
      'charLengthSemantics=CHAR',
      { charLengthSemantics: 'char' },
    ],
    [
      'oracle',
      'OracleSettings',
      { OpenTransactionWindow: 5 },
      'openTransactionWindow=5',
      { openTransactionWindowMinutes: 5 },
    ],
    [
      'oracle',
      'OracleSettings',
      { AllowSelectNestedTables: true },
      'allowSelectNestedTables=true',
      { allowSelectNestedTables: true },
    ],
    ['oracle', 'OracleSettings', { EscapeCharacter: '#' }, 'escapeCharacter=#', { escapeCharacter: '#' }],
  ])('%s %s %j and %s', (engine, section, settings, ExtraConnectionAttributes, expected) => {
    const full = { ...SOURCE_DEFAULTS, engine, ...expected };
    expect(read(engine, { [section]: settings })).toEqual(full);
    expect(read(engine, { ExtraConnectionAttributes })).toEqual(full);
  });

  test('attributes win, and what is given twice differently is named', () => {
    const more = {
      OracleSettings: { NumberDatatypeScale: 12 },
      ExtraConnectionAttributes: 'numberDataTypeScale=FLOAT',
    };
    const twice = read('oracle', more);
    expect(twice?.numberDataTypeScale).toBe(-1);
    expect(twice?.conflicts).toEqual([expect.stringMatching(/numberDataTypeScale is '12' .* 'FLOAT'/)]);
    const same = { PostgreSQLSettings: { CaptureDdls: true }, ExtraConnectionAttributes: 'captureDDLs=Y' };
    expect(read('postgres', same)?.conflicts).toEqual([]);
  });

  test.each([
    [
      'mapBooleanAsBoolean=perhaps',
      /endpoints\.json: Endpoints\[0\]: mapBooleanAsBoolean is 'perhaps': it must be true or false/,
    ],
    ['unboundedVarcharMaxSize=8k', /unboundedVarcharMaxSize is '8k': it must be a number/],
  ])('%s is refused', (ExtraConnectionAttributes, message) => {
    expect(() => read('postgres', { ExtraConnectionAttributes })).toThrow(message);
  });
});
