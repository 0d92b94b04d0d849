/** Reads a task: its settings, table mappings and endpoints, as the API describes them. */
import { type Assumptions, DEFAULT_ASSUMPTIONS } from './assumptions.ts';
import { LOAD_TIME } from './encode.ts';
import { arrayOf, booleanOf, numberOf, objectOf, textOf } from './json.ts';
import { type Mapping, readMapping } from './mapping.ts';
import { attributesOf, endpointOf, readS3, type S3, type WriterOptions } from './s3.ts';

export interface TaskDescription extends WriterOptions {
  /** `TableMappings`: rules; all tables without any. */
  readonly tableMappings?: unknown;
  /** `ReplicationTaskSettings`. */
  readonly taskSettings?: unknown;
  readonly sourceEndpoint?: unknown;
  readonly targetEndpoint?: unknown;
  /** When the full load ran: micro-seconds since 1970. It shows in the timestamp column alone. */
  readonly loadTime?: bigint;
  /** The expressions of add-column rules that the writer does not know, by their text. */
  readonly expressions?: Readonly<Record<string, (row: Readonly<Record<string, string | null>>) => string | null>>;
}

/** What of a task decides what the lake holds. */
export interface WriterTask {
  readonly mapping: Mapping;
  readonly settings: TaskSettings;
  readonly source: SourceSettings;
  readonly s3: S3;
  readonly assume: Assumptions;
  readonly loadTime: bigint;
  readonly expressions: NonNullable<TaskDescription['expressions']>;
}

export interface TaskSettings {
  /** Replaces the schema part of the key; null without. */
  readonly targetSchema: string | null;
  readonly supportLobs: boolean;
  /** Bytes; null in full LOB mode. */
  readonly lobLimit: number | null;
  /** Code point → code point, or null where it is deleted. */
  readonly replacements: ReadonlyMap<number, number | null>;
  readonly beforeImage: BeforeImage | null;
}

export interface BeforeImage {
  readonly prefix: string;
  readonly suffix: string;
  readonly filter: 'pk-only' | 'non-lob' | 'all';
}

export interface SourceSettings {
  readonly mapBooleanAsBoolean: boolean | null;
  readonly trimSpaceInChar: boolean;
  /** Bytes of PostgreSQL's varchar without a length. */
  readonly unboundedVarcharMaxSize: number;
}

export function readTask(description: TaskDescription): WriterTask {
  const assume = { ...DEFAULT_ASSUMPTIONS, ...description.assume };
  return {
    mapping: readMapping(description.tableMappings),
    settings: readSettings(description.taskSettings),
    source: readSourceSettings(description.sourceEndpoint),
    s3: readS3(description.targetEndpoint, description),
    assume,
    loadTime: description.loadTime ?? LOAD_TIME,
    expressions: description.expressions ?? {},
  };
}

function readSettings(given: unknown): TaskSettings {
  const all = objectOf(given, 'ReplicationTaskSettings');
  const target = objectOf(all.TargetMetadata, 'TargetMetadata');
  // Limited mode is the default, and of the two the only one that S3 documents.
  const full = booleanOf(target.FullLobMode, false) && !booleanOf(target.LimitedSizeLobMode, false);
  const image = objectOf(all.BeforeImageSettings, 'BeforeImageSettings');
  return {
    targetSchema: textOf(target.TargetSchema) || null,
    supportLobs: booleanOf(target.SupportLobs, true),
    lobLimit: full ? null : (numberOf(target.LobMaxSize, 32) || 32) * 1024,
    replacements: replacementsOf(all.CharacterSetSettings),
    beforeImage: booleanOf(image.EnableBeforeImage, false)
      ? beforeImageOf(textOf(image.FieldName) ?? 'BI_', '', textOf(image.ColumnFilter))
      : null,
  };
}

export function beforeImageOf(prefix: string, suffix: string, filter: string | null): BeforeImage {
  const known = (['pk-only', 'non-lob', 'all'] as const).find((name) => name === filter);
  return { prefix, suffix, filter: known ?? 'pk-only' };
}

function replacementsOf(given: unknown): ReadonlyMap<number, number | null> {
  const list = arrayOf(objectOf(given, 'CharacterSetSettings').CharacterReplacements);
  return new Map(
    list.map((entry) => {
      const { SourceCharacterCodePoint: from, TargetCharacterCodePoint: to } = objectOf(entry, 'CharacterReplacements');
      const target = numberOf(to, 0);
      return [numberOf(from, -1), target === 0 ? null : target];
    }),
  );
}

/** The endpoint's engine settings (`PostgreSQLSettings`, `MySQLSettings`), and the older attributes. */
function readSourceSettings(given: unknown): SourceSettings {
  const endpoint = endpointOf(given);
  const found = new Map<string, unknown>();
  const attributes = attributesOf(textOf(endpoint.ExtraConnectionAttributes) ?? '');
  for (const [name, value] of Object.entries(attributes)) found.set(name.toLowerCase(), value);
  for (const [name, value] of Object.entries(endpoint)) {
    if (!/^(?:PostgreSQL|PostgreSql|MySQL|MySql)Settings$/.test(name)) continue;
    for (const [setting, set] of Object.entries(objectOf(value, name))) found.set(setting.toLowerCase(), set);
  }
  const boolean = textOf(found.get('mapbooleanasboolean'));
  return {
    mapBooleanAsBoolean: boolean === null ? null : booleanOf(boolean, false),
    trimSpaceInChar: booleanOf(found.get('trimspaceinchar'), true),
    unboundedVarcharMaxSize: numberOf(found.get('unboundedvarcharmaxsize'), 8000),
  };
}
