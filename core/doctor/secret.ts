import { type Finding, failed, ok, warning } from './report.ts';

/** Where the connector connects to, as the configuration says it. */
export interface Expected {
  readonly secret: string;
  readonly host: string;
  readonly port: number;
}

/** Looks at the keys of a secret, and at host and port where it has them; never repeats a value that may be secret. */
export function judgeSecret(text: string, { secret, host, port }: Expected): Finding[] {
  const data = fieldsOf(text);
  const mend = `aws secretsmanager put-secret-value --secret-id ${secret} --secret-string '{"username":"…","password":"…"}'`;
  if (data === null) return [failed(`The secret ${secret} is not a JSON object.`, mend)];
  const missing = ['username', 'password'].filter((key) => typeof data[key] !== 'string' || data[key] === '');
  if (missing.length > 0) {
    const has = Object.keys(data).slice(0, 10).join(', ') || 'nothing';
    return [failed(`The secret ${secret} has no ${missing.join(' and no ')} (it has ${has}).`, mend)];
  }
  return [ok(`The secret ${secret} has username and password.`), ...elsewhere(data, secret, host, port)];
}

function elsewhere(data: Readonly<Record<string, unknown>>, secret: string, host: string, port: number): Finding[] {
  const other = [
    ...(typeof data.host === 'string' && data.host !== host
      ? [`host ${data.host}, and the configuration ${host}`]
      : []),
    ...(data.port !== undefined && Number(data.port) !== port
      ? [`port ${Number(data.port)}, and the configuration ${port}`]
      : []),
  ];
  if (other.length === 0) return [];
  const mend =
    'See whether it is the secret of this database: the connector takes host and port from the configuration.';
  return [warning(`The secret ${secret} is of another place: it says ${other.join('; ')}.`, mend)];
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data } : null;
  } catch {
    return null;
  }
}
