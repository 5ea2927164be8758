/** The leaderboard to take along: CSV with every number, Markdown and LaTeX as people paste it. */
import type { LeaderboardRow, Spread } from "../api/types";
import { formatSpread, hasMasks, seedsOf, type Task } from "./board";
import { decode, formatDelta, formatNumber, formatPoints } from "./numbers";

type Cell = string | number | null | undefined;

/** RFC 4180; a text that a spreadsheet would take for a formula begins with an apostrophe. */
export function toCsv(rows: readonly LeaderboardRow[]): string {
  const metrics = [...new Set(rows.flatMap((row) => Object.keys(row.metrics)))].sort();
  const heads = [
    ...["task", "dataset", "student", "teacher", "method", "label", "inherit", "mask_scale", "n"],
    ...metrics.flatMap((name) => [name, `${name}_sd`]),
    ...["delta", "delta_sd", "mask_delta", "mask_delta_sd", "gap_recovered", "gap_recovered_sd", "teacher_map"],
    ...["parameters", "flops", "latency_ms", "latency_device", "duration_seconds"],
    ...["seeds", "runs", "control_runs", "unmatched", "published"],
  ];
  const lines = rows.map((row): Cell[] => [
    ...[row.task, row.dataset, row.student, row.teacher, row.method, row.label],
    ...[row.inherit ? "yes" : "no", row.mask_scale, seedsOf(row)],
    ...metrics.flatMap((name) => pair(row.metrics[name])),
    ...[...pair(row.delta), ...pair(row.mask_delta), ...pair(row.gap_recovered), number(row.teacher_map)],
    ...[row.parameters, row.flops, number(row.latency_ms), row.latency_device, number(row.duration_seconds)],
    ...[row.seeds.join(" "), row.runs.join(" "), row.control_runs.join(" "), row.unmatched, row.published],
  ]);
  return [heads, ...lines].map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}

function pair(spread: Spread | null | undefined): Cell[] {
  return [number(spread?.mean), number(spread?.sd)];
}

function number(value: number | string | null | undefined): Cell {
  const decoded = decode(value);
  return Number.isFinite(decoded) ? decoded : null;
}

function quoted(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  const text = /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

interface Head {
  name: string;
  right: boolean;
  of: (row: LeaderboardRow) => string;
}

/** The columns of a pasted table: all that a reader of a paper expects. */
function columns(rows: readonly LeaderboardRow[]): Head[] {
  const metric = (name: string, key: string): Head => ({ name, right: true, of: (row) => spread(row.metrics[key]) });
  const masks: Head[] = hasMasks(rows)
    ? [metric("Mask mAP", "segm_mAP"), { name: "Mask Δ", right: true, of: (row) => delta(row.mask_delta) }]
    : [];
  return [
    { name: "Method", right: false, of: (row) => row.label + (row.published === null ? "" : " (published)") },
    { name: "Teacher", right: false, of: (row) => row.teacher ?? "" },
    metric("mAP", "bbox_mAP"),
    { name: "Δ", right: true, of: (row) => delta(row.delta) },
    { name: "Gap %", right: true, of: (row) => gap(row.gap_recovered) },
    { name: "n", right: true, of: (row) => String(seedsOf(row) ?? "") },
    metric("S", "bbox_mAP_s"),
    metric("M", "bbox_mAP_m"),
    metric("L", "bbox_mAP_l"),
    ...masks,
    { name: "Inherits", right: false, of: (row) => (row.inherit ? "yes" : "no") },
    { name: "Mask mode", right: false, of: (row) => row.mask_scale ?? "" },
    { name: "Params M", right: true, of: (row) => scaled(row.parameters, 1e6) },
    { name: "GFLOPs", right: true, of: (row) => scaled(row.flops, 1e9) },
    {
      name: "Latency ms",
      right: true,
      of: (row) => (row.latency_ms === null ? "" : formatNumber(decode(row.latency_ms), 3)),
    },
  ];
}

function spread(value: Spread | null | undefined): string {
  return value ? formatSpread(value) : "";
}

function delta(value: Spread | null): string {
  if (!value) return "";
  return formatDelta(decode(value.mean)) + (value.sd === null ? "" : ` ± ${formatPoints(decode(value.sd))}`);
}

function gap(value: Spread | null): string {
  if (!value) return "";
  return formatPoints(decode(value.mean), 0) + (value.sd === null ? "" : ` ± ${formatPoints(decode(value.sd), 0)}`);
}

function scaled(value: number | null, unit: number): string {
  return value === null ? "" : formatNumber(value / unit, 3);
}

/** One Markdown table for each task. */
export function toMarkdown(tasks: readonly Task[]): string {
  return tasks.map(({ name, rows }) => `**${name}**\n\n${markdownTable(rows)}`).join("\n");
}

function markdownTable(rows: readonly LeaderboardRow[]): string {
  const heads = filled(rows);
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`;
  const rule = `|${heads.map((head) => (head.right ? "---:" : "---")).join("|")}|\n`;
  return (
    line(heads.map((head) => head.name)) + rule + rows.map((row) => line(heads.map((head) => head.of(row)))).join("")
  );
}

/** One booktabs table for each task. */
export function toLatex(tasks: readonly Task[]): string {
  return tasks.map(({ name, rows }) => latexTable(name, rows)).join("\n");
}

function latexTable(name: string, rows: readonly LeaderboardRow[]): string {
  const heads = filled(rows);
  const line = (cells: string[]) => `    ${cells.map(latex).join(" & ")} \\\\\n`;
  return [
    "\\begin{table}\n  \\centering\n",
    `  \\caption{${latex(name)}}\n`,
    `  \\begin{tabular}{${heads.map((head) => (head.right ? "r" : "l")).join("")}}\n    \\toprule\n`,
    line(heads.map((head) => head.name)),
    "    \\midrule\n",
    ...rows.map((row) => line(heads.map((head) => head.of(row)))),
    "    \\bottomrule\n  \\end{tabular}\n\\end{table}\n",
  ].join("");
}

const SIGNS: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "±": "$\\pm$",
  "−": "$-$",
  Δ: "$\\Delta$",
  "·": "$\\cdot$",
};

function latex(text: string): string {
  return text.replace(/[\\~^±−Δ·&%$#_{}]/g, (sign) => SIGNS[sign] ?? `\\${sign}`);
}

/** Columns that say something in at least one row. */
function filled(rows: readonly LeaderboardRow[]): Head[] {
  return columns(rows).filter((head) => rows.some((row) => head.of(row) !== ""));
}
