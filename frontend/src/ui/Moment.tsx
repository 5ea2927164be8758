/** A time in relative words, the exact one on hover. */
import { Tooltip } from "@mantine/core";
import { ago, exact } from "../lib/time";
import { useNow } from "./useNow";

export function Moment({ at }: { at: string }) {
  const moment = new Date(at);
  const now = useNow();
  return (
    <Tooltip label={exact(moment)}>
      <time dateTime={at}>{ago(moment, now)}</time>
    </Tooltip>
  );
}
