/** The draft that is being edited, in step with the address. */
import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import {
  type Axes,
  type DraftState,
  forgetDraft,
  fromAddress,
  storeDraft,
  storedDraft,
  toAddress,
} from "../../lib/draftaddress";
import { type NewRunSearch, readNewRunSearch } from "../../lib/newrunsearch";
import { type Document, same } from "../../lib/paths";
import type { DrawText } from "../../lib/sweepbody";

const WRITE_MS = 300;

export interface Draft extends DraftState {
  edit: (document: Document) => void;
  sweep: (axes: Axes | null, draw: DrawText | null) => void;
  /** Everything as it began. */
  restart: () => void;
  changed: boolean;
  /** The edits of the address were kept in a tab that is not this one. */
  lost: boolean;
}

/**
 * @param base what the draft begins with.
 * @param onAddress takes the address's new search part.
 */
export function useDraft(base: Document, search: NewRunSearch, onAddress: (next: NewRunSearch) => void): Draft {
  const { recipe, from } = search;
  const begin = () => fromAddress(base, search, storedDraft());
  const [found, setFound] = useState(begin);
  const shown = signature(search);
  const written = useRef(shown);
  const write = useDebouncedCallback((state: DraftState) => {
    const next = { ...(from ? { from } : { recipe }), ...toAddress(base, state) };
    written.current = signature(readNewRunSearch({ ...next }));
    onAddress(next);
  }, WRITE_MS);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an address from elsewhere, such as Back, replaces the draft
  useEffect(() => {
    if (shown === written.current) return;
    written.current = shown;
    setFound(begin());
  }, [shown]);
  const state = found ?? { document: base, axes: null, draw: null };
  const change = (part: Partial<DraftState>) => {
    const next = { ...state, ...part };
    setFound(next);
    if (same(next.document, base) && next.axes === null) forgetDraft();
    else storeDraft({ search: { recipe, from, ...toAddress(base, next) }, state: next, at: Date.now() });
    write(next);
  };
  return {
    ...state,
    edit: (document) => change({ document }),
    sweep: (axes, draw) => change({ axes, draw }),
    restart: () => change({ document: base, axes: state.axes && {} }),
    changed: !same(state.document, base),
    lost: found === null,
  };
}

function signature({ set, drop, sweep, draw, kept }: NewRunSearch): string {
  return JSON.stringify([set, drop, sweep, draw, kept]);
}
