/** The tools over the list: project, words, what is shown, groups, views, columns. */
import { Button, CloseButton, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconBookmark, IconColumns3, IconSearch } from "@tabler/icons-react";
import { type ReactNode, Suspense, useEffect, useState } from "react";
import { type RunsSearch, SHELVES } from "../../../lib/runsearch";
import { useProjects } from "../../../queries/organise";
import { lazyPart } from "../../../ui/lazyPart";

const ColumnPicker = lazyPart(() => import("./ColumnPicker"), "ColumnPicker");
const ViewsMenu = lazyPart(() => import("./ViewsMenu"), "ViewsMenu");

interface ToolsProps {
  search: RunsSearch;
  onChange: (changes: Partial<RunsSearch>) => void;
  /** Put another address in the place of this one. */
  onView: (search: RunsSearch) => void;
}

const PAUSE_MS = 250;
const SHELF_NAMES = { archived: "Archived", all: "With archived", deleted: "Trash" };
const GROUPS = [
  { value: "method.name", label: "Method" },
  { value: "recipe", label: "Recipe" },
  { value: "student.model", label: "Student" },
  { value: "teacher.model", label: "Teacher" },
  { value: "dataset", label: "Data set" },
  { value: "tag", label: "Tag" },
  { value: "project", label: "Project" },
  { value: "sweep", label: "Sweep" },
  { value: "state", label: "State" },
  { value: "schedule.seed", label: "Seed" },
];

export function Tools({ search, onChange, onView }: ToolsProps) {
  const groups = GROUPS.some((one) => one.value === search.by) || !search.by ? GROUPS : [...GROUPS, own(search.by)];
  return (
    <>
      <ProjectSelect value={search.project} onChange={(project) => onChange({ project })} />
      <Words value={search.search} onChange={(words) => onChange({ search: words })} />
      <Select
        w={124}
        aria-label="Which runs"
        data={[
          { value: "", label: "Active" },
          ...SHELVES.map((shelf) => ({ value: shelf, label: SHELF_NAMES[shelf] })),
        ]}
        value={search.shelf ?? ""}
        onChange={(shelf) => onChange({ shelf: SHELVES.find((known) => known === shelf) })}
      />
      <Select
        w={138}
        aria-label="Group by"
        data={[
          { value: "", label: "Not grouped" },
          ...groups.map((one) => ({ ...one, label: `By ${one.label.toLowerCase()}` })),
        ]}
        value={search.by ?? ""}
        onChange={(by) => onChange({ by: by || undefined, open: undefined })}
      />
      <OnDemand icon={<IconBookmark size={14} />} label="Views">
        <ViewsMenu search={search} onView={onView} />
      </OnDemand>
      <OnDemand icon={<IconColumns3 size={14} />} label="Columns">
        <ColumnPicker ids={search.cols} onChange={(cols) => onChange({ cols })} />
      </OnDemand>
    </>
  );
}

function own(field: string) {
  return { value: field, label: field };
}

function ProjectSelect({ value, onChange }: { value: string | undefined; onChange: (project?: string) => void }) {
  const { data } = useProjects();
  const names = (data ?? []).map((project) => project.name);
  if (names.length < 2 && !value) return null;
  const known = value && !names.includes(value) ? [...names, value] : names;
  return (
    <Select
      w={150}
      aria-label="Project"
      searchable={known.length > 12}
      data={[{ value: "", label: "All projects" }, ...known.map((name) => ({ value: name, label: name }))]}
      value={value ?? ""}
      onChange={(name) => onChange(name || undefined)}
    />
  );
}

function Words({ value, onChange }: { value: string | undefined; onChange: (words?: string) => void }) {
  const [typed, setTyped] = useState(value ?? "");
  useEffect(() => setTyped(value ?? ""), [value]);
  const apply = useDebouncedCallback((text: string) => onChange(text.trim() || undefined), PAUSE_MS);
  const type = (text: string) => {
    setTyped(text);
    apply(text);
  };
  return (
    <TextInput
      w={180}
      aria-label="Search runs"
      placeholder="Name, model, tag"
      leftSection={<IconSearch size={13} />}
      rightSection={typed && <CloseButton size="xs" aria-label="Clear the search" onClick={() => type("")} />}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

/** A button whose panel is loaded when it is first opened; the panel brings the same button with it. */
function OnDemand({ icon, label, children }: { icon: ReactNode; label: string; children: ReactNode }) {
  const [asked, setAsked] = useState(false);
  const button = (
    <Button variant="default" leftSection={icon} onClick={() => setAsked(true)}>
      {label}
    </Button>
  );
  return asked ? <Suspense fallback={button}>{children}</Suspense> : button;
}
