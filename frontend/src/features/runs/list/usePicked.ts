/** The runs that are ticked: any number while the page is open, as many as a link holds in the address. */
import { useCallback, useEffect, useRef, useState } from "react";
import { MOST_PICKED } from "../../../lib/runsearch";
import type { Item } from "./Grid";

export function usePicked(inAddress: string[] | undefined, items: readonly Item[], keep: (pick?: string[]) => void) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(() => new Set(inAddress));
  const anchor = useRef<string | null>(null);
  const shown = useRef(items);
  shown.current = items;
  const address = inAddress?.join() ?? "";
  const written = useRef(address);
  // The address may change under the page: by going back, by opening a view.
  useEffect(() => {
    if (address !== written.current) setPicked(new Set(address ? address.split(",") : []));
    written.current = address;
  }, [address]);
  const set = useCallback(
    (next: ReadonlySet<string>) => {
      setPicked(next);
      const ids = next.size > 0 && next.size <= MOST_PICKED ? [...next] : undefined;
      if ((ids?.join() ?? "") === written.current) return;
      written.current = ids?.join() ?? "";
      keep(ids);
    },
    [keep],
  );
  const pick = (id: string, range: boolean) => {
    const runs = shown.current.flatMap((item) => (item.kind === "run" ? [item.run.id] : []));
    const [from, to] = [runs.indexOf(anchor.current ?? id), runs.indexOf(id)].sort((a, b) => a - b);
    const stretch = range && from !== undefined && from >= 0 ? runs.slice(from, (to ?? from) + 1) : [id];
    const on = !picked.has(id);
    anchor.current = id;
    set(new Set(on ? [...picked, ...stretch] : [...picked].filter((other) => !stretch.includes(other))));
  };
  const pickAll = (on: boolean) =>
    set(new Set(on ? shown.current.flatMap((item) => (item.kind === "run" ? [item.run.id] : [])) : []));
  return { picked, pick, pickAll };
}
