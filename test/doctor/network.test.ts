import { type ConnectorNetwork, judgeNetwork, type VpcFacts } from '../../core/doctor/network.ts';

const network: ConnectorNetwork = { region: 'eu-west-1', vpc: 'vpc-1', subnets: ['subnet-1'], group: 'sg-connector' };
const endpoint = (service: string, changes = {}): VpcFacts['endpoints'][number] => ({
  id: `vpce-${service}`,
  service: `com.amazonaws.eu-west-1.${service}`,
  type: service === 's3' ? 'Gateway' : 'Interface',
  available: true,
  privateDns: service !== 's3',
  routeTables: service === 's3' ? ['rtb-1'] : [],
  groups: service === 's3' ? [] : ['sg-endpoint'],
  ...changes,
});
const facts = (changes: Partial<VpcFacts> = {}): VpcFacts => ({
  subnets: [{ id: 'subnet-1', vpc: 'vpc-1', cidr: '10.0.1.0/24' }],
  routeTables: [{ id: 'rtb-1', main: false, subnets: ['subnet-1'], defaultRoute: 'none' }],
  endpoints: [endpoint('s3'), endpoint('secretsmanager'), endpoint('athena')],
  groups: [{ id: 'sg-endpoint', cidrs: ['10.0.0.0/16'], groups: [] }],
  ...changes,
});
const route = (defaultRoute: VpcFacts['routeTables'][number]['defaultRoute'], main = false) => [
  { id: 'rtb-1', main, subnets: main ? [] : ['subnet-1'], defaultRoute },
];
const wrong = (changes: Partial<VpcFacts>) =>
  judgeNetwork(network, facts(changes)).filter(({ status }) => status === 'failed');

test('endpoints for all three services, or a NAT: well', () => {
  expect(judgeNetwork(network, facts())).toMatchObject([
    { status: 'ok', detail: expect.stringContaining('by endpoints') },
  ]);
  expect(wrong({ endpoints: [], routeTables: route('outside') })).toEqual([]);
  // The main table serves a subnet that has none of its own.
  expect(wrong({ endpoints: [], routeTables: route('outside', true) })).toEqual([]);
});

test.each([
  ['none', 'no default route'],
  ['internetGateway', 'it has no public address'],
  ['blackhole', 'what is not there any more'],
] as const)(
  'a VPC without endpoints and with the default route %s: each service, what would happen, and the mend',
  (to, why) => {
    const found = wrong({ endpoints: [], routeTables: route(to) });
    expect(found.map(({ detail }) => /to (\S+):/.exec(detail)?.[1])).toEqual([
      'com.amazonaws.eu-west-1.s3',
      'com.amazonaws.eu-west-1.secretsmanager',
      'com.amazonaws.eu-west-1.athena',
    ]);
    expect(found[0]).toMatchObject({
      detail: expect.stringContaining(why),
      remedy: expect.stringContaining(
        'create-vpc-endpoint --vpc-id vpc-1 --service-name com.amazonaws.eu-west-1.s3 --route-table-ids rtb-1',
      ),
    });
    expect(found[0]?.detail).toContain('large ones hang');
  },
);

test.each([
  ['a gateway of another route table', [endpoint('s3', { routeTables: ['rtb-2'] })], 's3'],
  ['an endpoint that is not available', [endpoint('s3', { available: false })], 's3'],
  ['an S3 interface without private DNS', [endpoint('s3', { type: 'Interface' })], 's3'],
])('%s does not serve', (_, endpoints, service) => {
  const others = [endpoint('secretsmanager'), endpoint('athena')];
  expect(wrong({ endpoints: [...endpoints, ...others] })).toMatchObject([
    { detail: expect.stringContaining(`no way to com.amazonaws.eu-west-1.${service}`) },
  ]);
});

test('an interface without private DNS, and one that lets nobody in', () => {
  const quiet = [endpoint('s3'), endpoint('secretsmanager', { privateDns: false }), endpoint('athena')];
  expect(wrong({ endpoints: quiet })).toMatchObject([{ remedy: expect.stringContaining('--private-dns-enabled') }]);
  const closed = [{ id: 'sg-endpoint', cidrs: ['10.1.0.0/16', '10.0.1.0/25'], groups: ['sg-other'] }];
  expect(wrong({ groups: closed })).toMatchObject([
    { remedy: expect.stringContaining('--port 443 --source-group sg-connector') },
    {},
  ]);
  expect(wrong({ groups: [{ id: 'sg-endpoint', cidrs: [], groups: ['sg-connector'] }] })).toEqual([]);
  expect(wrong({ groups: [{ id: 'sg-endpoint', cidrs: ['0.0.0.0/0'], groups: [] }] })).toEqual([]);
});

test('a subnet that is not there, or of another VPC', () => {
  expect(wrong({ subnets: [] })).toMatchObject([{ detail: expect.stringContaining('no subnet subnet-1') }]);
  const other = [{ id: 'subnet-1', vpc: 'vpc-2', cidr: '10.0.1.0/24' }];
  expect(wrong({ subnets: other })).toMatchObject([{ detail: 'subnet-1 is a subnet of vpc-2, not of vpc-1.' }]);
});
