import { Stack } from 'aws-cdk-lib';
import { CfnSecurityGroup, CfnSecurityGroupIngress, CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { StackSource } from '../core/config/stack-schema.ts';
import type { ConnectorService } from '../core/doctor/network.ts';

export interface EndpointsProps {
  /** Each with the security group of its connector; without one for an existing catalog. */
  readonly connectors: readonly { readonly source: StackSource; readonly group: string | undefined }[];
}

/**
 * VPC endpoints that a connector needs and its VPC has not: as configured. A VPC takes one endpoint per service that
 * answers to the service's own name, so connectors of one VPC share them, in the subnets of the first.
 */
export class Endpoints extends Construct {
  constructor(scope: Construct, id: string, { connectors }: EndpointsProps) {
    super(scope, id);
    for (const vpc of new Set(connectors.flatMap(({ source }) => source.network?.vpc ?? []))) {
      const own = connectors.filter(({ source }) => source.network?.vpc === vpc);
      const services = new Set(own.flatMap(({ source }) => source.network?.endpoints ?? []));
      if (services.size > 0) this.make(new Construct(this, vpc), vpc, services, own);
    }
  }

  private make(
    scope: Construct,
    vpcId: string,
    services: ReadonlySet<ConnectorService>,
    connectors: EndpointsProps['connectors'],
  ): void {
    const named = (service: ConnectorService) => `com.amazonaws.${Stack.of(this).region}.${service}`;
    const networks = connectors.flatMap(({ source }) => source.network ?? []);
    if (services.has('s3'))
      new CfnVPCEndpoint(scope, 's3', {
        vpcId,
        serviceName: named('s3'),
        vpcEndpointType: 'Gateway',
        routeTableIds: [...new Set(networks.flatMap(({ routeTables }) => routeTables))],
      });
    const interfaces = [...services].filter((service) => service !== 's3');
    if (interfaces.length === 0) return;
    const group = admission(scope, vpcId, connectors);
    for (const service of interfaces)
      new CfnVPCEndpoint(scope, service, {
        vpcId,
        serviceName: named(service),
        vpcEndpointType: 'Interface',
        privateDnsEnabled: true,
        subnetIds: [...(networks[0]?.subnets ?? [])],
        securityGroupIds: [group],
      });
  }
}

/** Lets the connectors in by HTTPS, and nobody else. */
function admission(scope: Construct, vpcId: string, connectors: EndpointsProps['connectors']): string {
  const group = new CfnSecurityGroup(scope, 'SecurityGroup', {
    groupDescription: 'Loadproof: endpoints that its connectors call',
    vpcId,
    // Endpoints answer; they call nobody.
    securityGroupEgress: [{ ipProtocol: '-1', cidrIp: '127.0.0.1/32', description: 'nobody' }],
  });
  for (const { source, group: connector } of connectors)
    if (connector !== undefined)
      new CfnSecurityGroupIngress(scope, `From-${source.name}`, {
        groupId: group.attrGroupId,
        ipProtocol: 'tcp',
        fromPort: 443,
        toPort: 443,
        sourceSecurityGroupId: connector,
        description: `Loadproof connector of the source ${source.name}`,
      });
  return group.attrGroupId;
}
