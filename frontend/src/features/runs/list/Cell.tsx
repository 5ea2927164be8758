/** One value of a run in the list. Cells are many and short-lived while one scrolls: plain elements, no tooltips. */
import type { ReactNode } from "react";
import type { RunRow } from "../../../api/types";
import { cellValue, deltaOf, isShare, type RunColumn } from "../../../lib/columns";
import { formatCount, formatDelta, formatNumber, formatPoints, MISSING } from "../../../lib/numbers";
import { methodLabel } from "../../../lib/runs";
import { RoleMark } from "../../../ui/RoleMark";
import { StateMark } from "../../../ui/StateMark";
import { ProgressCell } from "../ProgressCell";
import { metricText } from "./metricText";
import styles from "./RunList.module.css";
import { Spark } from "./Spark";
import { Ago, Duration } from "./times";

interface CellProps {
  run: RunRow;
  column: RunColumn;
  reference: RunRow | undefined;
}

export function Cell({ run, column, reference }: CellProps) {
  if (column.kind === "curve") return <Spark run={run} metric={column.key} />;
  if (column.kind === "metric") return <Metric run={run} column={column} reference={reference} />;
  if (column.id === "s:method.name") return <Method run={run} />;
  if (column.kind !== "own") return <Plain column={column} value={cellValue(run, column)} />;
  return <OwnCell run={run} column={column} />;
}

function OwnCell({ run, column }: Omit<CellProps, "reference">) {
  switch (column.id) {
    case "name":
      return (
        <a href={`/runs/${encodeURIComponent(run.id)}`} data-act="open" className={styles.name} title={run.name}>
          <bdi>{run.name}</bdi>
        </a>
      );
    case "state":
      return (
        <Value field="state" value={run.state} title={run.reason ?? run.waiting_for ?? undefined}>
          <StateMark run={run} />
        </Value>
      );
    case "progress":
      return <ProgressCell run={run} />;
    case "models":
      return <Models run={run} />;
    case "tags":
      return (
        <span title={run.tags.join(", ")}>
          {run.tags.map((tag) => (
            <Value key={tag} field="tag" value={tag} className={styles.tag}>
              <bdi>{tag}</bdi>
            </Value>
          ))}
        </span>
      );
    case "duration":
      return <Duration run={run} />;
    case "created":
    case "started":
    case "ended":
    case "updated":
      return <Ago at={run[column.id]} />;
    case "teacher_map":
      return formatPoints(run.teacher_map === null ? null : Number(run.teacher_map));
    case "notes":
    case "reason":
      return <bdi title={run[column.id] ?? undefined}>{run[column.id] || MISSING}</bdi>;
    default:
      return <Plain column={column} value={cellValue(run, column)} />;
  }
}

/** A value that narrows the list to itself when it is clicked; by keyboard the column's menu and the filter do it. */
function Value(props: {
  field: string;
  value: string | number | boolean;
  title?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      tabIndex={-1}
      data-act="filter"
      data-field={props.field}
      data-value={JSON.stringify(props.value)}
      className={`${styles.value} ${props.className ?? ""}`}
      title={props.title ?? `Show only ${props.field} = ${props.value}`}
    >
      {props.children}
    </button>
  );
}

function Plain({ column, value }: { column: RunColumn; value: unknown }) {
  if (value === undefined || value === null || value === "") return MISSING;
  if (typeof value === "object") return <span title={JSON.stringify(value)}>{JSON.stringify(value)}</span>;
  const shown = typeof value === "number" ? numberText(value) : String(value);
  if (column.field === null || column.field.includes("`")) return shown;
  return (
    <Value field={column.field} value={value as string | number | boolean}>
      <bdi>{shown}</bdi>
    </Value>
  );
}

/** Settings and facts as they were written; large whole numbers in groups. */
function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) >= 10_000
    ? formatCount(value)
    : formatNumber(value, 6)
        .replace(/(\.\d*?)0+$/, "$1")
        .replace(/\.$/, "");
}

function Method({ run }: { run: RunRow }) {
  const method = (run.fields["method.name"] as string | undefined) ?? null;
  if (method === null) return <span className="soft">{methodLabel(null)}</span>;
  return (
    <Value field="method.name" value={method}>
      <RoleMark of={method === "none" ? "control" : "student"}>{methodLabel(method)}</RoleMark>
    </Value>
  );
}

function Models({ run }: { run: RunRow }) {
  const student = run.fields["student.model"] as string | undefined;
  const teacher =
    run.fields["method.name"] === "none" ? undefined : (run.fields["teacher.model"] as string | undefined);
  if (!student) return MISSING;
  return (
    <span className={styles.models} title={teacher ? `${teacher} → ${student}` : student}>
      {teacher && (
        <>
          <Value field="teacher.model" value={teacher} className={styles.teacher}>
            {teacher}
          </Value>
          <span className="soft">→</span>
        </>
      )}
      <Value field="student.model" value={student}>
        {student}
      </Value>
    </span>
  );
}

function Metric({ run, column, reference }: CellProps) {
  const value = cellValue(run, column) as number | undefined;
  const delta = deltaOf(run, reference, column);
  return (
    <>
      {delta !== undefined && <Delta delta={delta} metric={column.key} />}
      {metricText(value, column.key)}
    </>
  );
}

/** Better is said where the metric's name says which way that is. */
function Delta({ delta, metric }: { delta: number; metric: string }) {
  const share = isShare(metric);
  const better = share ? delta > 0 : /(^|[/_.])loss/i.test(metric) && delta < 0;
  const sign = delta > 0 ? "+" : delta === 0 ? "±" : "";
  return (
    <span
      className={`${styles.delta} ${better ? styles.better : ""}`}
      title={better ? "Better than the reference" : "Against the reference"}
    >
      {share ? formatDelta(delta) : sign + formatNumber(delta, 2)}
    </span>
  );
}
