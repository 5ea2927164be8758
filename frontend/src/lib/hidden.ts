/** Which lines of which charts were switched off, as an address keeps it: `chart: line`. */

export function hiddenLine(chart: string, line: string): string {
  return `${chart}: ${line}`;
}

/** The lines of one chart that are off. */
export function hiddenIn(off: readonly string[], chart: string): ReadonlySet<string> {
  const head = hiddenLine(chart, "");
  return new Set(off.filter((word) => word.startsWith(head)).map((word) => word.slice(head.length)));
}

/** All that are off when of one chart these are. */
export function withHidden(off: readonly string[], chart: string, lines: ReadonlySet<string>): string[] {
  const head = hiddenLine(chart, "");
  return [...off.filter((word) => !word.startsWith(head)), ...[...lines].map((line) => hiddenLine(chart, line))];
}
