/** Where a chart's lines come from while they grow. */
import type { Banded } from "./bands";
import type { ChartLine } from "./options";

export interface Feed {
  /** The lines of all points that there are; `fresh` goes on from here. */
  whole(): ChartLine[];
  /** The points that came since, of every line in the order of `whole`. */
  fresh(): Banded[];
  /** Be told of growth until the returned function is called. */
  listen(grown: () => void): () => void;
}
