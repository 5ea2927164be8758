/** What a sweep varies, how far it is, which run is best so far. */
import { Link } from "@tanstack/react-router";
import type { Sweep } from "../../api/types";
import { formatPoints } from "../../lib/numbers";
import { bestOf, MAP } from "../../lib/runs";
import { bestRun, kindOf, shareEnded, spaceOf, tally } from "../../lib/sweeps";
import { Meter } from "../../ui/Meter";
import { Panel } from "../../ui/Panel";
import styles from "./Sweeps.module.css";

export function SpacePanel({ sweep }: { sweep: Sweep }) {
  const best = bestRun(sweep.runs);
  const ended = Math.round(shareEnded(sweep.runs) * sweep.runs.length);
  return (
    <Panel title="Space" about="The fields that differ between the runs, and the values each may have.">
      <dl className={styles.space}>
        {spaceOf(sweep).map(({ field, values }) => (
          <div key={field}>
            <dt className="mono">{field}</dt>
            <dd>{values}</dd>
          </div>
        ))}
        <div>
          <dt>Kind</dt>
          <dd>
            {kindOf(sweep)}
            {sweep.draw !== null && <span className="soft">, seed {sweep.draw.seed}</span>}
          </dd>
        </div>
        <div>
          <dt>Progress</dt>
          <dd className={styles.progress}>
            <Meter share={shareEnded(sweep.runs)} label="Runs that have ended" quiet={ended === sweep.runs.length} />
            <span>
              {ended} of {sweep.runs.length} ended
              <span className="soft"> · {tally(sweep.runs)}</span>
            </span>
          </dd>
        </div>
        <div>
          <dt>Best so far</dt>
          <dd>
            {best ? (
              <>
                <strong>{formatPoints(bestOf(best, MAP))} %</strong> mAP by{" "}
                <Link to="/runs/$id" params={{ id: best.id }} className={styles.link}>
                  {best.name}
                </Link>
              </>
            ) : (
              <span className="soft">not evaluated yet</span>
            )}
          </dd>
        </div>
      </dl>
    </Panel>
  );
}
