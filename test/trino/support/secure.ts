/** What the tests' server needs to ask who we are: keys made for the run, and rules for users of certain names. */
import { spawnSync } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The server's address for those who bring a token. */
export interface SecureServer {
  readonly url: string;
  /** PEM of the certificate, which has signed itself. */
  readonly ca: string;
  /** Signs tokens; base64. */
  readonly jwtSecret: string;
  /** The key and its certificate for another server: PKCS #12 under {@link STORE_PASSWORD}, base64. */
  readonly store: string;
}

export interface Keys {
  /** PKCS #12, under {@link STORE_PASSWORD}. */
  readonly store: Buffer;
  readonly certificate: string;
  readonly jwtSecret: string;
}

/** Of a store that lives as long as the tests, beside the server that it is of. */
export const STORE_PASSWORD = 'tests-only';

/** Everybody may do everything; but a reader may create nothing, and a stranger pass nothing through. */
export const RULES = {
  // Owners may make catalogs.
  catalogs: [{ allow: 'owner' }],
  tables: [
    { user: 'reader', privileges: ['SELECT'] },
    { privileges: ['SELECT', 'INSERT', 'DELETE', 'UPDATE', 'OWNERSHIP'] },
  ],
  schemas: [{ user: 'reader', owner: false }, { owner: true }],
  functions: [{ user: 'stranger', privileges: [] }, { privileges: ['EXECUTE', 'OWNERSHIP'] }],
};

/** A certificate for 127.0.0.1, made by the Java that runs the server. */
export function makeKeys(java: string): Keys {
  const folder = mkdtempSync(join(tmpdir(), 'loadproof-keys-'));
  const store = join(folder, 'keys.p12');
  const keytool = (...args: string[]) => {
    const common = ['-keystore', store, '-storepass', STORE_PASSWORD, '-alias', 'trino'];
    const run = spawnSync(join(dirname(java), 'keytool'), [...args, ...common], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`keytool failed: ${run.stdout}${run.stderr}`);
    return run.stdout;
  };
  try {
    const subject = ['-dname', 'CN=127.0.0.1', '-ext', 'san=ip:127.0.0.1,dns:localhost', '-validity', '7'];
    keytool('-genkeypair', '-keyalg', 'EC', '-groupname', 'secp256r1', '-storetype', 'PKCS12', ...subject);
    const certificate = keytool('-exportcert', '-rfc');
    return { store: readFileSync(store), certificate, jwtSecret: randomBytes(64).toString('base64') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A token for a user, as a server's owner would give one. https://www.rfc-editor.org/rfc/rfc7519 */
export function tokenFor(user: string, { jwtSecret }: Pick<SecureServer, 'jwtSecret'>, seconds = 600): string {
  const part = (data: object) => Buffer.from(JSON.stringify(data)).toString('base64url');
  const expires = Math.floor(Date.now() / 1000) + seconds;
  const signed = `${part({ alg: 'HS512', typ: 'JWT' })}.${part({ sub: user, exp: expires })}`;
  const signature = createHmac('sha512', Buffer.from(jwtSecret, 'base64')).update(signed).digest('base64url');
  return `${signed}.${signature}`;
}
