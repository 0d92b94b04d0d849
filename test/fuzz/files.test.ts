/** Whatever the bytes of a lake's file are: they are read, or the file is refused by name. Never a crash, and no wrong rows. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describeCsv } from '../../core/csv/head.ts';
import type { CsvPlan } from '../../core/plan/schema.ts';
import { LoadproofError } from '../../handlers/errors.ts';
import { readFileFooter } from '../../local/lake/footer.ts';
import { encode } from '../../local/writer/encode.ts';
import { readS3 } from '../../local/writer/s3.ts';
import type { DmsTable } from '../../local/writer/types.ts';
import { RUNS } from './support.ts';

const TABLE: DmsTable = {
  schema: 'public',
  table: 't',
  source: { schema: 'public', table: 't' },
  phase: 'load',
  columns: [
    { name: 'id', type: { name: 'INT4' }, nullable: true },
    { name: 'amount', type: { name: 'NUMERIC', precision: 10, scale: 2 }, nullable: true },
    { name: 'at', type: { name: 'DATETIME', scale: 6 }, nullable: true },
    { name: 'note', type: { name: 'WSTRING', length: 20 }, nullable: true },
  ],
  key: ['id'],
  records: Array.from({ length: 20 }, (_, i) => ({ op: 'I', values: [i, '1.50', BigInt(i), `note ${i}`] })),
};

describe('files of others', () => {
  const folder = mkdtempSync(join(tmpdir(), 'loadproof-fuzz-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const whole = Buffer.from(encode(TABLE, readS3({ DataFormat: 'parquet' }))[0]?.bytes ?? []);

  const flips = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 });
  const inFooter = fc.array(fc.tuple(fc.integer({ min: whole.length - 400, max: whole.length - 1 }), fc.nat(255)), {
    maxLength: 8,
  });
  const broken = fc.oneof(
    fc.tuple(fc.oneof(flips, inFooter), fc.nat(whole.length), fc.boolean()).map(([changes, end, cut]) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      return cut ? bytes.subarray(0, end) : bytes;
    }),
    fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.concat([Buffer.from('PAR1'), bytes, Buffer.from('PAR1')])),
    fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
  );

  test('footers of Parquet', async () => {
    const path = join(folder, 'LOAD00000001.parquet');
    await fc.assert(
      fc.asyncProperty(broken, async (bytes) => {
        writeFileSync(path, bytes);
        const footer = await readFileFooter(path).catch((error: unknown) => {
          if (error instanceof LoadproofError && error.name === 'UnreadableLakeFile') return null;
          throw error;
        });
        if (footer === null) return;
        expect(Number.isSafeInteger(footer.rows) && footer.rows >= 0).toBe(true);
        expect(footer.columns.every((c) => typeof c.name === 'string' && typeof c.type.kind === 'string')).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  test('a footer whose column has no name', async () => {
    const path = join(folder, 'LOAD00000002.parquet');
    // In the footer, the name of a column: the field's head, the length, the text. The head says which field it is.
    const at = whole.indexOf(Buffer.from('\x06amount', 'latin1')) - 1;
    expect((whole[at] ?? 0) & 15).toBe(8);
    const nameless = Buffer.from(whole);
    nameless[at] = 0xe8;
    writeFileSync(path, nameless);
    await expect(readFileFooter(path)).rejects.toMatchObject({
      name: 'UnreadableLakeFile',
      message: expect.stringContaining('its footer has a column without a name'),
    });
  });

  test('heads of CSV', () => {
    const plan: CsvPlan = {
      format: { delimiter: ',', rowDelimiter: '\n', quoted: true, nullText: '' },
      declared: true,
      header: null,
      gzip: false,
      binary: 'hex',
      fields: ['id', 'amount', 'note'].map((name) => ({ name, real: false })),
      doubt: null,
    };
    const text = fc.string({
      unit: fc.constantFrom('id', 'amount', 'note', ',', '\n', '"', '""', '\r', '\ufeff', 'é', '\0', ' '),
    });
    fc.assert(
      fc.property(text, fc.constantFrom(true, false, null), (beginning, header) => {
        const bytes = Buffer.byteLength(beginning);
        try {
          const { csv } = describeCsv(
            { ...plan, header },
            { gzip: false, text: beginning, end: Buffer.from(beginning).toString('latin1'), bytes },
          );
          expect(new Set(csv.fields).size).toBe(csv.fields.length);
          expect(csv.skip === 0 || csv.skip === 1).toBe(true);
        } catch (error) {
          // Its caller makes a named error of it: the message is the reason.
          expect(error instanceof TypeError || error instanceof RangeError).toBe(false);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
