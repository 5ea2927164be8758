/** The lines by which a run names a model. */
import type { Model } from "../../api/types";
import { canTeach, recipeFor } from "../../lib/models";
import { useModels, useRecipes } from "../../queries/catalogue";
import { Panel } from "../../ui/Panel";
import { Snippet } from "../../ui/Snippet";
import styles from "./Catalogue.module.css";

export function ModelUse({ model }: { model: Model }) {
  const recipes = useRecipes().data ?? [];
  const models = useModels().data ?? [];
  const recipe = recipeFor(model, recipes, models) ?? "RECIPE";
  const named = { model: model.name, version: model.version };
  return (
    <Panel title="Use it" about="A spec keeps the version that it names; without one it takes the newest.">
      <div className={styles.page}>
        {canTeach(model) && (
          <>
            <Snippet
              label="As teacher, from a terminal"
              text={`distillboard run submit ${recipe} --set teacher.model=${model.name}`}
            />
            <Snippet label="As teacher, in a job spec" text={`"teacher": ${JSON.stringify(named)}`} />
          </>
        )}
        <Snippet
          label="As student, from a terminal"
          text={`distillboard run submit ${recipe} --set student.model=${model.name}`}
        />
        <Snippet label="As student, in a job spec" text={`"student": ${JSON.stringify(named)}`} />
        {model.document.weights?.digest && (
          <Snippet label="Its checkpoint" text={`/api/v1/blobs/${model.document.weights.digest}`} />
        )}
      </div>
    </Panel>
  );
}
