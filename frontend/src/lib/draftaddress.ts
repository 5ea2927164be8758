/** A draft as its address says it; one too long for that lies in the tab's own storage. */
import type { Axis } from "./axes";
import { edited, editsBetween } from "./drafts";
import { type NewRunSearch, readNewRunSearch } from "./newrunsearch";
import { type Document, isDocument, same } from "./paths";
import { tidy } from "./search";
import type { DrawText } from "./sweepbody";

export type Axes = Record<string, Axis>;

export interface DraftState {
  document: Document;
  /** The swept fields; null for a single run. */
  axes: Axes | null;
  /** Combinations are drawn at random; null for all of them. */
  draw: DrawText | null;
}

export interface StoredDraft {
  search: NewRunSearch;
  state: DraftState;
  /** Milliseconds since 1970. */
  at: number;
}

/** Browsers and servers take more, but people pass links on in tools that do not. */
const LONGEST = 1500;
const NAME = "distillboard.draft";

/** What an address adds to its recipe or run, for a draft that began as `base`. */
export function toAddress(base: Document, { document, axes, draw }: DraftState): NewRunSearch {
  const { set, drop } = editsBetween(base, document);
  const said = tidy({
    set: Object.keys(set).length > 0 ? set : undefined,
    drop: drop.length > 0 ? drop : undefined,
    sweep: axes ?? undefined,
    draw: draw ?? undefined,
  });
  const short = JSON.stringify(said).length <= LONGEST && same(edited(base, { set, drop }), document);
  return short ? said : tidy({ kept: true, sweep: axes ? {} : undefined });
}

/** The draft of an address; null when it is kept in another tab. */
export function fromAddress(base: Document, search: NewRunSearch, stored: StoredDraft | null): DraftState | null {
  if (search.kept) return stored && sameBeginning(stored.search, search) ? stored.state : null;
  const document = edited(base, { set: search.set ?? {}, drop: search.drop ?? [] });
  return { document, axes: search.sweep ?? null, draw: search.sweep ? (search.draw ?? null) : null };
}

function sameBeginning(a: NewRunSearch, b: NewRunSearch): boolean {
  return a.recipe === b.recipe && a.from === b.from;
}

/** Keep the draft for whoever leaves the page by mistake; a browser that keeps nothing loses it. */
export function storeDraft(draft: StoredDraft): void {
  attempt(() => sessionStorage.setItem(NAME, JSON.stringify(draft)));
}

export function storedDraft(): StoredDraft | null {
  const found: unknown = JSON.parse(attempt(() => sessionStorage.getItem(NAME)) ?? "null");
  if (!isDocument(found) || !isDocument(found.state) || !isDocument(found.state.document)) return null;
  return { ...(found as unknown as StoredDraft), search: readNewRunSearch(found.search as Document) };
}

export function forgetDraft(): void {
  attempt(() => sessionStorage.removeItem(NAME));
}

/** Storage is refused by some privacy settings, and full at 5 MB. */
function attempt<T>(use: () => T): T | null {
  try {
    return use();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
