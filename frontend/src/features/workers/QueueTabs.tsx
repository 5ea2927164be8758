/** Every queue with how much there is in it; one is chosen. */
import { IconPlayerPauseFilled } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Queue } from "../../api/types";
import styles from "./Workers.module.css";

export function QueueTabs({ queues, chosen }: { queues: Queue[]; chosen: string | undefined }) {
  if (queues.length < 2) return null;
  return (
    <nav aria-label="Queues" className={styles.tabs}>
      {queues.map((queue) => (
        <Link
          key={queue.name}
          to="/workers"
          search={(old) => ({ ...old, queue: queue.name })}
          className={`${styles.tab} ${queue.name === chosen ? styles.chosen : ""}`}
          aria-current={queue.name === chosen ? "true" : undefined}
          resetScroll={false}
        >
          {queue.paused && <IconPlayerPauseFilled size={12} aria-label="paused" />}
          <strong>{queue.name}</strong>
          <span className="soft">
            {queue.running} running · {queue.waiting} waiting
          </span>
        </Link>
      ))}
    </nav>
  );
}
