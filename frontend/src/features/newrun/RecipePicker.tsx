/** The recipes to start from. */
import { UnstyledButton } from "@mantine/core";
import type { Recipe } from "../../api/types";
import { getAt } from "../../lib/paths";
import { methodLabel } from "../../lib/runs";
import { RoleMark } from "../../ui/RoleMark";
import styles from "./NewRun.module.css";

interface RecipePickerProps {
  recipes: Recipe[];
  chosen: string | undefined;
  onChoose: (name: string) => void;
}

export function RecipePicker({ recipes, chosen, onChoose }: RecipePickerProps) {
  return (
    <fieldset className={styles.recipes} style={{ border: 0, padding: 0, margin: "0 0 16px" }} aria-label="Recipes">
      {recipes.map((recipe) => {
        const method = String(getAt(recipe.spec, "method.name") ?? "none");
        return (
          <UnstyledButton
            key={recipe.name}
            className={styles.recipe}
            aria-pressed={recipe.name === chosen}
            aria-label={`Recipe ${recipe.name}`}
            onClick={() => onChoose(recipe.name)}
          >
            <strong>
              {recipe.title || recipe.name}
              <RoleMark of={method === "none" ? "control" : "student"}>{methodLabel(method)}</RoleMark>
            </strong>
            <p>{recipe.about}</p>
          </UnstyledButton>
        );
      })}
    </fieldset>
  );
}
