import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Where installed packages are. Resolved from the running script (its real path, since npm links commands), so that it
 * works alike in the bundle, in the sources and under a test runner.
 */
function requireFromHere(): NodeJS.Require {
  const script = process.argv[1];
  return createRequire(script === undefined ? join(process.cwd(), 'x.js') : realpathSync(script));
}

/** The main file of an installed package. */
export function packageEntry(name: string): string {
  return requireFromHere().resolve(name);
}

/** The folder of the files of `vega-datasets`: public data sets, whose licences its `datapackage.json` lists. */
export function vegaDataFolder(): string {
  return join(dirname(packageEntry('vega-datasets')), '..', 'data');
}
