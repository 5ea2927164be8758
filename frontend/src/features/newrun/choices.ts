/** Models and data sets to choose from: those that fit first, the refused ones said to be. */
import type { Dataset, Model } from "../../api/types";
import { formatPoints } from "../../lib/numbers";
import { same } from "../../lib/paths";
import type { Choice, ChoiceGroup } from "./fieldparts";

/** Models by whether they know the data set's classes. */
export function modelChoices(models: readonly Model[], dataset: Dataset | undefined): (Choice | ChoiceGroup)[] {
  if (!dataset) return models.map((model) => modelChoice(model, undefined));
  const fits = (model: Model) => same(model.document.classes, dataset.document.classes);
  const title = dataset.document.title || dataset.name;
  return [
    { group: `With the classes of ${title}`, items: models.filter(fits).map((model) => modelChoice(model, dataset)) },
    {
      group: "With other classes",
      items: models.filter((model) => !fits(model)).map((model) => modelChoice(model, dataset)),
    },
  ].filter(({ items }) => items.length > 0);
}

export function datasetChoices(datasets: readonly Dataset[]): Choice[] {
  return datasets.map((dataset) =>
    refusedOr(dataset, `${dataset.document.title || dataset.name} · ${dataset.document.classes.length} classes`),
  );
}

function modelChoice(model: Model, dataset: Dataset | undefined): Choice {
  const map = model.document.results[dataset?.name ?? ""]?.bbox_mAP;
  const score = map === undefined ? "" : ` · mAP ${formatPoints(map)}`;
  return refusedOr(model, `${model.document.title || model.name}${score}`);
}

function refusedOr(entry: Model | Dataset, label: string): Choice {
  const refused = entry.status === "refused";
  return { value: entry.name, label: refused ? `${label} (refused by its check)` : label, disabled: refused };
}
