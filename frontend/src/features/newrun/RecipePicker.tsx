/** The recipes to start from, in groups, and what is to be known of the chosen one. */
import { UnstyledButton } from "@mantine/core";
import type { Dataset, Recipe } from "../../api/types";
import { getAt } from "../../lib/paths";
import { groupOf, groupRecipes, PAPER, publishedLine, type RecipeGroup } from "../../lib/recipes";
import { methodLabel } from "../../lib/runs";
import { RoleMark } from "../../ui/RoleMark";
import styles from "./NewRun.module.css";

interface RecipePickerProps {
  recipes: Recipe[];
  datasets: Dataset[];
  chosen: Recipe;
  onChoose: (name: string) => void;
}

export function RecipePicker({ recipes, datasets, chosen, onChoose }: RecipePickerProps) {
  return (
    <fieldset className={styles.picker} aria-label="Recipes">
      {groupRecipes(recipes, datasets).map((group) => (
        <Group key={group.key} group={group} chosen={chosen} onChoose={onChoose} />
      ))}
      <About recipe={chosen} />
    </fieldset>
  );
}

interface GroupProps {
  group: RecipeGroup;
  chosen: Recipe;
  onChoose: (name: string) => void;
}

/** The paper's recipes are many and need COCO: they stay folded until one of them is chosen. */
function Group({ group, chosen, onChoose }: GroupProps) {
  return (
    <details open={group.key !== PAPER || groupOf(chosen) === PAPER}>
      <summary className={styles.heading}>
        {group.title} <span className={styles.unit}>{group.recipes.length}</span>
      </summary>
      <div className={styles.recipes}>
        {group.recipes.map((recipe) => (
          <Card key={recipe.name} recipe={recipe} pressed={recipe.name === chosen.name} onChoose={onChoose} />
        ))}
      </div>
    </details>
  );
}

function Card({ recipe, pressed, onChoose }: { recipe: Recipe; pressed: boolean; onChoose: (name: string) => void }) {
  const method = String(getAt(recipe.spec, "method.name") ?? "none");
  return (
    <UnstyledButton
      className={styles.recipe}
      aria-pressed={pressed}
      aria-label={`Recipe ${recipe.name}`}
      title={recipe.about}
      onClick={() => onChoose(recipe.name)}
    >
      <strong>
        {recipe.title || recipe.name}
        <RoleMark of={method === "none" ? "control" : "student"}>{methodLabel(method)}</RoleMark>
      </strong>
    </UnstyledButton>
  );
}

function About({ recipe }: { recipe: Recipe }) {
  const published = publishedLine(recipe);
  return (
    <div className={styles.about}>
      <p>{recipe.about}</p>
      {published && <p title={recipe.published?.source}>{published}</p>}
      {recipe.departures.length > 0 && (
        <details>
          <summary>What differs from the original ({recipe.departures.length})</summary>
          <ul>
            {recipe.departures.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
