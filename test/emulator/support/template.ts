/**
 * The synthesized template without what MiniStack cannot deploy. The list is in docs/verification.md; a test compares the
 * two. What is left out is left out by type, and with it what refers to it.
 */

/** What MiniStack 1.5 has no provider for, each with what takes its place, or that nothing does. */
export const LACKING: Readonly<Record<string, string>> = {
  'AWS::Serverless::Application': 'the connector: its queries go to a PostgreSQL server through Trino',
  'AWS::Athena::DataCatalog': 'a catalog of Trino of the same name',
  'AWS::EC2::SecurityGroupIngress': 'nothing: there is no network between a function and the database',
  'Custom::ReservedConcurrency': 'nothing: there is no connector to bound',
  'AWS::Chatbot::SlackChannelConfiguration': 'an HTTPS subscription of the test, which gets the same message',
  'AWS::IAM::OIDCProvider': 'nothing: no workflow of GitHub asks for the role',
  'AWS::CloudWatch::Alarm with Metrics': 'nothing: alarms over metric math; the others are deployed',
};

/** As the list above names it: by type, and where only a property is not known, by that. */
function kindOf({ Type, Properties }: Resource): string {
  const hasMath = Type === 'AWS::CloudWatch::Alarm' && typeof Properties === 'object' && Properties !== null;
  return hasMath && 'Metrics' in Properties ? `${Type} with Metrics` : Type;
}

interface Resource {
  readonly Type: string;
  readonly Properties?: unknown;
  readonly DependsOn?: string | readonly string[];
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly [section: string]: unknown;
}

/** The template that is deployed, and the ids of what was left out. */
export function deployable(template: Template): { readonly template: Template; readonly leftOut: readonly string[] } {
  const leftOut = Object.entries(template.Resources).flatMap(([id, resource]) =>
    kindOf(resource) in LACKING ? [id] : [],
  );
  const gone = new Set(leftOut);
  const kept = Object.entries(template.Resources).filter(([id]) => !gone.has(id));
  const Resources = Object.fromEntries(kept.map(([id, resource]) => [id, withoutReferences(resource, gone)]));
  // The bootstrap's version is asked of a parameter that no emulator has; the transform is of what was left out.
  const { Parameters: _, Rules: __, Transform: ___, ...rest } = template;
  return { template: { ...rest, Resources }, leftOut };
}

function withoutReferences(resource: Resource, gone: ReadonlySet<string>): Resource {
  const { DependsOn, ...rest } = resource;
  const others = [DependsOn ?? []].flat().filter((id) => !gone.has(id));
  const filled = fill(rest, gone) as Resource;
  return others.length === 0 ? filled : { ...filled, DependsOn: others };
}

/** A reference to what is not there becomes a text that says so. */
function fill(value: unknown, gone: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => fill(item, gone));
  if (typeof value !== 'object' || value === null) return value;
  const [entry, ...more] = Object.entries(value);
  if (entry !== undefined && more.length === 0) {
    const [key, given] = entry;
    const id = key === 'Ref' ? given : key === 'Fn::GetAtt' && Array.isArray(given) ? given[0] : undefined;
    if (typeof id === 'string' && gone.has(id)) return `left-out:${id}`;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, gone)]));
}
