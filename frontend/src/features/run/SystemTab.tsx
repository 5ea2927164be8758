/** What the training takes from its machine, and where the time of a step goes. */
import { useMemo } from "react";
import type { Run } from "../../api/types";
import type { CurveSet } from "../../lib/curves";
import { type ChartPlan, planCharts } from "../../lib/groups";
import { formatBytes, formatCount, formatNumber } from "../../lib/numbers";
import type { RunSearch } from "../../lib/search";
import { type StepPart, stepParts } from "../../lib/steptime";
import { Empty } from "../../ui/Empty";
import { Panel } from "../../ui/Panel";
import { CurveChart } from "./CurveChart";
import { CurveControls } from "./CurveControls";
import styles from "./Curves.module.css";
import system from "./System.module.css";
import { useGrown } from "./useGrown";
import { useKeys, useRunCurves } from "./useRunCurves";
import type { Change, CurveView } from "./view";

interface SystemTabProps {
  run: Run;
  lead: CurveSet | undefined;
  view: CurveView;
  search: RunSearch;
  onSearch: Change;
}

const PARTS: Record<StepPart["name"], { title: string; about: string; colour: string }> = {
  data: { title: "Data", about: "Waiting for the batch.", colour: "#b08a1e" },
  teacher: { title: "Teacher", about: "The teacher's forward pass.", colour: "#2f80d0" },
  student: { title: "Student", about: "The student's forward pass and its own losses.", colour: "#3a9d5d" },
  distillation: { title: "Distillation", about: "The terms of the method, at all levels.", colour: "#b0509a" },
  backward: {
    title: "Backward and update",
    about: "The backward pass through the student and the terms, and the optimiser's step.",
    colour: "#e0741a",
  },
  rest: {
    title: "Everything else",
    about: "The student, the distillation terms and the optimiser: they were not timed apart.",
    colour: "#e0741a",
  },
};

export function SystemTab({ run, lead, view, search, onSearch }: SystemTabProps) {
  const names = useKeys(run, lead);
  const plans = useMemo(() => plansOf(names), [names]);
  const wanted = useMemo(() => plans.flatMap((plan) => plan.keys), [plans]);
  const set = useRunCurves(run, view, wanted);
  if (plans.length === 0)
    return (
      <div className="paper">
        <Empty title="Nothing is known of the machine">
          A worker reports processor, memory and step times with the first steps. A script of yours can report sys/… and
          time/… itself.
        </Empty>
      </div>
    );
  return (
    <div className={styles.main}>
      {set && <StepTime set={set} />}
      <Machine run={run} />
      <div>
        <CurveControls search={search} view={view} onChange={onSearch} />
        <div className={styles.grid}>
          {set &&
            plans.map((plan) => (
              <CurveChart key={plan.title} plan={plan} set={set} view={view} format={formatOf(plan)} />
            ))}
        </div>
      </div>
    </div>
  );
}

function StepTime({ set }: { set: CurveSet }) {
  const parts = stepParts(useGrown(set));
  if (!parts) return null;
  return (
    <Panel title="Step time" about="Medians of the last steps that were reported.">
      <div className={system.bar} aria-hidden>
        {parts.parts.map((part) => (
          <div
            key={part.name}
            style={{ width: `${(part.seconds / parts.step) * 100}%`, background: PARTS[part.name].colour }}
          />
        ))}
      </div>
      <dl className={system.parts}>
        <div>
          <dt>One step</dt>
          <dd>{milliseconds(parts.step)}</dd>
        </div>
        {parts.parts.map((part) => (
          <div key={part.name} title={PARTS[part.name].about}>
            <dt>
              <span className={system.swatch} style={{ background: PARTS[part.name].colour }} aria-hidden />
              {PARTS[part.name].title}
            </dt>
            <dd>
              {milliseconds(part.seconds)}{" "}
              <span className="soft">{Math.round((part.seconds / parts.step) * 100)} %</span>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

/** What the training said it runs on. */
function Machine({ run }: { run: Run }) {
  const said = [
    ["Device", run.facts["device/name"]],
    ["Kind", run.facts["device/kind"]],
    ["Threads", run.facts.threads],
    ["Worker", run.worker],
  ].filter(([, value]) => value !== undefined && value !== null && value !== "");
  if (said.length === 0) return null;
  return (
    <Panel title="Machine">
      <dl className={system.parts}>
        {said.map(([name, value]) => (
          <div key={String(name)}>
            <dt>{String(name)}</dt>
            <dd>{String(value)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function plansOf(names: string[]): ChartPlan[] {
  return planCharts(names)
    .filter((group) => group.name === "System" || group.name === "Time")
    .flatMap((group) => group.charts.map((chart) => ({ ...chart, title: TITLES[chart.keys[0] ?? ""] ?? chart.title })));
}

const MEBIBYTE = 2 ** 20;

const TITLES: Record<string, string> = {
  "sys/cpu_percent": "Processor, percent of one core",
  "sys/memory_bytes": "Memory of the training",
  "sys/gpu_memory_bytes": "GPU memory reserved",
  "sys/gpu_percent": "GPU busy, percent of the time",
};

function formatOf(plan: ChartPlan) {
  if (plan.keys.every((key) => key.endsWith("_bytes"))) return bytes;
  return plan.keys.every((key) => key.endsWith("_percent")) ? percent : undefined;
}

/** An axis that needs more digits to tell its ticks apart gets them in MiB. */
function bytes(value: number | null | undefined, digits?: number): string {
  if (value == null || !Number.isFinite(value)) return formatNumber(value);
  return digits === undefined ? formatBytes(value) : `${formatCount(value / MEBIBYTE)} MiB`;
}

function percent(value: number | null | undefined): string {
  return value == null || !Number.isFinite(value) ? formatNumber(value) : formatCount(value);
}

function milliseconds(seconds: number): string {
  return `${formatNumber(seconds * 1000, 3)} ms`;
}
