/** The line a run is drawn with, as a mark beside its name. */
import type { RunLook } from "../../lib/runlooks";

export function RunSwatch({ look, faint }: { look: RunLook | undefined; faint?: boolean }) {
  return (
    <svg width={18} height={8} aria-hidden opacity={faint ? 0.3 : 1} style={{ flex: "none" }}>
      <line
        x1={0}
        x2={18}
        y1={4}
        y2={4}
        stroke={look?.colour}
        strokeWidth={3}
        strokeDasharray={look?.dash?.map((part) => part / 1.6).join(" ")}
      />
    </svg>
  );
}
