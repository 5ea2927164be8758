/** The fields in which the runs' specs differ, each run's value held against the first run's. */
import { useState } from "react";
import type { DifferingField, RunsDiff } from "../../api/types";
import { typedNumber } from "../../lib/numbers";
import { same } from "../../lib/paths";
import { Empty } from "../../ui/Empty";
import { More } from "../../ui/More";
import { Panel } from "../../ui/Panel";
import styles from "./Compare.module.css";
import { RunSwatch } from "./RunSwatch";
import type { Looks } from "./view";

const SHOWN = 100;

export function SpecDiff({ diff, looks }: { diff: RunsDiff; looks: Looks }) {
  const [all, setAll] = useState(false);
  const fields = all ? diff.fields : diff.fields.slice(0, SHOWN);
  const tools = (
    <span className="soft">
      {diff.fields.length} {diff.fields.length === 1 ? "field differs" : "fields differ"}, {diff.same} are the same
    </span>
  );
  return (
    <Panel
      title="Spec"
      flush
      tools={tools}
      about="Only what is not the same in all of the runs. Coloured: other than in the first run."
    >
      {diff.fields.length === 0 ? (
        <Empty title="No field differs">
          These runs were submitted with the same spec; names and notes are left out.
        </Empty>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.diff} aria-label="Fields that differ">
            <thead>
              <tr>
                <th scope="col">Field</th>
                {diff.runs.map((run) => (
                  <th key={run.id} scope="col" title={run.name}>
                    <span className={styles.run}>
                      <RunSwatch look={looks.get(run.id)} />
                      <span className={styles.name}>{run.name}</span>
                    </span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {fields.map((field) => (
                <Row key={field.path} field={field} />
              ))}
            </tbody>
          </table>
          {fields.length < diff.fields.length && (
            <p className={styles.none}>
              <More onClick={() => setAll(true)}>{`Show all ${diff.fields.length} fields`}</More>
            </p>
          )}
          {diff.more && <p className={styles.none}>There are more differences than one comparison shows.</p>}
        </div>
      )}
    </Panel>
  );
}

function Row({ field }: { field: DifferingField }) {
  const [first] = field.values;
  return (
    <tr>
      <th scope="row" className="mono" title={field.path}>
        {field.path}
      </th>
      {field.values.map((value, place) => (
        <td key={place} className={same(value, first) ? undefined : styles.other} title={word(value)}>
          {word(value)}
        </td>
      ))}
    </tr>
  );
}

function word(value: unknown): string {
  if (value === null || value === undefined) return "–";
  if (typeof value === "number") return typedNumber(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" ? value : JSON.stringify(value);
}
