/** The end of the log, following what comes unless the reader scrolled up. */
import { Button, Select, Skeleton, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { LogLine, Run } from "../../api/types";
import type { RunSearch } from "../../lib/search";
import { useLogs } from "../../queries/logs";
import { Empty } from "../../ui/Empty";
import { Panel } from "../../ui/Panel";
import { Trouble } from "../../ui/Trouble";
import styles from "./Log.module.css";
import { LogLines } from "./LogLines";

interface LogTabProps {
  run: Run;
  search: RunSearch;
  onSearch: (change: Partial<RunSearch>) => void;
}

const NEAR_END = 40;

export function LogTab({ run, search, onSearch }: LogTabProps) {
  const query = useLogs(run.id);
  const lines = useMemo(() => filtered(query.data?.lines ?? [], search), [query.data, search]);
  const { place, follows, toEnd, onScroll } = useEnd(lines);
  if (query.error && !query.data) return <Trouble error={query.error} retry={query.refetch} />;
  if (!query.data) return <Skeleton height={420} radius={6} aria-busy="true" />;
  const tools = (
    <>
      {!follows && (
        <Button variant="light" size="compact-xs" onClick={toEnd}>
          To the end
        </Button>
      )}
      <span className="soft">
        {lines.length} of {query.data.total} lines
      </span>
      <TextInput
        aria-label="Find in the log"
        placeholder="Find"
        leftSection={<IconSearch size={13} />}
        value={search.find ?? ""}
        onChange={(event) => onSearch({ find: event.currentTarget.value || undefined })}
      />
      <Select
        w={150}
        aria-label="Level"
        data={[
          { value: "", label: "All levels" },
          { value: "warning", label: "Warnings and errors" },
          { value: "error", label: "Errors" },
        ]}
        value={search.levels ?? ""}
        onChange={(levels) => onSearch({ levels: levels || undefined })}
      />
    </>
  );
  return (
    <Panel title="Log" flush tools={tools}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className={styles.scroll} ref={place} onScroll={onScroll} tabIndex={0} role="log" aria-label="Log lines">
        {lines.length > 0 ? <LogLines lines={lines} /> : <Empty title="No such lines">{hint(run, search)}</Empty>}
      </div>
    </Panel>
  );
}

/** Stay at the end while lines come, until the reader scrolls away from it. */
function useEnd(lines: LogLine[]) {
  const place = useRef<HTMLDivElement>(null);
  const [follows, setFollows] = useState(true);
  const toEnd = () => {
    place.current?.scrollTo({ top: place.current.scrollHeight });
    setFollows(true);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines are what this waits for
  useEffect(() => {
    if (follows) place.current?.scrollTo({ top: place.current.scrollHeight });
  }, [lines, follows]);
  const onScroll = () => {
    const node = place.current;
    if (node) setFollows(node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_END);
  };
  return { place, follows, toEnd, onScroll };
}

function filtered(lines: LogLine[], { levels, find }: RunSearch): LogLine[] {
  const wanted = levels === "error" ? ["error"] : ["warning", "error"];
  const words = find?.toLowerCase();
  return lines.filter(
    (line) => (!levels || wanted.includes(line.level)) && (!words || line.message.toLowerCase().includes(words)),
  );
}

function hint(run: Run, { levels, find }: RunSearch): string {
  if (levels || find) return "No line of this level with these words.";
  return run.state === "queued" ? "The run has not started." : "The training has not written a line yet.";
}
