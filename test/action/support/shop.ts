import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Place, pglite, withDatabase } from '../../support/postgres.ts';
import { writeLakeFile } from '../../support/run-over.ts';

/** A name and a value that want to be commands of the runner, and Markdown. */
export const HOSTILE_NAME = 'x\n::set-output name=verdict::MATCHED\r##[error]';
export const HOSTILE_VALUE = '%0A::error::owned\n@octo | `<b>`';

/** A source and a lake with a table for each verdict, for as long as a test file runs. */
export interface Shop {
  readonly place: Place;
  readonly folder: string;
  /** A configuration: `slow` waits for minutes between two reads of what differs. */
  readonly config: string;
  readonly slow: string;
  close(): Promise<void>;
}

const rows = (last: string) =>
  `select i::integer as id, case i when 9 then '${last}' else 'row' end as note from range(1, 10) t(i)`;
const quoted = HOSTILE_VALUE.replaceAll("'", "''");

export async function openShop(): Promise<Shop> {
  const folder = mkdtempSync(join(tmpdir(), 'loadproof-shop-'));
  let release = (): void => undefined;
  const released = new Promise<void>((done) => {
    release = done;
  });
  let closed: Promise<void> = Promise.resolve();
  const place = await new Promise<Place>((opened, failed) => {
    closed = withDatabase(pglite(), (lent) => {
      opened(lent);
      return released;
    });
    closed.catch(failed);
  });
  await fill(place, folder);
  const [config, slow] = [
    configure(place, folder, 'loadproof.yaml', 'compare: { settleSeconds: 0 }'),
    configure(place, folder, 'slow.yaml', 'compare: { settleSeconds: 600 }'),
  ];
  const close = async () => {
    release();
    await closed;
    rmSync(folder, { recursive: true, force: true });
  };
  return { place, folder, config, slow, close };
}

async function fill(place: Place, folder: string): Promise<void> {
  const { schema } = place;
  for (const name of ['same', 'wrong', 'wide', 'broken', HOSTILE_NAME])
    await place.run(
      `create table "${name}" (id int primary key, note text);
       insert into "${name}" select i, case i when 9 then '${name === 'same' ? 'end' : quoted}' else 'row' end
       from generate_series(1, 9) i`,
    );
  await writeLakeFile(folder, `${schema}.same`, rows('end'));
  await writeLakeFile(folder, `${schema}.wrong`, rows('end'));
  await writeLakeFile(folder, `${schema}.wide`, `select *, 1 as more from (${rows(quoted)})`);
  const path = await writeLakeFile(folder, `${schema}.broken`, rows(quoted));
  writeFileSync(path, readFileSync(path).subarray(0, 300));
}

function configure(place: Place, folder: string, name: string, more: string): string {
  const url = new URL(place.url);
  url.password = '';
  const path = join(folder, name);
  writeFileSync(
    path,
    [
      `source: { kind: postgres, url: '${url.href}' }`,
      'lake: { path: ./lake }',
      `tables: { include: ['${place.schema}.*'] }`,
      'report: { values: plain, out: ./out }',
      more,
    ].join('\n'),
  );
  return path;
}
