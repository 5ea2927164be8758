/** What clicks and keys in the list mean: it stands at the element that was hit. */
import type { KeyboardEvent, MouseEvent } from "react";
import type { HeadActions } from "./Head";

export interface GridActions extends HeadActions {
  open: (id: string, event: MouseEvent) => void;
  filterBy: (field: string, value: string | number | boolean | null) => void;
  pin: (id: string) => void;
  pick: (id: string, range: boolean) => void;
  pickAll: (on: boolean) => void;
  toggle: (condition: string) => void;
  only: (condition: string) => void;
}

/** One listener for all rows: what a click means stands at the element that was clicked. */
export function clicked(event: MouseEvent, act: GridActions): void {
  const target = event.target as Element;
  const inner = target.closest<HTMLElement>("[data-act]");
  const run = target.closest<HTMLElement>("tr")?.dataset.run;
  const group = target.closest<HTMLElement>("tr")?.dataset.group;
  const { field, value, condition, act: what } = inner?.dataset ?? {};
  if (what === "filter" && field && value) act.filterBy(field, JSON.parse(value));
  else if (what === "only" && condition) act.only(condition);
  else if (what === "pin" && run) act.pin(run);
  else if (what === "pick" && run) act.pick(run, event.shiftKey);
  else if (group) act.toggle(group);
  else if (run && (what === "open" || isPlain(event))) act.open(run, event);
}

/** A click on the row itself, not on something in it, and not the end of selecting text. */
function isPlain(event: MouseEvent): boolean {
  const inner = (event.target as Element).closest("a, button, input");
  return inner === null && !window.getSelection()?.toString();
}

/** Arrow keys go from row to row, on the same kind of thing. */
export function moveFocus(event: KeyboardEvent): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const from = event.target as HTMLElement;
  const what = from.dataset.act;
  const row = from.closest("tr");
  let next = event.key === "ArrowDown" ? row?.nextElementSibling : row?.previousElementSibling;
  while (next && !next.querySelector("[data-act]"))
    next = event.key === "ArrowDown" ? next.nextElementSibling : next.previousElementSibling;
  const target =
    next?.querySelector<HTMLElement>(`[data-act="${what}"]`) ??
    next?.querySelector<HTMLElement>("[data-act=open], [data-act=toggle]");
  if (!target) return;
  event.preventDefault();
  target.focus();
}
