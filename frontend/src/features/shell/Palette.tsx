/** Ctrl-K: every page and the latest runs, by name. */
import { createSpotlight, Spotlight, type SpotlightActionData } from "@mantine/spotlight";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useRuns } from "../../queries/runs";
import { wordFor } from "../../ui/StateMark";

const [store, palette] = createSpotlight();

const PAGES = [
  { to: "/", label: "Runs", about: "All runs, newest first" },
  { to: "/new", label: "New run", about: "Start from a recipe" },
  { to: "/leaderboard", label: "Leaderboard", about: "What distillation gained" },
  { to: "/sweeps", label: "Sweeps", about: "Many runs from one spec" },
  { to: "/compare", label: "Compare", about: "Runs side by side" },
  { to: "/workers", label: "Queue and workers", about: "What runs where, what waits, who trains" },
  { to: "/models", label: "Models", about: "Detectors that are here, and MMDetection's zoo" },
  { to: "/datasets", label: "Data sets", about: "Their classes, sizes, images and faults" },
  { to: "/tokens", label: "Tokens", about: "Who may call, and what it may do" },
] as const;

/** Opens when it is mounted. */
export function Palette({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  useEffect(palette.open, []);
  const { data } = useRuns({});
  const pages: SpotlightActionData[] = PAGES.map((page) => ({
    id: page.to,
    label: page.label,
    description: page.about,
    onClick: () => navigate({ to: page.to }),
  }));
  const runs: SpotlightActionData[] = (data?.pages ?? []).flatMap((page) =>
    page.runs.map((run) => ({
      id: run.id,
      label: run.name,
      description: `${wordFor(run)} · ${run.id}`,
      onClick: () => navigate({ to: "/runs/$id", params: { id: run.id } }),
    })),
  );
  return (
    <Spotlight
      store={store}
      shortcut={null}
      onSpotlightClose={onClose}
      actions={[
        { group: "Pages", actions: pages },
        { group: "Runs", actions: runs },
      ]}
      nothingFound="No page or run of that name"
      searchProps={{ placeholder: "Go to a page or a run", "aria-label": "Go to a page or a run" }}
      limit={12}
      scrollable
      maxHeight={420}
      highlightQuery
    />
  );
}
