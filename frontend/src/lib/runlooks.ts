/** How runs are told apart: a colour from the id, a dash where runs share a colour. */
import { LINES } from "./colours";

export interface RunLook {
  colour: string;
  dash?: readonly number[];
}

const DASHES: readonly (readonly number[] | undefined)[] = [undefined, [7, 4], [2, 3], [10, 3, 2, 3], [4, 2], [12, 5]];

/** The colour a run has wherever it is one among many. */
export function runColour(id: string): string {
  return LINES[hash(id) % LINES.length] ?? LINES[0];
}

/** Looks of runs side by side: each its own colour where that is free, else the next one that fewest have. */
export function runLooks(ids: readonly string[]): Map<string, RunLook> {
  const used = LINES.map(() => 0);
  const looks = new Map<string, RunLook>();
  for (const id of ids) {
    const least = Math.min(...used);
    let place = hash(id) % LINES.length;
    while ((used[place] ?? 0) > least) place = (place + 1) % LINES.length;
    looks.set(id, { colour: LINES[place] ?? LINES[0], dash: DASHES[least % DASHES.length] });
    used[place] = least + 1;
  }
  return looks;
}

/** FNV-1a: neighbouring ids get colours that have nothing to do with each other. */
function hash(id: string): number {
  let value = 0x811c9dc5;
  for (const character of id) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
