/** A component whose code is read when it is first drawn. */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { loadPart } from "../lib/parts";

/** `lazyPart(() => import("./LogTab"), "LogTab")`. */
export function lazyPart<Name extends string, Props>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() => loadPart(load).then((part) => ({ default: part[name] })));
}
