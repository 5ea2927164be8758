/** Says that the server is away, and that what is on the screen is the last that was known. */
import { IconCloudOff } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useLiveStatus } from "../../live/context";
import styles from "./AwayBanner.module.css";

const PATIENCE_MS = 1500;

export function AwayBanner() {
  const away = useLiveStatus() === "away";
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!away) return setShown(false);
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [away]);
  return (
    <div role="status" aria-live="polite">
      {shown && (
        <div className={styles.banner}>
          <IconCloudOff size={15} aria-hidden />
          The server is away. What you see is the last it said; the page goes on by itself when it is back.
        </div>
      )}
    </div>
  );
}
