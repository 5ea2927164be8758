/** Curves grow without a render; what is computed from all their points follows a little later. */
import { useEffect, useState } from "react";
import type { CurveSet } from "../../lib/curves";
import { onGrowth } from "../../lib/growth";

const PAUSE_MS = 400;

/** The set, a new object whenever its curves have grown, so that what is made of it is made again.
 *
 * @param follows without it the set stays as it is given.
 */
export function useGrown<Some extends CurveSet | undefined>(set: Some, follows = true): Some {
  const [grown, setGrown] = useState(set);
  useEffect(() => {
    if (!set || !follows) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = () => {
      timer = undefined;
      setGrown({ ...set });
    };
    const deaf = onGrowth([...set.curves.values()], () => {
      timer ??= setTimeout(again, PAUSE_MS);
    });
    return () => {
      deaf();
      clearTimeout(timer);
    };
  }, [set, follows]);
  return grown?.curves === set?.curves ? grown : set;
}
