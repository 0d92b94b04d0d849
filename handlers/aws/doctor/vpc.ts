import {
  type EC2Client,
  type Filter,
  paginateDescribeRouteTables,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeVpcEndpoints,
  type Route,
  type RouteTable,
  type SecurityGroup,
} from '@aws-sdk/client-ec2';
import type { ConnectorNetwork, DefaultRoute, VpcFacts } from '../../../core/doctor/network.ts';
import { awsError } from '../errors.ts';

const OTHERWISE = {
  name: 'InvalidConfiguration',
  remedy: 'Compare stack.sources[].network with: aws ec2 describe-subnets',
} as const;

/** What EC2 says of a connector's network. */
export async function describeVpc(ec2: EC2Client, { vpc, subnets }: ConnectorNetwork): Promise<VpcFacts> {
  try {
    const inVpc: Filter[] = [{ Name: 'vpc-id', Values: [vpc] }];
    const found = await subnetsOf(ec2, subnets);
    const routeTables = await routeTablesOf(ec2, inVpc);
    const endpoints = await endpointsOf(ec2, inVpc);
    const groups = await groupsOf(ec2, [...new Set(endpoints.flatMap((endpoint) => endpoint.groups))]);
    return { subnets: found, routeTables, endpoints, groups };
  } catch (error) {
    throw awsError(error, `Describing the network ${vpc}`, OTHERWISE);
  }
}

/** By filter: by id, one that is not there would be an error, and nothing said of the others. */
async function subnetsOf(client: EC2Client, ids: readonly string[]): Promise<VpcFacts['subnets']> {
  const found: VpcFacts['subnets'][number][] = [];
  const Filters = [{ Name: 'subnet-id', Values: [...ids] }];
  for await (const { Subnets = [] } of paginateDescribeSubnets({ client }, { Filters }))
    for (const { SubnetId = '', VpcId = '', CidrBlock = '' } of Subnets)
      found.push({ id: SubnetId, vpc: VpcId, cidr: CidrBlock });
  return found;
}

async function routeTablesOf(client: EC2Client, Filters: Filter[]): Promise<VpcFacts['routeTables']> {
  const found: RouteTable[] = [];
  for await (const { RouteTables = [] } of paginateDescribeRouteTables({ client }, { Filters }))
    found.push(...RouteTables);
  return found.map(({ RouteTableId = '', Associations = [], Routes = [] }) => ({
    id: RouteTableId,
    main: Associations.some(({ Main }) => Main === true),
    subnets: Associations.flatMap(({ SubnetId }) => (SubnetId === undefined ? [] : [SubnetId])),
    defaultRoute: defaultRouteOf(Routes),
  }));
}

function defaultRouteOf(routes: readonly Route[]): DefaultRoute {
  const found = routes.find(({ DestinationCidrBlock }) => DestinationCidrBlock === '0.0.0.0/0');
  if (found === undefined) return 'none';
  if (found.State === 'blackhole') return 'blackhole';
  // NAT, transit gateways, peers and appliances may all lead outside; an internet gateway does not, for a function.
  return found.GatewayId?.startsWith('igw-') ? 'internetGateway' : 'outside';
}

async function endpointsOf(client: EC2Client, Filters: Filter[]): Promise<VpcFacts['endpoints']> {
  const found: VpcFacts['endpoints'][number][] = [];
  for await (const { VpcEndpoints = [] } of paginateDescribeVpcEndpoints({ client }, { Filters }))
    for (const each of VpcEndpoints)
      found.push({
        id: each.VpcEndpointId ?? '',
        service: each.ServiceName ?? '',
        type: each.VpcEndpointType ?? '',
        available: String(each.State).toLowerCase() === 'available',
        privateDns: each.PrivateDnsEnabled === true,
        routeTables: each.RouteTableIds ?? [],
        groups: (each.Groups ?? []).flatMap(({ GroupId }) => (GroupId === undefined ? [] : [GroupId])),
      });
  return found;
}

async function groupsOf(client: EC2Client, ids: readonly string[]): Promise<VpcFacts['groups']> {
  if (ids.length === 0) return [];
  const found: SecurityGroup[] = [];
  const Filters = [{ Name: 'group-id', Values: [...ids] }];
  for await (const { SecurityGroups = [] } of paginateDescribeSecurityGroups({ client }, { Filters }))
    found.push(...SecurityGroups);
  return found.map(({ GroupId = '', IpPermissions = [] }) => {
    const https = IpPermissions.filter(({ IpProtocol, FromPort, ToPort }) => {
      if (IpProtocol === '-1') return true;
      return IpProtocol === 'tcp' && (FromPort ?? 0) <= 443 && (ToPort ?? 65_535) >= 443;
    });
    return {
      id: GroupId,
      cidrs: https.flatMap(({ IpRanges = [] }) => IpRanges.flatMap(({ CidrIp }) => CidrIp ?? [])),
      groups: https.flatMap(({ UserIdGroupPairs = [] }) => UserIdGroupPairs.flatMap((pair) => pair.GroupId ?? [])),
    };
  });
}
