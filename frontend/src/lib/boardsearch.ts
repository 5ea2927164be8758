/** What the leaderboard keeps in the address. */
import { oneOf, text, tidy } from "./search";

export interface BoardSearch {
  find?: string;
  dataset?: string;
  method?: string;
  published?: "hide";
  /** A column, with `-` before it for descending; the server's ranking without. */
  sort?: string;
}

export function readBoardSearch(raw: Record<string, unknown>): BoardSearch {
  return tidy({
    find: text(raw.find),
    dataset: text(raw.dataset),
    method: text(raw.method),
    published: oneOf(raw.published, ["hide"] as const),
    sort: text(raw.sort),
  });
}

/** The order of a table as the address has it, and back. */
export function readOrder(sort: string | undefined): { id: string; desc: boolean }[] {
  if (sort === undefined) return [];
  return [{ id: sort.replace(/^-/, ""), desc: sort.startsWith("-") }];
}

export function writeOrder(order: readonly { id: string; desc: boolean }[]): string | undefined {
  const [first] = order;
  return first && `${first.desc ? "-" : ""}${first.id}`;
}
