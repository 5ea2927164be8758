/** Numbers between wire, table and axis: decoding, significant digits, points of mAP, bytes. */

/** A number as the wire carries it: non-finite ones are words. */
export type WireNumber = number | string;

const WORDS: Record<string, number> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  "-inf": Number.NEGATIVE_INFINITY,
};

/** Turn the wire's number into a double; what is missing or unknown becomes NaN. */
export function decode(value: WireNumber | null | undefined): number {
  if (typeof value === "number") return value;
  return typeof value === "string" ? (WORDS[value] ?? Number.NaN) : Number.NaN;
}

export const MISSING = "–";
const MINUS = "−";

/** A quantity in `digits` significant digits, never in more characters than it is worth: `0.01234`, `1.2e-7`, `NaN`. */
export function formatNumber(value: number | null | undefined, digits = 4): string {
  if (value === null || value === undefined) return MISSING;
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${MINUS}∞`;
  if (value === 0) return "0";
  const size = Math.abs(value);
  const text =
    size >= 1e6 || size < 1e-4
      ? size
          .toExponential(Math.max(0, digits - 2))
          .replace(/\.?0+e/, "e")
          .replace("e+", "e")
      : plain(size, digits);
  return value < 0 ? MINUS + text : text;
}

function plain(size: number, digits: number): string {
  const whole = Math.floor(Math.log10(size)) + 1;
  return size.toFixed(Math.min(Math.max(digits - whole, 0), 7));
}

/** A COCO metric (0 to 1) in points: `0.3241` becomes `32.4`. */
export function formatPoints(value: number | null | undefined, decimals = 1): string {
  if (value === null || value === undefined || Number.isNaN(value)) return MISSING;
  const text = Math.abs(value * 100).toFixed(decimals);
  return value < 0 && text !== "0.0" ? MINUS + text : text;
}

/** How an axis writes its ticks: as `format` does, in more digits where two of them would read the same. */
export function formatTicks(
  ticks: readonly (number | null)[],
  format: (value: number, digits?: number) => string,
): string[] {
  const written = (digits?: number) => ticks.map((tick) => writeTick(tick, (value) => format(value, digits)));
  const short = written();
  const shown = short.filter((text) => text !== "");
  return new Set(shown).size === shown.length ? short : written(6);
}

/** uPlot hands over null for the ticks a logarithmic axis leaves unlabelled. */
function writeTick(tick: number | null, format: (value: number) => string): string {
  if (tick === null) return "";
  if (tick === 0) return "0";
  const text = format(tick);
  return /^[^e]*\.\d*$/.test(text) ? text.replace(/\.?0+$/, "") : text;
}

/** A difference of COCO metrics in points with its sign: `+6.9`, `−0.4`, `±0.0`. */
export function formatDelta(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return MISSING;
  const text = Math.abs(value * 100).toFixed(1);
  if (text === "0.0") return "±0.0";
  return (value < 0 ? MINUS : "+") + text;
}

/** A whole number with thin groups: `11 903 104`. */
export function formatCount(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
}

/** A count of bytes in binary units. */
export function formatBytes(value: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  const power = value > 0 ? Math.min(Math.floor(Math.log2(value) / 10), units.length - 1) : 0;
  const amount = value / 1024 ** power;
  return `${power === 0 ? amount : amount.toFixed(amount < 10 ? 1 : 0)} ${units[power]}`;
}

/** A number without the zeros that only fill its digits up: `14`, `0.01`. */
export function shortNumber(value: number): string {
  const text = formatNumber(value);
  return /^[^e]*\.\d*$/.test(text) ? text.replace(/\.?0+$/, "") : text;
}

/** Read a number a person typed, `1e-3` and `0,5` included; null when it is none. */
export function parseNumber(text: string): number | null {
  const tidy = text.trim().replace(",", ".").replace(MINUS, "-");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(tidy)) return null;
  return Number(tidy);
}

/** How a number stands in a form: short, and in the exponent form engineers type. */
export function typedNumber(value: number): string {
  const size = Math.abs(value);
  return size !== 0 && size < 1e-3 ? value.toExponential().replace(/\.?0+e/, "e") : String(value);
}
