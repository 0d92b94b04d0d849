import type { Clients } from '../../../handlers/aws/clients.ts';
import { clientsOf, closeClients } from './clients.ts';
import { FakeAws } from './fake-aws.ts';

/** A server and clients for the tests of one file; every request must be what the services' models allow. */
export function awsWorld(): { readonly aws: FakeAws; readonly clients: Clients } {
  const world = { aws: new FakeAws(), clients: {} as Clients };
  let old = world.aws;
  beforeEach(async () => {
    world.aws = new FakeAws();
    old = world.aws;
    world.clients = clientsOf(await world.aws.start());
  });
  afterEach(async () => {
    closeClients(world.clients);
    await old.stop();
    expect(old.problems).toEqual([]);
  });
  return world;
}
