/** Numbers. */
import { exactly, isFloat, isInteger, isText, type Mutation, mutation, on, text } from './mutation.ts';
import type { LakeValue, Logical, MatrixType } from './values.ts';

const wrap = (bits: bigint) =>
  on(isInteger, (value) =>
    BigInt.asIntN(Number(bits), value) === value ? undefined : BigInt.asIntN(Number(bits), value),
  );
const INT: readonly Logical[] = ['integer', 'unsigned'];

export const integers: readonly Mutation[] = [
  mutation(
    'one more',
    INT,
    on(isInteger, (value) => (value === 42n || value === 2024n || value === 1n ? value + 1n : undefined)),
  ),
  mutation(
    'one less',
    INT,
    on(isInteger, (value) => (value > 1n && value % 2n === 1n ? value - 1n : undefined)),
  ),
  mutation(
    'the sign lost',
    ['integer'],
    on(isInteger, (value) =>
      value < 0n && value > -(2n ** 62n) && value !== -128n && value !== -32768n && value !== -2147483648n
        ? -value
        : undefined,
    ),
    'changed its sign',
  ),
  mutation('cut to 8 bits', ['integer'], wrap(8n)),
  mutation('cut to 16 bits', ['integer'], wrap(16n)),
  mutation('cut to 32 bits', ['integer'], wrap(32n)),
  mutation(
    'unsigned wraps to the sign bit lost',
    ['unsigned'],
    on(isInteger, (value) => (value >= 128n && (value & (value - 1n)) === 0n ? value - 1n : undefined)),
  ),
  mutation(
    'through a double',
    INT,
    on(isInteger, (value) =>
      value > 2n ** 53n && value < 2n ** 60n && BigInt(Number(value)) !== value ? BigInt(Number(value)) : undefined,
    ),
  ),
  mutation(
    'eleven significant digits',
    INT,
    on(isInteger, (value) => (value === 123456789012345678n ? 123456789010000000n : undefined)),
  ),
  mutation('2 becomes 1', ['tiny'], exactly(2n, 1n)),
  mutation('zero becomes NULL', INT, exactly(0n, null), 'a value became NULL'),
];

const point = (value: string) => value.indexOf('.');
/** Decimal text with its number of fraction digits kept. */
const shifted = (value: string, by: bigint): string => {
  const scale = point(value) < 0 ? 0 : value.length - point(value) - 1;
  const digits = BigInt(value.replace('.', '')) + by;
  const sign = digits < 0n ? '-' : '';
  const all = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  return sign + (scale === 0 ? all : `${all.slice(0, -scale)}.${all.slice(-scale)}`);
};
const isZero = (value: string) => /^-?[0.]+$/.test(value);
const zeros = (count: number) => '0'.repeat(count);

export const decimals: readonly Mutation[] = [
  mutation(
    'the last digit',
    ['decimal'],
    text((value) => (isZero(value) || value.includes('9') ? undefined : shifted(value, 1n))),
  ),
  mutation(
    'the scale lost',
    ['decimal'],
    text((value) =>
      /\.0*$|^-?0?\./.test(value) || point(value) < 0 || /^-?0\./.test(value)
        ? undefined
        : value.replace(/\.(\d+)/, (_, f: string) => `.${zeros(f.length)}`),
    ),
    'lost digits after the point',
  ),
  mutation(
    'the last digit of the fraction lost',
    ['decimal'],
    text((value) => (/\d*\.\d*[1-9]$/.test(value) && !/^-?0\./.test(value) ? `${value.slice(0, -1)}0` : undefined)),
    'lost digits after the point',
  ),
  mutation(
    'the point moved',
    ['decimal'],
    text((value) =>
      /^\d{1,4}\.\d\d$/.test(value) && !isZero(value) ? shifted(value, BigInt(value.replace('.', '')) * 9n) : undefined,
    ),
  ),
  mutation(
    'the sign lost',
    ['decimal'],
    text((value) => (value.startsWith('-') && !isZero(value) ? value.slice(1) : undefined)),
    'changed its sign',
  ),
  mutation(
    'through a double',
    ['decimal'],
    text((value) =>
      value.replace(/\D/g, '').length > 20 && !/^-?9+/.test(value)
        ? value.replace(/\d(?=\D*$)/, (d) => (d === '0' ? '1' : String(Number(d) - 1)))
        : undefined,
    ),
  ),
  mutation(
    'zero becomes NULL',
    ['decimal'],
    on(isText, (value) => (isZero(value) ? null : undefined)),
    'a value became NULL',
  ),
];

const bitsOf = (value: number, add: bigint): number => {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigUint64(0, view.getBigUint64(0) + add);
  return view.getFloat64(0);
};
/** One unit in the last place of the column's own width. */
const ulp = (value: number, type: MatrixType): number | undefined => {
  if (!Number.isFinite(value) || value === 0 || Math.abs(value) > 1e38) return undefined;
  if (type.dms === 'REAL8') return bitsOf(value, 1n);
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  view.setUint32(0, view.getUint32(0) + 1);
  return view.getFloat32(0);
};
const F: readonly Logical[] = ['float'];
const float = (change: (value: number, type: MatrixType) => LakeValue | undefined) =>
  on(isFloat, (value, type) => {
    const changed = change(value, type);
    return typeof changed === 'number' && Object.is(changed, value) ? undefined : changed;
  });

export const floats: readonly Mutation[] = [
  mutation(
    'one unit in the last place',
    F,
    float((value, type) => (Math.abs(value) > 1 ? ulp(value, type) : undefined)),
  ),
  mutation(
    'a subnormal becomes 0',
    F,
    float((value) => (value !== 0 && Math.abs(value) < 1.2e-38 ? 0 : undefined)),
  ),
  mutation(
    '-0 becomes 0',
    F,
    float((value) => (Object.is(value, -0) ? 0 : undefined)),
  ),
  mutation(
    '0 becomes -0',
    F,
    float((value) => (Object.is(value, 0) ? -0 : undefined)),
  ),
  mutation(
    'NaN becomes 0',
    F,
    float((value) => (Number.isNaN(value) ? 0 : undefined)),
  ),
  mutation(
    'NaN becomes NULL',
    F,
    float((value) => (Number.isNaN(value) ? null : undefined)),
    'a value became NULL',
  ),
  mutation(
    'infinity becomes the largest number',
    F,
    float((value, { dms }) =>
      value === Infinity ? (dms === 'REAL4' ? 3.4028234663852886e38 : Number.MAX_VALUE) : undefined,
    ),
  ),
  mutation(
    'infinity loses its sign',
    F,
    float((value) => (value === -Infinity ? Infinity : undefined)),
  ),
  mutation(
    'the sign lost',
    F,
    float((value) => (value < 0 && Number.isFinite(value) ? -value : undefined)),
  ),
  mutation(
    'through 32 bits',
    F,
    float((value, { dms }) =>
      dms === 'REAL8' && Number.isFinite(value) && Math.abs(value) < 1e30 && Math.abs(value) > 1e-30
        ? Math.fround(value)
        : undefined,
    ),
  ),
  mutation(
    'fifteen digits',
    F,
    float((value, { dms }) =>
      dms === 'REAL8' && Math.abs(value) < 1 && value !== 0 ? Number(value.toPrecision(15)) : undefined,
    ),
  ),
  mutation(
    'thirteen digits after the point',
    F,
    float((value) => (value === 1e-14 ? 4e-14 : undefined)),
  ),
];
