/** What the pages of models and data sets keep in their addresses. */
import { numberIn, oneOf, text, tidy } from "./search";

export const ZOO_STATES = ["runs", "builds", "refused"] as const;
export type ZooState = (typeof ZOO_STATES)[number];
export const SPLITS = ["train", "val"] as const;
export type Split = (typeof SPLITS)[number];

export interface ModelsSearch {
  /** MMDetection's zoo in place of the models that are here. */
  zoo?: boolean;
  search?: string;
  family?: string;
  /** With figures for this data set. */
  on?: string;
  state?: ZooState;
  /** Only those whose weights are here. */
  here?: boolean;
  /** A column, downwards with a minus before it. */
  sort?: string;
}

export interface VersionSearch {
  version?: number;
}

export interface DatasetSearch extends VersionSearch {
  split?: Split;
  /** Samples with a box of this class only. */
  label?: string;
  /** Another one shows other samples. */
  seed?: number;
  /** The sample that is shown large. */
  image?: string;
}

type Raw = Record<string, unknown>;

export function readModelsSearch(raw: Raw): ModelsSearch {
  return tidy({
    zoo: raw.zoo === true || undefined,
    search: text(raw.search),
    family: text(raw.family),
    on: text(raw.on),
    state: oneOf(raw.state, ZOO_STATES),
    here: raw.here === true || undefined,
    sort: text(raw.sort),
  });
}

export function readVersionSearch(raw: Raw): VersionSearch {
  return tidy({ version: whole(raw.version) });
}

export function readDatasetSearch(raw: Raw): DatasetSearch {
  return tidy({
    version: whole(raw.version),
    split: oneOf(raw.split, SPLITS),
    label: text(raw.label),
    seed: whole(raw.seed),
    image: text(raw.image),
  });
}

/** `-map` as the order of a table. */
export function orderOf(sort: string | undefined): { id: string; desc: boolean }[] {
  if (!sort) return [];
  return sort.startsWith("-") ? [{ id: sort.slice(1), desc: true }] : [{ id: sort, desc: false }];
}

/** The order of a table as `-map`; undefined for none. */
export function sortOf(order: readonly { id: string; desc: boolean }[]): string | undefined {
  const [first] = order;
  return first && (first.desc ? `-${first.id}` : first.id);
}

function whole(value: unknown): number | undefined {
  const found = numberIn(value, 1, 2 ** 31 - 1);
  return found !== undefined && Number.isInteger(found) ? found : undefined;
}
