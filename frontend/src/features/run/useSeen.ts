/** Whether a place has come near the screen yet: what is far below is not drawn. */
import { type RefCallback, useCallback, useState } from "react";

export function useSeen(): [RefCallback<Element>, boolean] {
  const [seen, setSeen] = useState(false);
  const place = useCallback((node: Element | null) => {
    if (!node) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        setSeen(true);
        observer.disconnect();
      },
      { rootMargin: "300px" },
    );
    observer.observe(node);
    return () => observer.disconnect();
  }, []);
  return [place, seen];
}
