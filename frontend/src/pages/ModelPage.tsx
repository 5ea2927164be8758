/** One model: what is known of it, its versions, and how a run names it. */
import { Button } from "@mantine/core";
import { IconSchool } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { Model } from "../api/types";
import styles from "../features/models/Catalogue.module.css";
import { Findings } from "../features/models/Findings";
import { ModelFacts } from "../features/models/ModelFacts";
import { ModelUse } from "../features/models/ModelUse";
import { Versions } from "../features/models/Versions";
import { canTeach, recipeFor, teachSearch } from "../lib/models";
import { useModels, useRecipes } from "../queries/catalogue";
import { useModel, useModelVersions } from "../queries/versions";
import { PageHead } from "../ui/PageHead";
import { Panel } from "../ui/Panel";
import { TableSkeleton } from "../ui/TableSkeleton";
import { Trouble } from "../ui/Trouble";

const route = getRouteApi("/models/$name");

export function ModelPage() {
  const { name } = route.useParams();
  const { version } = route.useSearch();
  const query = useModel(name, version);
  const versions = useModelVersions(name);
  const model = query.data;
  if (query.error && !model) return <Trouble error={query.error} retry={query.refetch} />;
  if (!model) return <TableSkeleton rows={10} />;
  const { document } = model;
  return (
    <>
      <PageHead title={name} about={document.title || "\u00a0"}>
        <TeachButton model={model} />
      </PageHead>
      <div className={styles.page}>
        <div className={styles.two}>
          <ModelFacts model={model} />
          <ModelUse model={model} />
        </div>
        {model.report && model.report.findings.length > 0 && (
          <Panel title="What its check said">
            <Findings findings={model.report.findings} />
          </Panel>
        )}
        {versions.data && <Versions kind="models" name={name} shown={model.version} versions={versions.data} />}
        <Panel title="Model dict" about="MMDetection's config of it, as plain data.">
          <details>
            <summary>{String(document.config.type ?? "Show")}</summary>
            <textarea
              className={styles.json}
              aria-label="Model dict as JSON"
              rows={24}
              readOnly
              value={JSON.stringify(document.config, null, 2)}
            />
          </details>
        </Panel>
      </div>
    </>
  );
}

function TeachButton({ model }: { model: Model }) {
  const recipes = useRecipes();
  const models = useModels();
  if (!canTeach(model)) return null;
  const recipe = recipes.data && models.data && recipeFor(model, recipes.data, models.data);
  const search = teachSearch(model, recipe);
  return (
    <Button
      leftSection={<IconSchool size={14} />}
      renderRoot={(props) => <Link to="/new" search={search} {...props} />}
    >
      New run with it as teacher
    </Button>
  );
}
