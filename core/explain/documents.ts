/**
 * What a JSON file of a repository says about DMS: what the AWS CLI prints or takes, table mappings and settings by
 * themselves, and resources of a CloudFormation template. Files about other things are none of ours.
 */
import { below } from './places.ts';

export type Part =
  | { readonly kind: 'task'; readonly pointer: string; readonly data: Json; readonly serverless: boolean }
  | { readonly kind: 'endpoint'; readonly pointer: string; readonly data: Json }
  | { readonly kind: 'mappings'; readonly pointer: string; readonly data: Json }
  | { readonly kind: 'settings'; readonly pointer: string; readonly data: Json }
  | { readonly kind: 's3'; readonly pointer: string; readonly data: Json };

export type Json = Readonly<Record<string, unknown>>;

const SETTINGS_SECTIONS = ['TargetMetadata', 'FullLoadSettings', 'ErrorBehavior', 'ChangeProcessingDdlHandlingPolicy'];

/** The parts of a document that are about DMS; empty where none is. */
export function partsOf(data: unknown, pointer = ''): Part[] {
  if (Array.isArray(data)) return data.flatMap((item, i) => partsOf(item, below(pointer, i)));
  if (!isJson(data)) return [];
  const lists = [
    ...listOf(data, pointer, 'ReplicationTasks', taskPart),
    ...listOf(data, pointer, 'ReplicationConfigs', serverlessPart),
    ...listOf(data, pointer, 'Endpoints', endpointPart),
    ...resources(data, pointer),
  ];
  if (lists.length > 0) return lists;
  if ('TableMappings' in data)
    return 'ReplicationType' in data ? serverlessPart(data, pointer) : taskPart(data, pointer);
  if ('EngineName' in data && 'EndpointType' in data) return endpointPart(data, pointer);
  if (Array.isArray(data.rules) && data.rules.some((rule) => isJson(rule) && 'rule-type' in rule))
    return [{ kind: 'mappings', pointer, data }];
  if (SETTINGS_SECTIONS.some((name) => isJson(data[name]))) return [{ kind: 'settings', pointer, data }];
  if ('BucketName' in data && ('ServiceAccessRoleArn' in data || 'DataFormat' in data || 'BucketFolder' in data))
    return [{ kind: 's3', pointer, data }];
  return [];
}

export function isJson(data: unknown): data is Json {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function listOf(data: Json, pointer: string, name: string, part: (item: Json, at: string) => Part[]): Part[] {
  const list = data[name];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item, i) => (isJson(item) ? part(item, below(pointer, name, i)) : []));
}

const taskPart = (data: Json, pointer: string): Part[] => [{ kind: 'task', pointer, data, serverless: false }];

/** In the words of a task, with the pointers of its own. */
function serverlessPart(data: Json, pointer: string): Part[] {
  return [{ kind: 'task', pointer, data, serverless: true }];
}

const endpointPart = (data: Json, pointer: string): Part[] => [{ kind: 'endpoint', pointer, data }];

/** Resources of a CloudFormation template. References between them are objects, and name the endpoint. */
function resources(data: Json, pointer: string): Part[] {
  if (!isJson(data.Resources)) return [];
  return Object.entries(data.Resources).flatMap(([name, resource]) => {
    if (!isJson(resource) || !isJson(resource.Properties)) return [];
    const at = below(pointer, 'Resources', name, 'Properties');
    const known = { ...resource.Properties, LogicalId: name };
    switch (resource.Type) {
      case 'AWS::DMS::ReplicationTask':
        return taskPart(known, at);
      case 'AWS::DMS::ReplicationConfig':
        return serverlessPart(known, at);
      case 'AWS::DMS::Endpoint':
        return endpointPart(known, at);
      default:
        return [];
    }
  });
}
