/** Reader of `.dbmaps` files: the feature maps of the probe images at one evaluation (docs/maps-format.md). */

export type MapSource = "teacher" | "student" | "mask";
export type MapKind = "magnitude" | "spatial" | "channel" | "foreground";

export interface ProbeImage {
  id: number | string;
  picture: string;
  width: number;
  height: number;
  boxes: [number, number, number, number][];
  labels: number[];
}

export interface MapLevel {
  name: string;
  stride: number;
}

/** One array as it lies in the file; `value = low + q · (high − low) / 65535`, row by row. */
export interface MapArray {
  image: number;
  level: string;
  source: MapSource;
  what: MapKind;
  shape: number[];
  offset: number;
  low: number;
  high: number;
}

export interface MapsFile {
  step: number;
  epoch: number;
  classes: string[];
  images: ProbeImage[];
  levels: MapLevel[];
  arrays: MapArray[];
  /** The quantised numbers of one array. */
  quanta(array: MapArray): Uint16Array;
}

const MAGIC = "DBMAPS1\n";
const HEADER_AT = MAGIC.length + 4;

/** The file is not what it should be; the message says where it breaks. */
export class MapsError extends Error {}

/** Read a file.
 *
 * @throws MapsError when it is no maps file or shorter than its header says.
 */
export function parseMaps(buffer: ArrayBuffer): MapsFile {
  if (buffer.byteLength < HEADER_AT || ascii(buffer, 0, MAGIC.length) !== MAGIC)
    throw new MapsError("not a feature maps file (its first bytes are not DBMAPS1)");
  const length = new DataView(buffer).getUint32(MAGIC.length, true);
  const start = HEADER_AT + length;
  if (start > buffer.byteLength) throw new MapsError("the feature maps file ends inside its header");
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, HEADER_AT, length))) as Omit<
    MapsFile,
    "quanta"
  >;
  for (const array of header.arrays) {
    if (start + array.offset + 2 * sizeOf(array) > buffer.byteLength)
      throw new MapsError(`the feature maps file ends inside ${array.source} ${array.what} of ${array.level}`);
  }
  return { ...header, quanta: (array) => read(buffer, start + array.offset, sizeOf(array)) };
}

/** Find one array; undefined where the file has none (a control has no teacher). */
export function findArray(
  file: MapsFile,
  image: number,
  level: string,
  source: MapSource,
  what: MapKind,
): MapArray | undefined {
  return file.arrays.find(
    (array) => array.image === image && array.level === level && array.source === source && array.what === what,
  );
}

/** The numbers of one array. */
export function valuesOf(file: MapsFile, array: MapArray): Float32Array {
  const scale = (array.high - array.low) / 65535;
  return Float32Array.from(file.quanta(array), (quantum) => array.low + quantum * scale);
}

/** Paint a map's numbers between `low` and `high` with a 256-colour table, as RGBA. */
export function paint(values: Float32Array, low: number, high: number, table: Uint8ClampedArray): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(values.length * 4);
  const scale = high > low ? 255 / (high - low) : 0;
  for (let index = 0; index < values.length; index += 1) {
    const place = 3 * Math.min(255, Math.max(0, Math.round(((values[index] ?? low) - low) * scale)));
    rgba[4 * index] = table[place] ?? 0;
    rgba[4 * index + 1] = table[place + 1] ?? 0;
    rgba[4 * index + 2] = table[place + 2] ?? 0;
    rgba[4 * index + 3] = 255;
  }
  return rgba;
}

function sizeOf(array: MapArray): number {
  return array.shape.reduce((size, side) => size * side, 1);
}

/** Numbers from any offset; a view needs an even one. */
function read(buffer: ArrayBuffer, at: number, count: number): Uint16Array {
  return at % 2 === 0 ? new Uint16Array(buffer, at, count) : new Uint16Array(buffer.slice(at, at + 2 * count));
}

function ascii(buffer: ArrayBuffer, at: number, length: number): string {
  return String.fromCharCode(...new Uint8Array(buffer, at, length));
}
