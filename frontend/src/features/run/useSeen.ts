/** Whether a place is on the screen or near it, and whether it ever was: what is not is not drawn. */
import { type RefCallback, useCallback, useState } from "react";

interface Seen {
  /** It came near the screen once. */
  once: boolean;
  now: boolean;
}

export function useSeen(): [RefCallback<Element>, boolean] {
  const [place, seen] = useSight();
  return [place, seen.once];
}

export function useSight(): [RefCallback<Element>, Seen] {
  const [seen, setSeen] = useState<Seen>({ once: false, now: false });
  const place = useCallback((node: Element | null) => {
    if (!node) return;
    const observer = new IntersectionObserver(
      (entries) => {
        const now = entries.at(-1)?.isIntersecting ?? false;
        setSeen((old) => (old.now === now ? old : { once: old.once || now, now }));
      },
      { rootMargin: "200px" },
    );
    observer.observe(node);
    return () => observer.disconnect();
  }, []);
  return [place, seen];
}
