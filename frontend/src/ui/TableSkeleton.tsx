/** The shape of a table that is still coming. */
import { Skeleton } from "@mantine/core";

const HEIGHT = 32;

export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div className="paper" aria-busy="true">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} style={{ height: HEIGHT, padding: "11px 12px" }}>
          <Skeleton height={9} width={`${88 - ((row * 37) % 30)}%`} />
        </div>
      ))}
    </div>
  );
}
