/** The run's mAP, the teacher's, the control's, and what is between them. */
import { Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import type { Run } from "../../api/types";
import { decode, formatDelta, formatPoints } from "../../lib/numbers";
import { bestOf, MAP, methodOf, standings } from "../../lib/runs";
import { useLeaderboard } from "../../queries/leaderboard";
import { Panel } from "../../ui/Panel";
import { RoleMark } from "../../ui/RoleMark";
import styles from "./Scoreboard.module.css";

export function Scoreboard({ run }: { run: Run }) {
  const row = standings(useLeaderboard().data).get(run.id);
  const control = methodOf(run) === "none";
  const teacher = decode(run.teacher_map);
  const best = bestOf(run, MAP);
  return (
    <Panel title="mAP" about="Best COCO box AP on val, averaged over IoU 0.50 to 0.95, in points.">
      <p className={styles.big}>
        {formatPoints(best)}
        <span className="soft"> %</span>
      </p>
      <dl className={styles.rows}>
        {Number.isFinite(teacher) && !control && (
          <Row name={<RoleMark of="teacher">teacher</RoleMark>} about="Its recorded mAP on the same val split.">
            {formatPoints(teacher)}
          </Row>
        )}
        {row?.delta && (
          <Row
            name="over control"
            about={`The matched control: same data, schedule, batch and seed. ${seeds(row.delta.n)}.`}
          >
            {formatDelta(decode(row.delta.mean))} <span className="soft">({seeds(row.delta.n)})</span>
          </Row>
        )}
        {row?.gap_recovered && (
          <Row name="gap recovered" about="(distilled − control) / (teacher − control)">
            {Math.round(decode(row.gap_recovered.mean) * 100)} %
          </Row>
        )}
      </dl>
      {row?.unmatched && (
        <p className={styles.note}>
          {row.delta ? "Seeds left out" : "No difference to a control"}: {row.unmatched}.
        </p>
      )}
      {!row && !control && run.state !== "failed" && (
        <p className={styles.note}>Compared with its matched control when both have succeeded.</p>
      )}
    </Panel>
  );
}

function Row({ name, about, children }: { name: ReactNode; about: string; children: ReactNode }) {
  return (
    <Tooltip label={about} position="left">
      <div>
        <dt>{name}</dt>
        <dd>{children}</dd>
      </div>
    </Tooltip>
  );
}

function seeds(count: number): string {
  return count === 1 ? "1 seed" : `${count} seeds`;
}
