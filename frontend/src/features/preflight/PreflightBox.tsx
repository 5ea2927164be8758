/** Examines the draft of a run, and has its weights proposed, before it is submitted. */
import { Button, Group } from "@mantine/core";
import { useState } from "react";
import type { Calibration, Preflight } from "../../api/types";
import { typedNumber } from "../../lib/numbers";
import { type Document, getAt, setAt } from "../../lib/paths";
import { countOf, inOrder, isOver } from "../../lib/preflight";
import { useCreatePreflight, usePreflight } from "../../queries/preflights";
import { Checks } from "./Checks";
import styles from "./Preflight.module.css";

interface PreflightBoxProps {
  document: Document;
  onChange: (document: Document) => void;
  onProblem: (error: Error | null) => void;
}

const CALIBRATE = { target: 1, steps: 20, keep_ratios: false };

export function PreflightBox({ document, onChange, onProblem }: PreflightBoxProps) {
  const [id, setId] = useState<string>();
  const create = useCreatePreflight();
  const found = usePreflight(id).data;
  const distils = (getAt(document, "method.name") ?? "none") !== "none";
  const busy = create.isPending || (id !== undefined && !(found && isOver(found.state)));
  const ask = (extra: Document) => {
    onProblem(null);
    create.mutate({ ...document, ...extra }, { onSuccess: (made) => setId(made.id), onError: onProblem });
  };
  return (
    <section aria-label="Pre-flight">
      <Group gap="xs" grow>
        <Button variant="default" size="xs" loading={busy} onClick={() => ask({})}>
          Pre-flight
        </Button>
        {distils && (
          <Button variant="default" size="xs" disabled={busy} onClick={() => ask({ calibrate: CALIBRATE })}>
            Propose weights
          </Button>
        )}
      </Group>
      {found && <Found found={found} onUse={(calibration) => onChange(applied(document, calibration))} />}
    </section>
  );
}

function Found({ found, onUse }: { found: Preflight; onUse: (calibration: Calibration) => void }) {
  const { report, state, reason } = found;
  if (!isOver(state))
    return <p className={styles.summary}>{state === "queued" ? "Waiting for a worker" : "Examining"}…</p>;
  if (!report) return <p className={styles.summary}>{reason ?? "There is no report."}</p>;
  return (
    <>
      <p className={styles.summary}>{countOf(report.checks)}</p>
      <Checks checks={inOrder(report.checks)} />
      {report.calibration && <Proposal found={report.calibration} onUse={onUse} />}
    </>
  );
}

function Proposal({ found, onUse }: { found: Calibration; onUse: (calibration: Calibration) => void }) {
  return (
    <>
      <p className={styles.summary}>
        For {typedNumber(found.target)} times the detector's loss, medians of {found.steps} steps:
      </p>
      <dl className={styles.proposal}>
        {found.terms.map((term) => (
          <div key={term.term}>
            <dt>{term.term}</dt>
            <dd>
              {typedNumber(term.weight)} → {typedNumber(term.proposed)}
            </dd>
          </div>
        ))}
      </dl>
      <Button variant="light" size="xs" fullWidth onClick={() => onUse(found)}>
        Use these weights
      </Button>
    </>
  );
}

/** The draft with the proposed weights in the fields they are for. */
function applied(document: Document, { terms }: Calibration): Document {
  return terms.reduce((draft, term) => setAt(draft, term.field, term.proposed), document);
}
