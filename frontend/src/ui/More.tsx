/** A quiet way to where there is more of the same. */
import { Anchor } from "@mantine/core";

export function More({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Anchor component="button" type="button" size="sm" onClick={onClick}>
      {children}
    </Anchor>
  );
}
