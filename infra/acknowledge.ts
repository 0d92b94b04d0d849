import { Stack, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Accepts what a rule of cdk-nag's AwsSolutions pack finds in a construct and in what is below it. */
export function acknowledge(construct: Construct, rule: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `AwsSolutions-${rule}`, reason });
}

/** Accepts one wildcard of a role, and no other: `Resource` with an ARN, or `Action`. */
export function acknowledgeWildcard(role: Construct, kind: 'Resource' | 'Action', text: string, reason: string): void {
  acknowledge(role, `IAM5[${kind}::${plainText(Stack.of(role).resolve(text))}]`, reason);
}

/** A resolved value as cdk-nag spells it, and people read it: `<Bucket.Arn>/runs/*`. */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  if ('Fn::Join' in value && Array.isArray(value['Fn::Join'])) {
    const [separator, parts] = value['Fn::Join'] as [string, unknown[]];
    return parts.map(plainText).join(separator);
  }
  if ('Fn::GetAtt' in value && Array.isArray(value['Fn::GetAtt'])) return `<${value['Fn::GetAtt'].join('.')}>`;
  return 'Ref' in value ? `<${String(value.Ref)}>` : JSON.stringify(value);
}
