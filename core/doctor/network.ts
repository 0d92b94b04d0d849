import { type Finding, failed, ok } from './report.ts';

/**
 * Whether a connector, which is a Lambda function in the user's VPC, reaches the services that it calls: S3 (it spills
 * there), Secrets Manager (user and password) and Athena (was the query cancelled?). Its log needs no route: Lambda
 * delivers logs by itself. https://docs.aws.amazon.com/athena/latest/ug/athena-connectors-vpc-creation.html
 */
export const CONNECTOR_SERVICES = ['s3', 'secretsmanager', 'athena'] as const;
export type ConnectorService = (typeof CONNECTOR_SERVICES)[number];

/** Where a default route leads. A function in a VPC has no public address: an internet gateway does not serve it. */
export type DefaultRoute = 'outside' | 'internetGateway' | 'blackhole' | 'none';

export interface VpcFacts {
  readonly subnets: readonly { readonly id: string; readonly vpc: string; readonly cidr: string }[];
  readonly routeTables: readonly {
    readonly id: string;
    /** Of subnets that have none of their own. */
    readonly main: boolean;
    readonly subnets: readonly string[];
    readonly defaultRoute: DefaultRoute;
  }[];
  readonly endpoints: readonly VpcEndpoint[];
  /** Security groups of the endpoints: who may reach them by HTTPS. */
  readonly groups: readonly {
    readonly id: string;
    readonly cidrs: readonly string[];
    readonly groups: readonly string[];
  }[];
}

export interface VpcEndpoint {
  readonly id: string;
  /** `com.amazonaws.eu-west-1.s3` */
  readonly service: string;
  readonly type: string;
  readonly available: boolean;
  /** The service's usual name leads to it. */
  readonly privateDns: boolean;
  readonly routeTables: readonly string[];
  readonly groups: readonly string[];
}

export interface ConnectorNetwork {
  readonly region: string;
  readonly vpc: string;
  readonly subnets: readonly string[];
  /** The connector's own security group; null where it is not known. */
  readonly group: string | null;
}

/** A finding per subnet and service that is not reached, with the command that mends it; one where all is well. */
export function judgeNetwork(network: ConnectorNetwork, facts: VpcFacts): Finding[] {
  const wrong = network.subnets.flatMap((id) => judgeSubnet(id, network, facts));
  if (wrong.length > 0) return wrong;
  const ways = [...new Set(network.subnets.map((id) => wayOf(tableOf(id, facts)?.defaultRoute)))];
  return [ok(`S3, Secrets Manager and Athena are reached from ${network.subnets.join(', ')}: ${ways.join(' and ')}.`)];
}

const wayOf = (route: DefaultRoute | undefined): string =>
  route === 'outside' ? 'by NAT or a transit' : 'by endpoints';

function judgeSubnet(id: string, network: ConnectorNetwork, facts: VpcFacts): Finding[] {
  const subnet = facts.subnets.find((each) => each.id === id);
  const mend = 'Correct stack.sources[].network in loadproof.yaml, and deploy.';
  if (subnet === undefined) return [failed(`There is no subnet ${id} in this account and region.`, mend)];
  if (subnet.vpc !== network.vpc) return [failed(`${id} is a subnet of ${subnet.vpc}, not of ${network.vpc}.`, mend)];
  if (tableOf(id, facts)?.defaultRoute === 'outside') return [];
  return CONNECTOR_SERVICES.flatMap((service) => judgeService(service, subnet, network, facts) ?? []);
}

type Subnet = VpcFacts['subnets'][number];

