/** Narrow the leaderboard down, and take it along. */
import { Button, Select, Switch, TextInput } from "@mantine/core";
import { useClipboard, useDebouncedCallback } from "@mantine/hooks";
import { IconCopy, IconDownload, IconSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { LeaderboardRow } from "../../api/types";
import type { Task } from "../../lib/board";
import { toCsv, toLatex, toMarkdown } from "../../lib/boardexport";
import type { BoardSearch } from "../../lib/boardsearch";
import { methodLabel } from "../../lib/runs";
import styles from "./Leaderboard.module.css";

interface BoardToolsProps {
  rows: LeaderboardRow[];
  shown: LeaderboardRow[];
  tasks: Task[];
  search: BoardSearch;
  onSearch: (change: Partial<BoardSearch>) => void;
}

const PAUSE_MS = 200;

export function BoardTools({ rows, shown, tasks, search, onSearch }: BoardToolsProps) {
  const datasets = [...new Set(rows.map((row) => row.dataset))].sort();
  const methods = [...new Set(rows.map((row) => row.method))].filter((method) => method !== "none").sort();
  return (
    <div className={styles.tools}>
      <Find value={search.find} onChange={(find) => onSearch({ find })} />
      <Select
        w={150}
        aria-label="Data set"
        data={[{ value: "", label: "Any data set" }, ...datasets]}
        value={search.dataset ?? ""}
        onChange={(dataset) => onSearch({ dataset: dataset || undefined })}
      />
      <Select
        w={150}
        aria-label="Method"
        data={[{ value: "", label: "Any method" }, ...methods.map((value) => ({ value, label: methodLabel(value) }))]}
        value={search.method ?? ""}
        onChange={(method) => onSearch({ method: method || undefined })}
      />
      <Switch
        size="xs"
        label="Published rows"
        checked={search.published !== "hide"}
        onChange={(event) => onSearch({ published: event.currentTarget.checked ? undefined : "hide" })}
      />
      <span className={styles.exports}>
        <CopyAs what="Markdown" text={() => toMarkdown(tasks)} />
        <CopyAs what="LaTeX" text={() => toLatex(tasks)} />
        <Button
          variant="default"
          leftSection={<IconDownload size={13} />}
          disabled={shown.length === 0}
          onClick={() => save("leaderboard.csv", toCsv(shown))}
        >
          CSV
        </Button>
      </span>
    </div>
  );
}

function Find({ value, onChange }: { value: string | undefined; onChange: (text: string | undefined) => void }) {
  const [typed, setTyped] = useState(value ?? "");
  useEffect(() => setTyped(value ?? ""), [value]);
  const apply = useDebouncedCallback((text: string) => onChange(text.trim() || undefined), PAUSE_MS);
  return (
    <TextInput
      w={220}
      aria-label="Find rows"
      placeholder="Method, teacher, student"
      leftSection={<IconSearch size={13} />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        apply(event.currentTarget.value);
      }}
    />
  );
}

function CopyAs({ what, text }: { what: string; text: () => string }) {
  const clipboard = useClipboard({ timeout: 2000 });
  return (
    <Button
      variant="default"
      leftSection={<IconCopy size={13} />}
      color={clipboard.error ? "red" : undefined}
      aria-label={`Copy as ${what}`}
      onClick={() => clipboard.copy(text())}
    >
      {clipboard.copied ? "Copied" : clipboard.error ? "Not allowed" : what}
    </Button>
  );
}

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}
