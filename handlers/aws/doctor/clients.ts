import { EC2Client } from '@aws-sdk/client-ec2';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Clients } from '../clients.ts';

/** Clients that only `doctor` needs, beside those of every function. */
export interface DoctorClients extends Clients {
  readonly ec2: EC2Client;
  readonly secrets: SecretsManagerClient;
}

export function makeDoctorClients(clients: Clients): DoctorClients {
  const settings = { maxAttempts: 4 };
  return { ...clients, ec2: new EC2Client(settings), secrets: new SecretsManagerClient(settings) };
}
