/** The compared runs: which line is whose, what each is doing, hide, put first, take out. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowBarToLeft, IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Run } from "../../api/types";
import { StateMark } from "../../ui/StateMark";
import styles from "./Compare.module.css";
import { RunSwatch } from "./RunSwatch";
import type { Looks } from "./view";

interface RunStripProps {
  runs: Run[];
  hidden: ReadonlySet<string>;
  looks: Looks;
  onToggle: (id: string) => void;
  onFirst: (id: string) => void;
  onRemove: (id: string) => void;
}

export function RunStrip({ runs, hidden, looks, onToggle, onFirst, onRemove }: RunStripProps) {
  return (
    <ul className={styles.strip} aria-label="Compared runs">
      {runs.map((run, place) => (
        <li key={run.id} className={styles.chip} data-hidden={hidden.has(run.id) || undefined}>
          <Tooltip label={hidden.has(run.id) ? "Show its curves" : "Hide its curves"}>
            <button
              type="button"
              className={styles.toggle}
              aria-pressed={!hidden.has(run.id)}
              aria-label={`Show curves of ${run.name}`}
              onClick={() => onToggle(run.id)}
            >
              <RunSwatch look={looks.get(run.id)} faint={hidden.has(run.id)} />
            </button>
          </Tooltip>
          <Link to="/runs/$id" params={{ id: run.id }} className={styles.name} title={run.name}>
            {run.name}
          </Link>
          <StateMark run={run} />
          {place > 0 && (
            <Tooltip label="Put first: specs are held against the first run's">
              <ActionIcon size="xs" aria-label={`Put ${run.name} first`} onClick={() => onFirst(run.id)}>
                <IconArrowBarToLeft size={12} />
              </ActionIcon>
            </Tooltip>
          )}
          <ActionIcon size="xs" aria-label={`Take ${run.name} out`} onClick={() => onRemove(run.id)}>
            <IconX size={12} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
