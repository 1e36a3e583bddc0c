// log and exp in plain IEEE arithmetic (+ − × ÷ only), so that every JavaScript engine gives the same bits; Math.log and
// Math.exp do not. Algorithms: fdlibm (Sun Microsystems, 1993), e_log.c and e_exp.c.

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;

/** 2^k for whole k, exactly, within the normal range. */
function powerOfTwo(k: number): number {
  let result = 1;
  const factor = k < 0 ? 0.5 : 2;
  for (let i = k < 0 ? -k : k; i > 0; i--) result *= factor;
  return result;
}

/** Natural logarithm of x. NaN below 0, −Infinity at 0. Error below 1 unit in the last place. */
export function ln(x: number): number {
  if (!(x >= 0)) return Number.NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return Infinity;
  let k = 0;
  let m = x;
  while (m >= Math.SQRT2) {
    m *= 0.5;
    k++;
  }
  while (m < Math.SQRT1_2) {
    m *= 2;
    k--;
  }
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even =
    w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + even + odd) + k * LN2_LOW) - f);
}

/** e to the power x. Infinity above 709.78, 0 below −745. Error below 1 unit in the last place. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const k = Math.round(x / Math.LN2);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t *
              (6.61375632143793436117e-5 +
                t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  return k < -1000
    ? y * powerOfTwo(k + 200) * powerOfTwo(-200)
    : k > 1000
      ? y * powerOfTwo(k - 10) * 1024
      : y * powerOfTwo(k);
}

const LOG10_2_HIGH = 3.01029995663611771306e-1;
const LOG10_2_LOW = 3.69423907715893078616e-13;

/** Logarithm to the base 10; whole for whole powers of ten (fdlibm, e_log10.c). */
export function log10(x: number): number {
  if (!(x > 0) || x === Infinity) return ln(x);
  let k = 0;
  let m = x;
  while (m >= 2) {
    m *= 0.5;
    k++;
  }
  while (m < 1) {
    m *= 2;
    k--;
  }
  if (k < 0) {
    m *= 0.5;
    k++;
  }
  return k * LOG10_2_LOW + Math.LOG10E * ln(m) + k * LOG10_2_HIGH;
}
