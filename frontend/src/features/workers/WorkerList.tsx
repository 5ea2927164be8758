/** Every worker: those that are there, then those that are silent. */
import { useNavigate } from "@tanstack/react-router";
import type { Worker } from "../../api/types";
import { inOrder } from "../../lib/fleet";
import { More } from "../../ui/More";
import { WorkerPanel } from "./WorkerPanel";
import styles from "./Workers.module.css";

/** Seconds after which a silent worker is folded away: most have a name that no other process will bear. */
const FOLDED_AFTER = 3600;

export function WorkerList({ workers, everySilent }: { workers: Worker[]; everySilent: boolean }) {
  const navigate = useNavigate({ from: "/workers" });
  const ordered = inOrder(workers);
  const shown = ordered.filter((one) => everySilent || one.alive || one.heartbeat_age_seconds < FOLDED_AFTER);
  const folded = ordered.length - shown.length;
  return (
    <section className={styles.workers} aria-label="Workers">
      {shown.map((worker) => (
        <WorkerPanel key={worker.name} worker={worker} />
      ))}
      {folded > 0 && (
        <div>
          <More
            onClick={() => navigate({ search: (old) => ({ ...old, silent: true }), replace: true, resetScroll: false })}
          >
            {`Show ${folded} more, silent for over an hour`}
          </More>
        </div>
      )}
    </section>
  );
}
