/** Which address shows which page; a page's code is loaded when it is first opened. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { Shell } from "./features/shell/Shell";
import { readBoardSearch } from "./lib/boardsearch";
import { readSweepSearch } from "./lib/brush";
import { readDatasetSearch, readModelsSearch, readVersionSearch } from "./lib/cataloguesearch";
import { readCompareSearch } from "./lib/comparesearch";
import { readNewRunSearch } from "./lib/newrunsearch";
import { loadPart } from "./lib/parts";
import { readWorkersSearch } from "./lib/queuesearch";
import { readRunsSearch } from "./lib/runsearch";
import { readRunSearch, strictly } from "./lib/search";
import { Lost } from "./pages/Lost";
import { Broken } from "./ui/Broken";

const root = createRootRoute({ component: Shell, notFoundComponent: Lost });

const runs = createRoute({
  getParentRoute: () => root,
  path: "/",
  validateSearch: strictly(readRunsSearch),
  component: lazyRouteComponent(() => loadPart(() => import("./pages/RunsPage")), "RunsPage"),
});

const run = createRoute({
  getParentRoute: () => root,
  path: "/runs/$id",
  validateSearch: strictly(readRunSearch),
  component: lazyRouteComponent(() => loadPart(() => import("./pages/RunPage")), "RunPage"),
});

const newRun = createRoute({
  getParentRoute: () => root,
  path: "/new",
  validateSearch: strictly(readNewRunSearch),
  component: lazyRouteComponent(() => loadPart(() => import("./pages/NewRunPage")), "NewRunPage"),
});

const compare = createRoute({
  getParentRoute: () => root,
  path: "/compare",
  validateSearch: strictly(readCompareSearch),
  component: lazyRouteComponent(() => loadPart(() => import("./pages/ComparePage")), "ComparePage"),
});

const leaderboard = createRoute({
  getParentRoute: () => root,
  path: "/leaderboard",
  validateSearch: strictly(readBoardSearch),
  component: lazyRouteComponent(() => loadPart(() => import("./pages/LeaderboardPage")), "LeaderboardPage"),
});

const sweeps = createRoute({
  getParentRoute: () => root,
  path: "/sweeps",
  component: lazyRouteComponent(() => loadPart(() => import("./pages/SweepsPage")), "SweepsPage"),
});

const sweep = createRoute({
  getParentRoute: () => root,
  path: "/sweeps/$id",
  validateSearch: strictly(readSweepSearch),
  component: lazyRouteComponent(() => loadPart(() => import("./pages/SweepPage")), "SweepPage"),
});

const workers = createRoute({
  getParentRoute: () => root,
  path: "/workers",
  validateSearch: strictly(readWorkersSearch),
  component: lazyRouteComponent(() => loadPart(() => import("./pages/WorkersPage")), "WorkersPage"),
});

const models = createRoute({
  getParentRoute: () => root,
  path: "/models",
  validateSearch: strictly(readModelsSearch),
  component: lazyRouteComponent(() => loadPart(() => import("./pages/ModelsPage")), "ModelsPage"),
});

const model = createRoute({
  getParentRoute: () => root,
  path: "/models/$name",
  validateSearch: strictly(readVersionSearch),
  component: lazyRouteComponent(() => loadPart(() => import("./pages/ModelPage")), "ModelPage"),
});

const datasets = createRoute({
  getParentRoute: () => root,
  path: "/datasets",
  component: lazyRouteComponent(() => loadPart(() => import("./pages/DatasetsPage")), "DatasetsPage"),
});

const dataset = createRoute({
  getParentRoute: () => root,
  path: "/datasets/$name",
  validateSearch: strictly(readDatasetSearch),
  component: lazyRouteComponent(() => loadPart(() => import("./pages/DatasetPage")), "DatasetPage"),
});

const tokens = createRoute({
  getParentRoute: () => root,
  path: "/tokens",
  component: lazyRouteComponent(() => loadPart(() => import("./pages/TokensPage")), "TokensPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    runs,
    run,
    newRun,
    compare,
    leaderboard,
    sweeps,
    sweep,
    workers,
    models,
    model,
    datasets,
    dataset,
    tokens,
  ]),
  defaultErrorComponent: Broken,
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
