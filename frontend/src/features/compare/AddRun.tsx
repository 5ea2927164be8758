/** Finds a run by name and puts it beside the others. */
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { MOST_RUNS } from "../../lib/comparesearch";
import { methodLabel, methodOf } from "../../lib/runs";
import { ago } from "../../lib/time";
import { useRunsNamed } from "../../queries/compare";
import styles from "./Compare.module.css";

const OFFERED = 60;
const PAUSE_MS = 200;

export function AddRun({ ids, onAdd }: { ids: readonly string[]; onAdd: (id: string) => void }) {
  const [typed, setTyped] = useState("");
  const [wanted] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const { data } = useRunsNamed(wanted, OFFERED);
  const offered = (data?.runs ?? []).filter((run) => !ids.includes(run.id));
  const full = ids.length >= MOST_RUNS;
  return (
    <Select
      className={styles.adder}
      aria-label="Add a run"
      placeholder={full ? `${MOST_RUNS} runs are the most` : "Add a run by name"}
      disabled={full}
      searchable
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage="No run of that name"
      data={offered.map((run) => ({
        value: run.id,
        label: `${run.name} · ${methodLabel(methodOf(run))}, ${ago(new Date(run.created), new Date())}`,
      }))}
      onChange={(id) => {
        if (id) onAdd(id);
        setTyped("");
      }}
    />
  );
}
