/** A waiting run's priority, sent when it is left or confirmed. */
import { useEffect, useState } from "react";
import type { WaitingRun } from "../../api/types";
import { useSetPriority } from "../../queries/queues";
import { complain } from "../../ui/complain";
import styles from "./Workers.module.css";

const [LEAST, MOST] = [-100, 100];

export function PriorityField({ row }: { row: WaitingRun }) {
  const [text, setText] = useState(String(row.priority));
  const [typing, setTyping] = useState(false);
  const set = useSetPriority();
  useEffect(() => {
    if (!typing) setText(String(row.priority));
  }, [row.priority, typing]);
  const wanted = /^[+-]?\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  const valid = wanted >= LEAST && wanted <= MOST;
  const finish = () => {
    setTyping(false);
    if (valid && wanted !== row.priority)
      set.mutate({ run: row.run, priority: wanted }, { onError: complain("The priority stays as it was") });
    else setText(String(row.priority));
  };
  return (
    <input
      className={styles.priority}
      inputMode="numeric"
      aria-label={`Priority of ${row.name}`}
      aria-invalid={!valid || undefined}
      title={`${LEAST} to ${MOST}; higher goes first`}
      value={text}
      onFocus={() => setTyping(true)}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key === "Escape") setText(String(row.priority));
      }}
    />
  );
}
