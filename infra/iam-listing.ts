import { plainText } from './acknowledge.ts';
import { ON_EVERYTHING } from './permissions.ts';

/** What of a template matters here. */
export interface IamTemplate {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: unknown }>>;
}

interface Statement {
  readonly Sid?: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

interface Role {
  readonly id: string;
  readonly trusts: string;
  readonly managed: readonly string[];
  readonly statements: readonly Statement[];
}

/** Every role of a template with each action and resource, as Markdown: `docs/iam.md`. */
export function iamListing(template: IamTemplate): string {
  const roles = rolesOf(template).sort((a, b) => (a.id < b.id ? -1 : 1));
  return `# What each role may do

Generated from the template of \`examples/stack/loadproof.yaml\`; a test fails when it changes and this page does not.
Renew it with \`UPDATE=1 npx jest test/infra/iam.test.ts\`. \`<Name.Arn>\` is the ARN of that resource of the stack.

${roles.map(roleText).join('\n')}
## Why some calls are allowed on \`*\`

| Call | Reason |
|---|---|
${Object.entries(ON_EVERYTHING)
  .filter(([action]) => roles.some((role) => onEverything(role).includes(action)))
  .map(([action, reason]) => `| \`${action}\` | ${reason} |`)
  .join('\n')}
`;
}

/** Calls that a role may make on `*`. */
export function onEverything({ statements }: Role): string[] {
  return statements.flatMap(({ Action, Resource }) => (list(Resource).includes('*') ? list(Action).map(String) : []));
}

/** The roles of a template, with the policies that are attached to them. */
export function rolesOf({ Resources }: IamTemplate): Role[] {
  const entries = Object.entries(Resources);
  return entries
    .filter(([, { Type }]) => Type === 'AWS::IAM::Role')
    .map(([id, { Properties }]) => {
      const own = Properties as {
        AssumeRolePolicyDocument: { Statement: { Principal: unknown; Condition?: unknown }[] };
        ManagedPolicyArns?: unknown[];
      };
      const trusted = own.AssumeRolePolicyDocument.Statement.map(
        ({ Principal, Condition }) =>
          valueText(Principal) + (Condition === undefined ? '' : ` if ${valueText(Condition)}`),
      );
      const policies = entries.filter(([, each]) => each.Type === 'AWS::IAM::Policy' && isOf(each.Properties, id));
      const statements = policies.flatMap(
        ([, each]) => (each.Properties as { PolicyDocument: { Statement: Statement[] } }).PolicyDocument.Statement,
      );
      return { id, trusts: trusted.join('; '), managed: list(own.ManagedPolicyArns ?? []).map(plainText), statements };
    });
}

function isOf(properties: unknown, role: string): boolean {
  const { Roles = [] } = properties as { Roles?: { Ref?: string }[] };
  return Roles.some(({ Ref }) => Ref === role);
}

function roleText({ id, trusts, managed, statements }: Role): string {
  const rows = statements.map(({ Sid = '', Action, Resource, Condition }) => {
    const condition = Condition === undefined ? '' : `<br>if ${valueText(Condition)}`;
    const lines = (value: unknown) => list(value).map((each) => `\`${plainText(each)}\``);
    return `| ${Sid} | ${lines(Action).join('<br>')} | ${lines(Resource).join('<br>')}${condition} |`;
  });
  const attached = managed.map((arn) => `Managed policy: \`${arn}\`\n\n`).join('');
  return `## ${id.replace(/[0-9A-F]{8}$/, '')}

Trusts ${trusts}

${attached}| Purpose | Actions | Resources |
|---|---|---|
${rows.join('\n')}
`;
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** A nested value with its references in words. */
function valueText(value: unknown): string {
  const isReference = (each: unknown) =>
    typeof each === 'object' && each !== null && /^(Ref|Fn::)/.test(Object.keys(each)[0] ?? '');
  return `\`${JSON.stringify(value, (_, each) => (isReference(each) ? plainText(each) : each))}\``;
}
