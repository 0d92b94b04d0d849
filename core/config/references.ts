/**
 * `${env:NAME}` references: the only way a secret enters a configuration. They are read where the file says where
 * things are (`source.url`, `source.password`, paths); a condition or a reason is never changed.
 */
import { ConfigError, type ConfigIssue } from './errors.ts';

const reference = /\$\{env:([A-Za-z_][A-Za-z0-9_]*)\}/g;
const anyReference = /\$\{[^}]*\}?/;

/** Paths of the values in which references are read. */
const readIn = new Set([
  ...['source.url', 'source.password', 'lake.path', 'task', 'endpoints'],
  ...['report.out', 'embedded.tempDirectory'],
  ...['trino.url', 'trino.user', 'trino.password', 'trino.token', 'trino.tls.ca', 'trino.lake.location'],
]);

/** Of them, those in which a value is percent-encoded. */
const urls = new Set(['source.url', 'trino.url']);

/** What is only ever a reference, and a name for the variable. */
const secrets = new Map([
  ['source.password', 'PGPASSWORD'],
  ['trino.password', 'TRINO_PASSWORD'],
  ['trino.token', 'TRINO_TOKEN'],
]);

/**
 * Replaces the references in the data of a configuration file, and refuses passwords that are written out. In a longer
 * URL the value is percent-encoded; a value that is one reference becomes the variable's content as it is.
 * Throws a {@link ConfigError} that names each variable that is not set (never a value).
 */
export function expandReferences(data: unknown, lookup: (name: string) => string | undefined): unknown {
  const issues: ConfigIssue[] = [];
  const refuse = (path: string, message: string) => issues.push({ path, line: null, message });
  const expanded = mapTexts(data, '', (text, path) => {
    const secret = literalSecret(text, path);
    if (secret !== null) refuse(path, secret);
    return readIn.has(path) ? expandText(text, path, lookup, refuse) : text;
  });
  if (issues.length > 0) throw new ConfigError(issues);
  return expanded;
}

function expandText(
  text: string,
  path: string,
  lookup: (name: string) => string | undefined,
  refuse: (path: string, message: string) => void,
): string {
  const rest = text.replace(reference, '');
  const malformed = anyReference.exec(rest);
  if (malformed) refuse(path, `'${malformed[0]}' is not a reference: write \${env:NAME}`);
  const encode = urls.has(path) && rest !== '' ? encodeURIComponent : (value: string) => value;
  return text.replace(reference, (whole, name: string) => {
    const value = lookup(name);
    if (value === undefined || value === '') refuse(path, `the environment variable ${name} is not set`);
    return value === undefined ? whole : encode(value);
  });
}

/** Why a text is refused for the password that it spells out; null where it spells none. Never repeats it. */
function literalSecret(text: string, path: string): string | null {
  const plain = text.replace(reference, '');
  const variable = secrets.get(path) ?? secrets.get(path.replace(/\.url$/, '.password'));
  if (variable === undefined) return null;
  const key = path.endsWith('.token') ? 'token' : 'password';
  const instead = `put it into an environment variable, and write ${key}: \${env:${variable}}`;
  if (secrets.has(path)) return plain === '' ? null : `is a ${key} written out: ${instead}`;
  const userInfo = /^[^/]*:\/\/([^/?#]*)@/.exec(plain)?.[1] ?? '';
  const inQuery = /[?&](?:password|sslpassword)=[^&#]/i.test(plain);
  return /:./.test(userInfo) || inQuery ? `has a password written out: ${instead}` : null;
}

function mapTexts(data: unknown, path: string, change: (text: string, path: string) => string): unknown {
  if (typeof data === 'string') return change(data, path);
  if (Array.isArray(data)) return data.map((item, index) => mapTexts(item, `${path}[${index}]`, change));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, mapTexts(value, path === '' ? key : `${path}.${key}`, change)]),
  );
}
