/** Filters of the runs table; they live in the address. */
import { CloseButton, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { type RunsSearch, STATES } from "../../lib/search";

interface RunFiltersProps {
  value: RunsSearch;
  onChange: (next: RunsSearch) => void;
}

const PAUSE_MS = 200;

export function RunFilters({ value, onChange }: RunFiltersProps) {
  const [typed, setTyped] = useState(value.search ?? "");
  useEffect(() => setTyped(value.search ?? ""), [value.search]);
  const apply = useDebouncedCallback(
    (text: string) => onChange({ ...value, search: text.trim() || undefined }),
    PAUSE_MS,
  );
  const type = (text: string) => {
    setTyped(text);
    apply(text);
  };
  return (
    <>
      <TextInput
        w={220}
        aria-label="Search runs"
        placeholder="Name, model, tag"
        leftSection={<IconSearch size={13} />}
        rightSection={typed && <CloseButton size="xs" aria-label="Clear the search" onClick={() => type("")} />}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Select
        w={130}
        aria-label="State"
        data={[{ value: "", label: "Any state" }, ...STATES.map((state) => ({ value: state, label: state }))]}
        value={value.state ?? ""}
        onChange={(state) => onChange({ ...value, state: STATES.find((known) => known === state) })}
      />
    </>
  );
}
