/** What there is of the step that is looked at closely: its maps, the log around it, the checkpoint after it. */
import { Anchor, CloseButton, NumberInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { artifactAddress } from "../../api/client";
import type { Artifact, Run } from "../../api/types";
import type { CurveSet } from "../../lib/curves";
import { nearestStep } from "../../lib/mapviews";
import { formatPoints } from "../../lib/numbers";
import { checkpointAt, timeOfStep } from "../../lib/pins";
import type { RunSearch } from "../../lib/search";
import { clock } from "../../lib/time";
import { useArtifacts } from "../../queries/artifacts";
import { mapsFiles } from "../maps/kinds";
import styles from "./PinPanel.module.css";
import { useGrown } from "./useGrown";
import type { Change } from "./view";

interface PinPanelProps {
  run: Run;
  set: CurveSet | undefined;
  pin: number;
  onSearch: Change;
}

export function PinPanel({ run, set, pin, onSearch }: PinPanelProps) {
  const { data: files } = useArtifacts(run.id);
  const grown = useGrown(set);
  const time = useMemo(() => (grown ? timeOfStep(grown, pin) : undefined), [grown, pin]);
  return (
    <section className={styles.panel} aria-label={`Step ${pin}`}>
      <NumberInput
        aria-label="Step that is looked at"
        prefix="Step "
        size="xs"
        w={132}
        min={0}
        allowDecimal={false}
        value={pin}
        onChange={(value) => typeof value === "number" && onSearch({ pin: value })}
      />
      <ul className={styles.ways}>
        <MapsLink run={run} files={files} pin={pin} />
        {time !== undefined && (
          <li>
            <To run={run} search={{ tab: "log", at: Math.floor(time * 1000) / 1000 }}>
              Log around {clock(time)}
            </To>
          </li>
        )}
        <CheckpointLink run={run} files={files} pin={pin} />
        {files && time === undefined && <li className="soft">Nothing was reported of this step.</li>}
      </ul>
      <CloseButton size="sm" aria-label="Leave this step" onClick={() => onSearch({ pin: undefined })} />
    </section>
  );
}

interface LinkProps {
  run: Run;
  files: Artifact[] | undefined;
  pin: number;
}

function MapsLink({ run, files, pin }: LinkProps) {
  const maps = mapsFiles(files);
  const steps = maps.map((file) => file.step ?? 0);
  const step = steps[nearestStep(steps, pin)];
  if (step === undefined) return null;
  return (
    <li>
      <To run={run} search={{ tab: "maps", step }}>
        Maps of step {step}
      </To>
    </li>
  );
}

function CheckpointLink({ run, files, pin }: LinkProps) {
  const file = checkpointAt(files, pin);
  if (!file) return null;
  return (
    <li>
      <To run={run} search={{ tab: "files", file: file.name }}>
        Checkpoint of step {file.step}
      </To>
      {file.value !== null && <span className="soft"> {formatPoints(file.value)} %</span>}{" "}
      <Anchor href={artifactAddress(run.id, file.name)} download size="sm">
        Download
      </Anchor>
    </li>
  );
}

function To({ run, search, children }: { run: Run; search: Partial<RunSearch>; children: React.ReactNode }) {
  return (
    <Anchor
      size="sm"
      renderRoot={(props) => (
        <Link to="/runs/$id" params={{ id: run.id }} search={(old) => ({ ...old, ...search })} {...props} />
      )}
    >
      {children}
    </Anchor>
  );
}
