import { expect, it } from "vitest";
import type { RowPage, Run, RunRow } from "../api/types";
import { type Pages, renewed, rowsOf, withHead, withNews } from "./rowpages";

const row = (id: string, fields: Partial<RunRow> = {}) =>
  ({ id, revision: 1, state: "running", summary: {}, facts: {}, fields: { a: 1 }, ...fields }) as RunRow;
const page = (ids: string, next: string | null): RowPage => ({
  runs: [...ids].map((id) => row(id)),
  next_cursor: next,
  total: 9,
});
const pages = (...held: RowPage[]): Pages => ({
  pages: held,
  pageParams: held.map((_, place) => (place ? `p${place}` : null)),
});
const ids = (held: Pages) =>
  rowsOf(held)
    .map((one) => one.id)
    .join("");

it("brings a row up to date and keeps what the stream does not say", () => {
  const run = { id: "a", revision: 2, state: "succeeded", summary: { m: 1 }, facts: {}, spec: {} } as unknown as Run;
  const held = row("a", { summary: { k: 2 } as never, facts: { f: 3 } });
  expect(renewed(held, run)).toMatchObject({
    state: "succeeded",
    summary: { k: 2, m: 1 },
    facts: { f: 3 },
    fields: { a: 1 },
  });
  expect(renewed(row("a", { revision: 5 }), run).state).toBe("running");
  expect(renewed(held, run)).not.toHaveProperty("spec");
});

it("leaves pages alone that hold none of the runs, and takes out what is gone", () => {
  const held = pages(page("ab", "x"), page("cd", null));
  const news = (id: string) => new Map([[id, { id, revision: 2, summary: {}, facts: {} } as unknown as Run]]);
  expect(withNews(held, news("z"), () => false).pages).toBe(held);
  const { pages: changed, found } = withNews(held, news("c"), () => false);
  expect(changed.pages[0]).toBe(held.pages[0]);
  expect([...found]).toEqual(["c"]);
  expect(ids(withNews(held, news("c"), () => true).pages)).toBe("abd");
});

it("joins a fresh head with what follows it", () => {
  const held = pages(page("abc", "x"), page("def", "y"));
  const joined = withHead(held, pages(page("nab", "z")));
  expect(ids(joined)).toBe("nabcdef");
  expect(joined.pages[0]?.next_cursor).toBe("x");
  expect(joined.pageParams).toHaveLength(joined.pages.length);
});

it("shows a row that moved up once", () =>
  expect(ids(withHead(pages(page("abc", "x"), page("def", "y")), pages(page("eab", "z"))))).toBe("eabcdf"));

it("begins anew when the head does not meet what is held, or is all there is", () => {
  const held = pages(page("abc", "x"));
  expect(ids(withHead(held, pages(page("uvw", "z"))))).toBe("uvw");
  expect(ids(withHead(held, pages(page("a", null))))).toBe("a");
});
