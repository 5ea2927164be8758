/** Whether one run is made or a sweep, and which combinations of it. */
import { SegmentedControl, TextInput } from "@mantine/core";
import styles from "./NewRun.module.css";
import type { Draft } from "./useDraft";

const FIRST_DRAW = { count: "20", seed: "0" };

export function SweepBox({ draft: { axes, draw, sweep } }: { draft: Draft }) {
  const count = Object.keys(axes ?? {}).length;
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label="What is made"
        data={[
          { value: "run", label: "One run" },
          { value: "grid", label: "Every combination" },
          { value: "draw", label: "At random" },
        ]}
        value={axes ? (draw ? "draw" : "grid") : "run"}
        onChange={(kind) => sweep(kind === "run" ? null : (axes ?? {}), kind === "draw" ? FIRST_DRAW : null)}
      />
      {axes && draw && (
        <div className={styles.pair}>
          <TextInput
            label="Runs drawn"
            inputMode="numeric"
            value={draw.count}
            onChange={(event) => sweep(axes, { ...draw, count: event.currentTarget.value })}
          />
          <TextInput
            label="Seed of the draw"
            inputMode="numeric"
            value={draw.seed}
            onChange={(event) => sweep(axes, { ...draw, seed: event.currentTarget.value })}
          />
        </div>
      )}
      {axes && count === 0 && (
        <p className={styles.hint}>
          Press “sweep” at a field and give it several values:{" "}
          {draw ? "runs are drawn from them and from ranges." : "every combination is a run."}
        </p>
      )}
    </>
  );
}
