/** Search and filters of the model catalogue; all of them are in the address. */
import { Button, Checkbox, Select, TextInput } from "@mantine/core";
import { IconSearch, IconX } from "@tabler/icons-react";
import type { Model, ZooDetector } from "../../api/types";
import { type ModelsSearch, ZOO_STATES, type ZooState } from "../../lib/cataloguesearch";
import { datasetsOf } from "../../lib/models";
import styles from "./Catalogue.module.css";

interface CatalogueToolsProps {
  value: ModelsSearch;
  models: Model[];
  zoo: ZooDetector[];
  onChange: (value: ModelsSearch) => void;
}

const STATE_WORDS: Record<ZooState, string> = {
  runs: "runs here",
  builds: "is built here",
  refused: "cannot be built",
};

export function CatalogueTools({ value, models, zoo, onChange }: CatalogueToolsProps) {
  const families = value.zoo ? zoo.map((one) => one.family) : models.map((one) => one.document.family);
  const results = value.zoo ? zoo.map((one) => one.results) : models.map((one) => one.document.results);
  const set = (change: Partial<ModelsSearch>) => onChange(without({ ...value, ...change }));
  const filtered = value.search || value.family || value.on || value.state || value.here;
  return (
    <search className={styles.tools}>
      <TextInput
        className={styles.grow}
        type="search"
        aria-label="Search models"
        placeholder="Name, family, class"
        leftSection={<IconSearch size={14} aria-hidden />}
        value={value.search ?? ""}
        onChange={(event) => set({ search: event.currentTarget.value })}
      />
      <Select
        aria-label="Family"
        placeholder="Any family"
        searchable
        clearable
        allowDeselect
        data={distinct(families)}
        value={value.family ?? null}
        onChange={(family) => set({ family: family ?? undefined })}
      />
      <Select
        aria-label="Figures for data set"
        placeholder="Any data set"
        clearable
        allowDeselect
        data={datasetsOf(results)}
        value={value.on ?? null}
        onChange={(on) => set({ on: on ?? undefined })}
      />
      {value.zoo && (
        <>
          <Select
            aria-label="Whether it can be used"
            placeholder="Whether it runs or not"
            clearable
            allowDeselect
            data={ZOO_STATES.map((state) => ({ value: state, label: STATE_WORDS[state] }))}
            value={value.state ?? null}
            onChange={(state) => set({ state: (state as ZooState | null) ?? undefined })}
          />
          <Checkbox
            size="xs"
            label="Only what is here"
            checked={value.here ?? false}
            onChange={(event) => set({ here: event.currentTarget.checked || undefined })}
          />
        </>
      )}
      {filtered && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<IconX size={13} />}
          onClick={() => onChange(without({ zoo: value.zoo, sort: value.sort }))}
        >
          Clear
        </Button>
      )}
    </search>
  );
}

function distinct(names: string[]): string[] {
  return [...new Set(names.filter(Boolean))].sort((a, b) => a.localeCompare(b));
}

function without(search: ModelsSearch): ModelsSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ""));
}
