/** Asks for the token once, where the service wants one; the page behind it is not shown until then. */
import { type ReactNode, Suspense, useEffect, useState } from "react";
import { onLocked } from "../../queries/session";
import { lazyPart } from "../../ui/lazyPart";

const LogIn = lazyPart(() => import("./LogIn"), "LogIn");

export function Gate({ children }: { children: ReactNode }) {
  const [locked, setLocked] = useState(false);
  useEffect(() => onLocked(() => setLocked(true)), []);
  return locked ? (
    <Suspense>
      <LogIn />
    </Suspense>
  ) : (
    children
  );
}
