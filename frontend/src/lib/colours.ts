/** Colours with a meaning: one per role everywhere, one per run from its id, one map for magnitudes. */

/** Roles keep their colour in charts, tables, maps and boxes, in dark and in light. */
export const ROLE = {
  teacher: "#2f80d0",
  student: "#e0741a",
  control: "#868d98",
  truth: "#1f9d6b",
} as const;

/** Lines of one chart that have no role: distinct for colour-blind eyes, readable on white and on black. */
export const LINES = [
  "#3d7ecb",
  "#d9772b",
  "#2a9d78",
  "#b35aa8",
  "#b08a1e",
  "#6f74d9",
  "#4aa3b5",
  "#c4586b",
  "#7d8a99",
] as const;

export function lineColour(index: number): string {
  return LINES[index % LINES.length] ?? LINES[0];
}

/** What a run's line is painted with: the control is grey, a distilled student orange. */
export function methodColour(method: string | null): string {
  return method === "none" ? ROLE.control : ROLE.student;
}

const SIZE = 256;

/** Perceptually uniform map from dark violet over red to pale yellow: equal steps of OKLab lightness, 256 × RGB. */
export const MAGNITUDE: Uint8ClampedArray = buildMap((t) => ({
  lightness: 0.17 + 0.78 * t,
  chroma: 0.02 + 0.19 * Math.sin(Math.PI * Math.min(1, 0.12 + 0.8 * t)),
  hue: -75 + 180 * t,
}));

/** The map's colour at a place from 0 to 1, as CSS has it. */
export function magnitudeColour(share: number): string {
  const place = Math.round(Math.min(1, Math.max(0, share)) * (SIZE - 1)) * 3;
  return `rgb(${MAGNITUDE[place]},${MAGNITUDE[place + 1]},${MAGNITUDE[place + 2]})`;
}

/** The map as a CSS gradient, low end first. */
export function gradient(map: Uint8ClampedArray, direction = "to right"): string {
  const stops = Array.from({ length: 17 }, (_, index) => {
    const place = Math.round((index / 16) * (SIZE - 1)) * 3;
    return `rgb(${map[place]} ${map[place + 1]} ${map[place + 2]})`;
  });
  return `linear-gradient(${direction}, ${stops.join(", ")})`;
}

/** Lightness (0 to 1) of an sRGB colour in OKLab. */
export function lightnessOf(r: number, g: number, b: number): number {
  const [lr, lg, lb] = [r, g, b].map((channel) => toLinear(channel / 255)) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * lr + 0.5363325363 * lg + 0.0514459929 * lb);
  const m = Math.cbrt(0.2119034982 * lr + 0.6806995451 * lg + 0.1073969566 * lb);
  const s = Math.cbrt(0.0883024619 * lr + 0.2817188376 * lg + 0.6299787005 * lb);
  return 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
}

interface Oklch {
  lightness: number;
  chroma: number;
  hue: number;
}

function buildMap(colourAt: (t: number) => Oklch): Uint8ClampedArray {
  const map = new Uint8ClampedArray(SIZE * 3);
  for (let index = 0; index < SIZE; index += 1) map.set(inGamut(colourAt(index / (SIZE - 1))), index * 3);
  return map;
}

/** The colour with as much of its chroma as sRGB can show at that lightness and hue. */
function inGamut({ lightness, chroma, hue }: Oklch): number[] {
  for (let share = 1; share > 0; share -= 0.02) {
    const rgb = toRgb(lightness, chroma * share, hue);
    if (rgb.every((channel) => channel >= -1e-4 && channel <= 1 + 1e-4)) return rgb.map((channel) => channel * 255);
  }
  return toRgb(lightness, 0, hue).map((channel) => channel * 255);
}

function toRgb(lightness: number, chroma: number, hue: number): number[] {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map(toGamma);
}

function toGamma(value: number): number {
  return value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
