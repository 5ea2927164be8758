/** The recipes to start from: a group, a detector, a method; and what is to be known of the chosen one. */
import { SegmentedControl, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import type { Dataset, Model, Recipe } from "../../api/types";
import { groupOf, groupRecipes, publishedLine, type RecipeRow, rowsOf } from "../../lib/recipes";
import { RoleMark } from "../../ui/RoleMark";
import styles from "./NewRun.module.css";

interface RecipePickerProps {
  recipes: Recipe[];
  datasets: Dataset[];
  models: Model[];
  chosen: Recipe;
  onChoose: (name: string) => void;
}

export function RecipePicker({ recipes, datasets, models, chosen, onChoose }: RecipePickerProps) {
  const [shown, setShown] = useState(groupOf(chosen));
  const groups = groupRecipes(recipes, datasets);
  const group = groups.find(({ key }) => key === shown) ?? groups[0];
  return (
    <fieldset className={styles.picker} aria-label="Recipes">
      <SegmentedControl
        size="xs"
        aria-label="Recipes for"
        className={styles.groups}
        data={groups.map(({ key, title, recipes: { length } }) => ({ value: key, label: `${title} · ${length}` }))}
        value={group?.key}
        onChange={setShown}
      />
      <div className={styles.recipes}>
        {rowsOf(group?.recipes ?? [], models).map((row) => (
          <Detector key={row.detector} row={row} chosen={chosen} onChoose={onChoose} />
        ))}
      </div>
      <About recipe={chosen} />
    </fieldset>
  );
}

interface DetectorProps {
  row: RecipeRow;
  chosen: Recipe;
  onChoose: (name: string) => void;
}

function Detector({ row, chosen, onChoose }: DetectorProps) {
  return (
    <>
      <span className={styles.detector}>{row.detector}</span>
      <div className={styles.methods}>
        {row.recipes.map(({ recipe, label, method }) => (
          <UnstyledButton
            key={recipe.name}
            className={styles.recipe}
            aria-pressed={recipe.name === chosen.name}
            aria-label={`Recipe ${recipe.name}`}
            title={recipe.about}
            onClick={() => onChoose(recipe.name)}
          >
            <RoleMark of={method === "none" ? "control" : "student"}>{label}</RoleMark>
          </UnstyledButton>
        ))}
      </div>
    </>
  );
}

function About({ recipe }: { recipe: Recipe }) {
  const published = publishedLine(recipe);
  return (
    <div className={styles.about}>
      <p>
        <strong>{recipe.title || recipe.name}.</strong> {recipe.about}
      </p>
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
