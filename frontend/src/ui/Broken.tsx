/** What stands in the place of a page that could not be drawn. */
import type { ErrorComponentProps } from "@tanstack/react-router";
import { Trouble } from "./Trouble";

export function Broken({ error }: ErrorComponentProps) {
  const known = error instanceof Error ? error : new Error(String(error));
  return <Trouble error={known} retry={() => window.location.reload()} />;
}
