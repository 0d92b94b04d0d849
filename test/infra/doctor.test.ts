import { Match } from 'aws-cdk-lib/assertions';
import { plainText } from '../../infra/acknowledge.ts';
import { type IamTemplate, rolesOf } from '../../infra/iam-listing.ts';
import { configOf, SOURCE, templateOf } from './support.ts';

const ENDPOINTS = { endpoints: ['s3', 'secretsmanager', 'athena'], routeTables: ['rtb-0123456789abcdef0'] };
const source = (name: string, network = {}) => ({ ...SOURCE, name, network: { ...SOURCE.network, ...network } });

// As many tasks as a stack may have, of two sources in one VPC.
const tasks = Array.from({ length: 19 }, (_, i) => ({
  arn: `arn:aws:dms:eu-west-1:111122223333:task:ABCDEFGHIJKLMNOPQRSTUVWX${10 + i}`,
  source: i % 2 === 0 ? 'shop' : 'till',
}));
const template = templateOf(configOf({ sources: [source('shop', ENDPOINTS), source('till', ENDPOINTS)], tasks }));
const [doctor] = Object.values(
  template.findResources('AWS::Lambda::Function', { Properties: { FunctionName: 'loadproof-doctor' } }),
);
const variables: Record<string, unknown> = doctor?.Properties.Environment.Variables;

test('doctor is called by its name, and told what stands behind each source, but no value of a secret', () => {
  expect(doctor?.Properties).toMatchObject({ Timeout: 900, Runtime: 'nodejs24.x' });
  expect(JSON.parse(plainText(variables.LOADPROOF_CONNECTORS))[1]).toEqual({
    source: 'till',
    spill: expect.stringMatching(/^<Spill/),
    secret: 'loadproof/shop',
    host: 'db.example.com',
    port: 5432,
    vpc: 'vpc-0123456789abcdef0',
    subnets: ['subnet-0123456789abcdef0'],
    group: expect.stringMatching(/GroupId>$/),
  });
  expect(JSON.stringify(variables)).not.toMatch(/password/i);
  template.hasOutput('Doctor', { Value: 'loadproof doctor --stack loadproof --region eu-west-1' });
});

test('its variables fit into the 4 KB of Lambda, however long the names of buckets become', () => {
  const bytes = Object.entries(variables).reduce((sum, [name, value]) => {
    const longest = plainText(value).replace(/<[^<>]+>/g, 'x'.repeat(63));
    return sum + name.length + longest.length;
  }, 0);
  expect(bytes).toBeGreaterThan(3_000);
  expect(bytes).toBeLessThan(4_096);
});

test('too much to tell it is an error at synth that says what to do', () => {
  const subnets = Array.from({ length: 120 }, (_, i) => `subnet-0123456789abcde${i.toString(16)}`);
  const wide = configOf({ sources: [source('shop', { subnets })] });
  expect(() => templateOf(wide)).toThrow('divide them into several stacks');
});

test('its role reads exactly the secrets of the sources, and writes no evidence', () => {
  const role = rolesOf(template.toJSON() as IamTemplate).find(({ id }) => id.startsWith('Functionsdoctor'));
  const allowed = (action: string) =>
    (role?.statements ?? [])
      .filter(({ Action }) => [Action].flat().includes(action))
      .flatMap(({ Resource }) => [Resource].flat().map(plainText));
  expect(allowed('secretsmanager:GetSecretValue')).toEqual([
    expect.stringMatching(/:eu-west-1:111122223333:secret:loadproof\/shop-\?{6}$/),
  ]);
  expect(allowed('s3:PutObject')).toEqual([expect.stringMatching(/^<WorkgroupResults.*athena\/\*$/)]);
  expect(allowed('states:StartExecution')).toEqual([]);
  expect(allowed('sns:Publish')).toEqual([]);
});

test('endpoints as configured: one per service and VPC, and only the connectors are let in', () => {
  template.resourceCountIs('AWS::EC2::VPCEndpoint', 3);
  template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
    ServiceName: 'com.amazonaws.eu-west-1.s3',
    VpcEndpointType: 'Gateway',
    RouteTableIds: ['rtb-0123456789abcdef0'],
  });
  template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
    ServiceName: 'com.amazonaws.eu-west-1.secretsmanager',
    VpcEndpointType: 'Interface',
    PrivateDnsEnabled: true,
    SubnetIds: ['subnet-0123456789abcdef0'],
  });
  const https = Object.values(template.findResources('AWS::EC2::SecurityGroupIngress')).filter(
    ({ Properties }) => Properties.FromPort === 443,
  );
  expect(https).toHaveLength(2);
  for (const { Properties } of https) expect(Properties.SourceSecurityGroupId).toBeDefined();
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    GroupDescription: 'Loadproof: endpoints that its connectors call',
    SecurityGroupIngress: Match.absent(),
  });
});

test.each([
  [{ endpoints: ['s3'] }, 'stack.sources[0].network.routeTables: is missing: the endpoint of S3 needs'],
  [{ routeTables: ['rtb-0123456789abcdef0'] }, 'stack.sources[0].network.routeTables: is of use only with'],
  [
    { endpoints: ['secretmanager'] },
    'stack.sources[0].network.endpoints[0]: must be s3 or secretsmanager or athena Did you mean secretsmanager?',
  ],
  [{ ...ENDPOINTS, routeTables: ['rtb'] }, 'stack.sources[0].network.routeTables[0]: is not a route table'],
])('a network of %j is told at synth', (network, message) => {
  expect(() => configOf({ sources: [source('shop', network)] })).toThrow(message);
});