function judgeService(
  service: ConnectorService,
  subnet: Subnet,
  network: ConnectorNetwork,
  facts: VpcFacts,
): Finding | null {
  const name = `com.amazonaws.${network.region}.${service}`;
  const endpoints = facts.endpoints.filter((each) => each.available && isOf(each.service, service));
  const table = tableOf(subnet.id, facts);
  const gateway = endpoints.find(
    ({ type, routeTables }) => type === 'Gateway' && routeTables.includes(table?.id ?? ''),
  );
  if (gateway !== undefined) return null;
  const named = endpoints.find(({ type, privateDns }) => type === 'Interface' && privateDns);
  if (named !== undefined) return judgeAdmission(named, subnet, network, facts);
  const dumb = endpoints.find(({ type }) => type === 'Interface');
  if (dumb !== undefined && service !== 's3')
    return failed(
      `${dumb.id} (${name}) has no private DNS: the connector looks for the service elsewhere.`,
      `aws ec2 modify-vpc-endpoint --vpc-endpoint-id ${dumb.id} --private-dns-enabled`,
    );
  return failed(
    `${subnet.id} has no way to ${name}: no endpoint, and ${ROUTES[table?.defaultRoute ?? 'none']}. ${SYMPTOMS[service]}`,
    creation(service, name, network, table?.id ?? 'rtb-…'),
  );
}

/** China has names of its own, such as cn.com.amazonaws.cn-north-1.athena. */
const isOf = (name: string, service: string): boolean => name.endsWith(`.${service}`);

const ROUTES: Readonly<Record<DefaultRoute, string>> = {
  outside: 'a route outside',
  internetGateway: 'its default route leads to an internet gateway, which serves no function: it has no public address',
  blackhole: 'its default route leads to what is not there any more',
  none: 'no default route',
};

const SYMPTOMS: Readonly<Record<ConnectorService, string>> = {
  s3: 'Small tables would work, and large ones hang.',
  secretsmanager: 'The connector would not get user and password, and time out.',
  athena: 'The connector would not learn whether its query was cancelled.',
};

function creation(service: ConnectorService, name: string, { vpc, subnets }: ConnectorNetwork, table: string): string {
  const command = `aws ec2 create-vpc-endpoint --vpc-id ${vpc} --service-name ${name}`;
  const how =
    service === 's3'
      ? `${command} --route-table-ids ${table} (free)`
      : `${command} --vpc-endpoint-type Interface --subnet-ids ${subnets.join(' ')} --security-group-ids <a group that lets HTTPS in>`;
  return `${how}; or let the stack make it: stack.sources[].network.endpoints; or add a NAT gateway.`;
}

/** An interface endpoint serves only whom its security groups let in. */
function judgeAdmission(
  endpoint: VpcEndpoint,
  subnet: Subnet,
  { group }: ConnectorNetwork,
  facts: VpcFacts,
): Finding | null {
  const own = facts.groups.filter(({ id }) => endpoint.groups.includes(id));
  const lets = own.some(
    ({ cidrs, groups }) =>
      cidrs.some((cidr) => contains(cidr, subnet.cidr)) || (group !== null && groups.includes(group)),
  );
  if (lets || own.length === 0) return null;
  const source = group === null ? `--cidr ${subnet.cidr}` : `--source-group ${group}`;
  return failed(
    `${endpoint.id} (${endpoint.service}) lets nobody of ${subnet.id} (${subnet.cidr}) in by HTTPS.`,
    `aws ec2 authorize-security-group-ingress --group-id ${own[0]?.id ?? ''} --protocol tcp --port 443 ${source}`,
  );
}

function tableOf(subnet: string, { routeTables }: VpcFacts): VpcFacts['routeTables'][number] | undefined {
  return routeTables.find(({ subnets }) => subnets.includes(subnet)) ?? routeTables.find(({ main }) => main);
}

/** Whether an IPv4 block holds another. */
function contains(outer: string, inner: string): boolean {
  const [a, b] = [blockOf(outer), blockOf(inner)];
  if (a === null || b === null || a.bits > b.bits) return false;
  const shift = 2 ** (32 - a.bits);
  return Math.floor(a.address / shift) === Math.floor(b.address / shift);
}

function blockOf(cidr: string): { address: number; bits: number } | null {
  const [, address = '', bits = '32'] = /^(\d+\.\d+\.\d+\.\d+)(?:\/(\d+))?$/.exec(cidr) ?? [];
  if (address === '') return null;
  return { address: address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0), bits: Number(bits) };
}
