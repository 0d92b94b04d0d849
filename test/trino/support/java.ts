/** The Java that runs the Trino server of the tests. */
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** Where packages, Homebrew and the like put their Java homes. */
const HOMES = ['/usr/lib/jvm', '/Library/Java/JavaVirtualMachines', '/opt/java'];

/** The oldest Java that is new enough, as the path of its `java`. Throws an Error that says what was found and wanted. */
export function findJava(oldest: number, environment: NodeJS.ProcessEnv = process.env): string {
  const found = candidates(environment).flatMap((home) => {
    const version = javaVersion(home);
    return version === null ? [] : [{ home, version }];
  });
  const fitting = found.filter((java) => java.version >= oldest).sort((a, b) => a.version - b.version)[0];
  if (fitting) return join(fitting.home, 'bin', 'java');
  const seen = [...new Set(found.map((java) => java.version))].sort((a, b) => a - b);
  throw new Error(
    `Trino needs Java ${oldest} or later, and ${seen.length > 0 ? `only Java ${seen.join(', ')} was` : 'no Java was'} found. ` +
      'Install one and set JAVA_HOME, or set LOADPROOF_WITHOUT_TRINO=1 to leave these tests out.',
  );
}

function candidates(environment: NodeJS.ProcessEnv): string[] {
  // GitHub's runners name theirs JAVA_HOME_25_X64 and so on.
  const named = Object.keys(environment).filter((name) => /^JAVA_HOME(_\d+_\w+)?$/.test(name));
  const onPath = (environment.PATH ?? '').split(delimiter).map((folder) => join(folder, 'java'));
  const installed = HOMES.filter(existsSync).flatMap((folder) =>
    readdirSync(folder).flatMap((name) => [join(folder, name), join(folder, name, 'Contents', 'Home')]),
  );
  return [
    ...named.map((name) => environment[name] ?? ''),
    ...onPath.filter(existsSync).map((java) => dirname(dirname(realpathSync(java)))),
    ...installed,
  ];
}

/** Whether a Java has a module: small builds leave some out. Trino reads Parquet faster with the one for vectors. */
export function hasModule(java: string, module: string): boolean {
  const release = readFileSync(join(dirname(dirname(java)), 'release'), 'utf8');
  return (/^MODULES="(.*)"$/m.exec(release)?.[1] ?? '').split(' ').includes(module);
}

/** The major version that a Java home states of itself; null where it is none. */
function javaVersion(home: string): number | null {
  const release = join(home, 'release');
  if (!existsSync(join(home, 'bin', 'java')) || !existsSync(release)) return null;
  const version = /^JAVA_VERSION="(\d+)/m.exec(readFileSync(release, 'utf8'))?.[1];
  return version === undefined ? null : Number(version);
}
