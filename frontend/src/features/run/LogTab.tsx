/** The log: its end, following what comes unless the reader scrolled up; what is searched for; what was said at a step. */
import { Button, Select, Skeleton, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import type { LogLine, Run } from "../../api/types";
import { isNarrowed, joined, lineAt, narrowed } from "../../lib/loglines";
import type { RunSearch } from "../../lib/search";
import { clock } from "../../lib/time";
import { useLogAround, useLogSearch, useLogs } from "../../queries/logs";
import { Empty } from "../../ui/Empty";
import { Panel } from "../../ui/Panel";
import { Trouble } from "../../ui/Trouble";
import styles from "./Log.module.css";
import { LogLines } from "./LogLines";
import type { Change } from "./view";

interface LogTabProps {
  run: Run;
  search: RunSearch;
  onSearch: Change;
}

const NEAR_END = 40;
const NO_LINES: LogLine[] = [];

export function LogTab({ run, search, onSearch }: LogTabProps) {
  const { lines, total, known, marked, trouble, retry } = useWanted(run, search);
  const { place, follows, toEnd, onScroll } = useEnd(lines, search.at === undefined);
  useEffect(() => {
    if (marked !== undefined) place.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
  }, [marked, place]);
  if (trouble && !known) return <Trouble error={trouble} retry={retry} />;
  if (!known) return <Skeleton height={420} radius={6} aria-busy="true" />;
  const leave = () => {
    onSearch({ at: undefined });
    toEnd();
  };
  const tools = (
    <>
      {(!follows || search.at !== undefined) && (
        <Button variant="light" size="compact-xs" onClick={leave}>
          To the end
        </Button>
      )}
      <span className="soft">
        {lines.length} of {total} lines{search.at !== undefined && `, around ${clock(search.at)}`}
      </span>
      <Tools search={search} onSearch={onSearch} />
    </>
  );
  return (
    <Panel title="Log" flush tools={tools}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className={styles.scroll} ref={place} onScroll={onScroll} tabIndex={0} role="log" aria-label="Log lines">
        {lines.length > 0 ? (
          <LogLines lines={lines} marked={marked} />
        ) : (
          <Empty title="No such lines">{hint(run, search)}</Empty>
        )}
      </div>
    </Panel>
  );
}

function Tools({ search, onSearch }: Omit<LogTabProps, "run">) {
  return (
    <>
      <TextInput
        aria-label="Find in the log"
        placeholder="Find"
        leftSection={<IconSearch size={13} />}
        value={search.find ?? ""}
        onChange={(event) => onSearch({ find: event.currentTarget.value || undefined, at: undefined })}
      />
      <Select
        w={160}
        aria-label="Level"
        data={[
          { value: "", label: "All levels" },
          { value: "info", label: "Without debug" },
          { value: "warning", label: "Warnings and errors" },
          { value: "error", label: "Errors" },
        ]}
        value={search.levels ?? ""}
        onChange={(levels) => onSearch({ levels: (levels || undefined) as RunSearch["levels"], at: undefined })}
      />
    </>
  );
}

/** The lines that are shown: the tail, what is found in all of the log, or what surrounds a moment. */
function useWanted(run: Run, search: RunSearch) {
  const tail = useLogs(run.id);
  const { at, find, levels } = search;
  const words = useDeferredValue(find?.trim());
  const held = tail.data?.lines ?? NO_LINES;
  const longer = tail.data !== undefined && tail.data.total > held.length;
  const found = useLogSearch(run.id, { search: words || undefined, level: levels }, longer && isNarrowed(search));
  const around = useLogAround(run.id, at);
  const lines = useMemo(() => {
    if (at !== undefined) return around.data?.lines ?? [];
    const recent = narrowed(held, { levels, find });
    return isNarrowed({ levels, find }) && found.data
      ? joined(narrowed(found.data.lines, { levels, find }), recent)
      : recent;
  }, [at, around.data, held, found.data, levels, find]);
  const source = at === undefined ? tail : around;
  return {
    lines,
    total: tail.data?.total ?? 0,
    known: source.data !== undefined,
    marked: at === undefined ? undefined : lineAt(lines, at)?.index,
    trouble: source.error,
    retry: source.refetch,
  };
}

/** Stay at the end while lines come, until the reader scrolls away from it. */
function useEnd(lines: LogLine[], wanted: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const [follows, setFollows] = useState(wanted);
  const toEnd = () => {
    place.current?.scrollTo({ top: place.current.scrollHeight });
    setFollows(true);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines are what this waits for
  useEffect(() => {
    if (follows && wanted) place.current?.scrollTo({ top: place.current.scrollHeight });
  }, [lines, follows, wanted]);
  const onScroll = () => {
    const node = place.current;
    if (node) setFollows(node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_END);
  };
  return { place, follows, toEnd, onScroll };
}

function hint(run: Run, search: RunSearch): string {
  if (isNarrowed(search)) return "No line of this level with these words.";
  return run.state === "queued" ? "The run has not started." : "The training has not written a line yet.";
}
