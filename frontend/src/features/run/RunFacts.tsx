/** What does not change over a run: what it is made of, and what the training found out about itself. */
import type { Run } from "../../api/types";
import { factLines } from "../../lib/facts";
import { typedNumber } from "../../lib/numbers";
import { Panel } from "../../ui/Panel";
import styles from "./Scoreboard.module.css";

export function RunFacts({ run }: { run: Run }) {
  const lines = [...specLines(run), ...factLines(run.facts)];
  return (
    <Panel title="Facts">
      <dl className={styles.rows} style={{ margin: 0 }}>
        {lines.map((line) => (
          <div key={line.name}>
            <dt>{line.name}</dt>
            <dd>{line.text}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function specLines({ spec, inputs, id }: Run): { name: string; text: string }[] {
  if (spec.engine !== "mmdet") return [{ name: "id", text: id }];
  const { schedule } = spec;
  const versioned = (name: string, version: number | null | undefined) => (version ? `${name} v${version}` : name);
  return [
    { name: "id", text: id },
    ...(spec.recipe ? [{ name: "recipe", text: spec.recipe }] : []),
    { name: "data set", text: versioned(spec.dataset, inputs?.dataset_version) },
    ...(spec.teacher ? [{ name: "teacher", text: versioned(spec.teacher.model, inputs?.teacher_version) }] : []),
    { name: "student", text: versioned(spec.student.model, inputs?.student_version) },
    {
      name: "schedule",
      text: `${schedule.epochs} epochs, batch ${schedule.batch_size}, ${schedule.optimizer} ${typedNumber(schedule.lr)}`,
    },
    { name: "seed", text: String(schedule.seed) },
  ];
}
