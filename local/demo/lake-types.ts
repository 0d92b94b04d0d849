/**
 * What DMS makes of PostgreSQL's types in Parquet (AWS DMS User Guide, "Source data types for PostgreSQL" and "Target
 * data types for S3 Parquet"). Each column is brought over as a text that cannot be misread (`staged`, PostgreSQL's
 * SQL: digits, or hexadecimal digits of UTF-8 and of bytes), and turned into the type to write (`written`, DuckDB's
 * SQL). The expressions share nothing with Loadproof's own: this is the oracle that it is held against.
 */
export interface PgColumn {
  readonly name: string;
  /** Name of the base type, domains resolved. */
  readonly base: string;
  /** Type modifier of the base type; -1 for none. */
  readonly modifier: number;
}

export interface ColumnRecipe {
  readonly staged: string;
  readonly written: string;
}

const EPOCH_DAY = `DATE '1970-01-01'`;

/** DMS writes infinite dates and timestamps as these (User Guide, "Using PostgreSQL as a source": limitations). */
const LAST = '9999-12-31 23:59:59';
const FIRST = '4713-01-01 00:00:00 BC';

/** `quoted` is the column's quoted name, good in both databases; `raw` what DuckDB calls the staged text. */
export function recipe(column: PgColumn, quoted: string, raw: string): ColumnRecipe {
  const cast = (type: string): ColumnRecipe => ({ staged: `${quoted}::text`, written: `${raw}::${type}` });
  switch (column.base) {
    case 'int2':
      return cast('SMALLINT');
    case 'int4':
      return cast('INTEGER');
    case 'int8':
      return cast('BIGINT');
    case 'float4':
      return cast('FLOAT');
    case 'float8':
      return cast('DOUBLE');
    case 'bool':
      return cast('BOOLEAN');
    case 'numeric':
      return numeric(column.modifier, quoted, raw);
    case 'money':
      return { staged: `${quoted}::numeric::text`, written: `${raw}::DECIMAL(38, 4)` };
    case 'date':
      return date(quoted, raw);
    case 'timestamp':
    case 'timestamptz':
      return instant(column.base, quoted, raw);
    case 'time':
      return cast('TIME');
    case 'timetz':
      return { staged: `(${quoted} AT TIME ZONE 'UTC')::time::text`, written: `${raw}::TIME` };
    case 'bytea':
      return { staged: `encode(${quoted}, 'hex')`, written: `unhex(${raw})` };
    case 'bpchar':
      // A cast to text already drops the padding, as DMS does (TrimSpaceInChar).
      return text(`rtrim(${quoted}::text, ' ')`, raw);
    default:
      return text(`${quoted}::text`, raw);
  }
}

function text(expression: string, raw: string): ColumnRecipe {
  return { staged: `encode(convert_to(${expression}, 'UTF8'), 'hex')`, written: `decode(unhex(${raw}))` };
}

/** DECIMAL(p,s); unbounded, DECIMAL(28,6), rounded half away from zero; beyond 38 digits, text. */
function numeric(modifier: number, quoted: string, raw: string): ColumnRecipe {
  if (modifier < 0) return { staged: `round(${quoted}, 6)::text`, written: `${raw}::DECIMAL(28, 6)` };
  const precision = ((modifier - 4) >> 16) & 0xffff;
  // Eleven bits with a sign: PostgreSQL 15 allows negative scales.
  const scale = (((modifier - 4) & 0x7ff) ^ 0x400) - 0x400;
  if (precision > 38) return text(`${quoted}::text`, raw);
  const whole = scale < 0 ? Math.min(38, precision - scale) : Math.max(precision, scale);
  return { staged: `${quoted}::text`, written: `${raw}::DECIMAL(${whole}, ${Math.max(scale, 0)})` };
}

function date(quoted: string, raw: string): ColumnRecipe {
  const days = (value: string) => `(${value} - date '1970-01-01')`;
  const staged = `CASE ${quoted} WHEN 'infinity' THEN ${days(`date '${LAST.slice(0, 10)}'`)}
    WHEN '-infinity' THEN ${days(`date '4713-01-01 BC'`)} ELSE ${days(quoted)} END`;
  return { staged, written: `(${EPOCH_DAY} + ${raw}::INTEGER)::DATE` };
}

/** Micro-seconds since 1970 in UTC. DMS flags even a wall clock as adjusted to UTC. */
function instant(base: string, quoted: string, raw: string): ColumnRecipe {
  const micros = (value: string) => `(extract(epoch FROM ${value}) * 1000000)::bigint`;
  const limit = (value: string) => micros(`${base} '${value}${base === 'timestamptz' ? '+00' : ''}'`);
  const bc = base === 'timestamptz' ? '4713-01-01 00:00:00+00 BC' : FIRST;
  const staged = `CASE ${quoted} WHEN 'infinity' THEN ${limit(LAST)}
    WHEN '-infinity' THEN ${micros(`${base} '${bc}'`)} ELSE ${micros(quoted)} END`;
  return { staged, written: `make_timestamptz(${raw}::BIGINT)` };
}
