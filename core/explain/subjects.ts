import { ConfigError } from '../config/errors.ts';
import { type DmsEndpoint, parseEndpoints } from '../dms/endpoints.ts';
import { parseJson } from '../dms/json.ts';
import { parseTaskSettings } from '../dms/task-settings.ts';
import { isJson, type Json, type Part, partsOf } from './documents.ts';
import { checkMappings, readMappings } from './mapping-rules.ts';
import { below, pointerOfPath } from './places.ts';
import type { Place, Subject } from './subject.ts';

/** A file as it was read. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** What is wrong with a file, so that a run could not read it. */
export interface Problem {
  readonly place: Place;
  readonly message: string;
}

export interface Subjects {
  readonly subjects: readonly Subject[];
  readonly problems: readonly Problem[];
  /** Files that say nothing of DMS. */
  readonly others: readonly string[];
}

type Found = Part & { readonly file: string };
interface FoundEndpoint {
  readonly part: Found;
  readonly endpoint: DmsEndpoint;
}

/**
 * The tasks that files describe. A task finds its endpoints among all files, by ARN. Mappings, settings and endpoints
 * that stand by themselves belong together where they are in one folder.
 */
export function subjectsOf(files: readonly SourceFile[]): Subjects {
  const problems: Problem[] = [];
  const others: string[] = [];
  const found = files.flatMap(({ name, text }) => {
    const data = guarded(problems, { file: name, pointer: '' }, () => parseJson(text, '', name));
    const parts = data === undefined ? [] : partsOf(data);
    if (data !== undefined && parts.length === 0) others.push(name);
    return parts.map((part): Found => ({ ...part, file: name }));
  });
  const endpoints = found.flatMap((part) => readEndpoint(part, problems));
  const tasks = found.filter(({ kind }) => kind === 'task');
  const loose = found.filter(({ kind }) => kind === 'mappings' || kind === 'settings');
  const used = new Set<Found>();
  const take = (one: FoundEndpoint | undefined) => {
    if (one !== undefined) used.add(one.part);
    return one;
  };
  const subjects = [
    ...tasks.map((task) => taskSubject(task, endpoints, take, problems)),
    ...folders(loose).flatMap((parts) => folderSubjects(parts, endpoints, take, problems)),
  ];
  // A description of all endpoints of an account has many that are of other tasks.
  const described = new Set([...used].map(({ file }) => file));
  const alone = endpoints.filter(
    ({ part, endpoint }) => !described.has(part.file) && (endpoint.s3 !== null || endpoint.source !== null),
  );
  return { subjects: [...subjects, ...alone.map(endpointSubject)], problems, others };
}

function taskSubject(
  part: Found,
  endpoints: readonly FoundEndpoint[],
  take: (one: FoundEndpoint | undefined) => FoundEndpoint | undefined,
  problems: Problem[],
): Subject {
  const { data } = part;
  const serverless = part.kind === 'task' && part.serverless;
  const place: Place = { file: part.file, pointer: part.pointer };
  const settingsName = serverless ? 'ReplicationSettings' : 'ReplicationTaskSettings';
  const type = data[serverless ? 'ReplicationType' : 'MigrationType'];
  const name = [
    data[serverless ? 'ReplicationConfigIdentifier' : 'ReplicationTaskIdentifier'],
    data.LogicalId,
    part.file,
  ].find((each): each is string => typeof each === 'string' && each !== '');
  const source = take(endpoints.find((each) => isOf(data.SourceEndpointArn, each)));
  const target = take(endpoints.find((each) => isOf(data.TargetEndpointArn, each)));
  return {
    name: name ?? part.file,
    serverless,
    place,
    files: [...new Set([part.file, ...(source ? [source.part.file] : []), ...(target ? [target.part.file] : [])])],
    migrationType: type === 'full-load' || type === 'cdc' || type === 'full-load-and-cdc' ? type : null,
    mappings: mappingsOf(embedded(data.TableMappings, inPart(place, 'TableMappings'), problems), problems),
    settings: settingsOf(embedded(data[settingsName], inPart(place, settingsName), problems), problems),
    source: sourceOf(source),
    targetEngine: target?.endpoint.engine ?? null,
    target: targetOf(target),
  };
}

/** Mappings of a folder, each with the settings and endpoints of the folder, if they are the only ones there. */
function folderSubjects(
  parts: readonly Found[],
  endpoints: readonly FoundEndpoint[],
  take: (one: FoundEndpoint | undefined) => FoundEndpoint | undefined,
  problems: Problem[],
): Subject[] {
  const folder = folderOf(parts[0]?.file ?? '');
  const near = endpoints.filter(({ part }) => folderOf(part.file) === folder);
  const targets = near.filter(({ endpoint }) => endpoint.s3 !== null);
  const sources = near.filter(({ endpoint }) => endpoint.source !== null);
  const settings = parts.filter(({ kind }) => kind === 'settings');
  const shared = settings.length === 1 ? settings[0] : undefined;
  const mappings = parts.filter(({ kind }) => kind === 'mappings');
  const heads = mappings.length > 0 ? [...mappings, ...(shared === undefined ? settings : [])] : settings;
  return heads.map((head) => {
    const own = head.kind === 'settings' ? head : shared;
    const target = take(targets.length === 1 ? targets[0] : undefined);
    const source = take(sources.length === 1 ? sources[0] : undefined);
    const used = [head, ...(own ? [own] : []), ...(source ? [source.part] : []), ...(target ? [target.part] : [])];
    const at = (part: Found) => ({ place: { file: part.file, pointer: part.pointer }, data: part.data });
    return {
      name: head.file,
      serverless: false,
      place: { file: head.file, pointer: head.pointer },
      files: [...new Set(used.map(({ file }) => file))],
      migrationType: null,
      mappings: mappingsOf(head.kind === 'mappings' ? at(head) : null, problems),
      settings: settingsOf(own ? at(own) : null, problems),
      source: sourceOf(source),
      targetEngine: target?.endpoint.engine ?? null,
      target: targetOf(target),
    };
  });
}

