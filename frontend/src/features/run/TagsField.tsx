/** Where a run's tags are typed, with those that are known. */
import { TagsInput } from "@mantine/core";
import { useState } from "react";
import { useValues } from "../../queries/organise";

const MOST = 32;
const LONGEST = 60;

export function TagsField({ tags, onChange }: { tags: string[]; onChange: (tags: string[]) => void }) {
  const [typed, setTyped] = useState("");
  const { data: known } = useValues("tag", typed);
  // Nothing is suggested for nothing typed: the list would lie over what comes after the field.
  const fitting = typed ? (known ?? []).map((entry) => String(entry.value)).filter((tag) => !tags.includes(tag)) : [];
  return (
    <TagsInput
      label="Tags"
      placeholder="Type and press Enter"
      data-autofocus
      autoFocus
      data={fitting}
      value={tags}
      onChange={(next) => onChange(next.map((tag) => tag.trim().slice(0, LONGEST)).filter(Boolean))}
      searchValue={typed}
      onSearchChange={setTyped}
      acceptValueOnBlur
      maxTags={MOST}
      comboboxProps={{ withinPortal: false }}
    />
  );
}
