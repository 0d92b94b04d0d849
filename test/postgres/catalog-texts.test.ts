import pg from 'pg';
import { CATALOG_AS_TEXT_QUERY, readCatalogTexts } from '../../core/sql/postgres-catalog.ts';
import { describeSource } from '../../local/postgres/catalog.ts';
import { targets, withDatabase } from '../support/postgres.ts';

/** The form of the catalog query that Athena passes through says the same as the one that the driver asks. */
describe.each(targets())('the catalog as texts, on $name', (target) => {
  test('reads as the catalog does', async () => {
    await withDatabase(target, async (place) => {
      await place.run(
        `create table things (id bigint primary key, "Wert" numeric(12,2), note text, tags text[]);
         create table empty_one ();
         create view seen as select id from things;
         insert into things values (1, 1.5, 'x''y', '{a}'); analyze things`,
      );
      const client = new pg.Client({ connectionString: place.url });
      await client.connect();
      try {
        const plain = await describeSource(client);
        const texts = await client.query({ text: CATALOG_AS_TEXT_QUERY, rowMode: 'array' });
        expect(readCatalogTexts(texts.rows)).toEqual(plain);
        expect(plain.tables.filter((t) => t.schema === place.schema)).toHaveLength(3);
      } finally {
        await client.end();
      }
    });
  });
});
