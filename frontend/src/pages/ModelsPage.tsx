/** Models: those that are here, and MMDetection's zoo with what was published of it. */
import { SegmentedControl } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useDeferredValue, useMemo } from "react";
import { CatalogueTools } from "../features/models/CatalogueTools";
import { OwnTable } from "../features/models/OwnTable";
import { ZooTable } from "../features/models/ZooTable";
import { searchModels, searchZoo } from "../lib/models";
import { useModels } from "../queries/catalogue";
import { useZoo } from "../queries/zoo";
import { Empty } from "../ui/Empty";
import { PageHead } from "../ui/PageHead";
import { TableSkeleton } from "../ui/TableSkeleton";
import { Trouble } from "../ui/Trouble";

const route = getRouteApi("/models");

export function ModelsPage() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/models" });
  const models = useModels();
  const zoo = useZoo();
  const asked = useDeferredValue(search);
  const shown = search.zoo ? zoo : models;
  const own = useMemo(() => searchModels(models.data ?? [], asked), [models.data, asked]);
  const detectors = useMemo(() => searchZoo(zoo.data?.detectors ?? [], asked), [zoo.data, asked]);
  const found = search.zoo ? detectors.length : own.length;
  const total = search.zoo ? zoo.data?.detectors.length : models.data?.length;
  return (
    <>
      <PageHead
        title="Models"
        about={
          total === undefined ? "\u00a0" : found === total ? `${total} detectors` : `${found} of ${total} detectors`
        }
      >
        <SegmentedControl
          aria-label="Which models"
          value={search.zoo ? "zoo" : "here"}
          onChange={(value) => navigate({ search: value === "zoo" ? { zoo: true } : {} })}
          data={[
            { value: "here", label: `Here${models.data ? ` · ${models.data.length}` : ""}` },
            { value: "zoo", label: `MMDetection's zoo${zoo.data ? ` · ${zoo.data.detectors.length}` : ""}` },
          ]}
        />
      </PageHead>
      <CatalogueTools
        value={search}
        models={models.data ?? []}
        zoo={zoo.data?.detectors ?? []}
        onChange={(next) => navigate({ search: next, replace: true, resetScroll: false })}
      />
      {shown.error && !shown.data && <Trouble error={shown.error} retry={shown.refetch} />}
      {shown.isPending && <TableSkeleton rows={14} />}
      {shown.data && found === 0 && (
        <div className="paper">
          <Empty title="No model matches" command="distillboard model add my-detector config.py checkpoint.pth">
            Nothing here has all those words. A detector of your own is registered with its MMDetection config:
          </Empty>
        </div>
      )}
      {!search.zoo && own.length > 0 && <OwnTable models={own} search={search} />}
      {search.zoo && detectors.length > 0 && <ZooTable detectors={detectors} search={search} />}
      {search.zoo && zoo.data && (
        <p className="soft">
          Configs and figures as published with {zoo.data.source} ({zoo.data.license}).
        </p>
      )}
    </>
  );
}
