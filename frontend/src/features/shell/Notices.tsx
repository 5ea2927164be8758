/** The place of short notices; its code comes after what a page shows first. */
import { Suspense, useEffect, useState } from "react";
import { lazyPart } from "../../ui/lazyPart";

const NoticeList = lazyPart(() => import("./NoticeList"), "NoticeList");

const LATER_MS = 2000;

/** What is said before waits in the notices' store; it is not left to the first notice, which may be that the server is away. */
export function Notices() {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), LATER_MS);
    return () => clearTimeout(timer);
  }, []);
  return due ? (
    <Suspense>
      <NoticeList />
    </Suspense>
  ) : null;
}