function endpointSubject(found: FoundEndpoint): Subject {
  const { part } = found;
  return {
    name: found.endpoint.id || part.file,
    serverless: false,
    place: { file: part.file, pointer: part.pointer },
    files: [part.file],
    migrationType: null,
    mappings: null,
    settings: null,
    source: sourceOf(found),
    targetEngine: found.endpoint.type === 'target' ? found.endpoint.engine : null,
    target: targetOf(found),
  };
}

interface Embedded {
  readonly place: Place;
  readonly data: Json;
}

const inPart = (place: Place, name: string): Place => ({ file: place.file, pointer: below(place.pointer, name) });

/** JSON in a string, or as itself where a tool puts it into a string later. */
function embedded(value: unknown, place: Place, problems: Problem[]): Embedded | null {
  const data = typeof value === 'string' && value !== '' ? guarded(problems, place, () => parseJson(value, '')) : value;
  return isJson(data) ? { place, data } : null;
}

function mappingsOf(found: Embedded | null, problems: Problem[]): Subject['mappings'] {
  if (found === null) return null;
  guarded(problems, found.place, () => checkMappings(found.data, found.place.file));
  return { place: found.place, rules: readMappings(found.data, found.place) };
}

function settingsOf(found: Embedded | null, problems: Problem[]): Subject['settings'] {
  if (found === null) return null;
  const { place, data } = found;
  const values = guarded(problems, place, () => parseTaskSettings(JSON.stringify(data), null, ''));
  return values === undefined ? null : { place, values };
}

function sourceOf(found: FoundEndpoint | undefined): Subject['source'] {
  const values = found?.endpoint.source;
  return values && found ? { place: { file: found.part.file, pointer: found.part.pointer }, values } : null;
}

function targetOf(found: FoundEndpoint | undefined): Subject['target'] {
  const values = found?.endpoint.s3;
  if (!values || !found) return null;
  const { file, pointer, kind, data } = found.part;
  const inSettings = kind === 's3' || isJson(data.S3Settings);
  const path = kind === 's3' || !inSettings ? pointer : below(pointer, 'S3Settings');
  return { place: { file, pointer: path }, values, inSettings };
}

/** Names of CloudFormation, where they are not the API's. */
const RENAMED: Readonly<Record<string, string>> = {
  PostgreSqlSettings: 'PostgreSQLSettings',
  MySqlSettings: 'MySQLSettings',
  MicrosoftSqlServerSettings: 'MicrosoftSQLServerSettings',
};

function readEndpoint(part: Found, problems: Problem[]): FoundEndpoint[] {
  if (part.kind !== 'endpoint' && part.kind !== 's3') return [];
  const place = { file: part.file, pointer: part.pointer };
  const described: Json =
    part.kind === 's3' ? { EngineName: 's3', EndpointType: 'target', S3Settings: part.data } : part.data;
  const data = Object.fromEntries(
    Object.entries(described).map(([name, value]) => [RENAMED[name] ?? name, isJson(value) ? plain(value) : value]),
  );
  const identified = { ...data, EndpointArn: arnOf(data), EndpointIdentifier: text(data.EndpointIdentifier) };
  const [endpoint] = guarded(problems, place, () => parseEndpoints({ Endpoints: [identified] })) ?? [];
  return endpoint === undefined ? [] : [{ part, endpoint }];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** An endpoint that is not made yet has no ARN: its name in the template stands for one. */
const arnOf = (data: Json): string => text(data.EndpointArn) || text(data.LogicalId) || 'endpoint';

/** Templates hold references, whose values nobody knows yet, and flags as texts. */
function plain(settings: Json): Json {
  const known = Object.entries(settings).filter(([, value]) => !isJson(value));
  return Object.fromEntries(
    known.map(([name, value]) => [name, value === 'true' ? true : value === 'false' ? false : value]),
  );
}

/** Whether a task's endpoint is this one: by ARN, or by a reference inside of a template. */
function isOf(arn: unknown, { part, endpoint }: FoundEndpoint): boolean {
  if (typeof arn === 'string') return arn === endpoint.arn;
  return isJson(arn) && (arn.Ref ?? arn['Fn::Ref']) === part.data.LogicalId && part.data.LogicalId !== undefined;
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);

function folders(parts: readonly Found[]): Found[][] {
  const byFolder = new Map<string, Found[]>();
  for (const part of parts) byFolder.set(folderOf(part.file), [...(byFolder.get(folderOf(part.file)) ?? []), part]);
  return [...byFolder.values()];
}

/** What a read gives; undefined where the file is wrong, which becomes a problem at its place. */
function guarded<T>(problems: Problem[], place: Place, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const { path, message } of error.issues) {
      const inner = path.replace(/^(?:TableMappings|Endpoints\[0\])\.?/, '');
      const pointer = inner === '' ? place.pointer : `${place.pointer}${pointerOfPath(inner)}`;
      problems.push({ place: { file: place.file, pointer }, message: inner === '' ? message : `${inner} ${message}` });
    }
    return undefined;
  }
}
