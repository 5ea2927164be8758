/** Saved views: open one, keep what is shown under a name, rename or forget one. Everybody sees them. */
import { ActionIcon, Button, Popover, TextInput } from "@mantine/core";
import { IconBookmark, IconTrash } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import type { SavedView } from "../../../api/types";
import { kept, type RunsSearch, readRunsSearch, sameView } from "../../../lib/runsearch";
import { useDeleteView, useSaveView, useViews } from "../../../queries/organise";
import { complain } from "../../../ui/complain";
import styles from "./Panels.module.css";

interface ViewsMenuProps {
  search: RunsSearch;
  onView: (search: RunsSearch) => void;
}

export function ViewsMenu({ search, onView }: ViewsMenuProps) {
  const [open, setOpen] = useState(true);
  const { data, error } = useViews();
  const current = data?.find((view) => view.id === search.view);
  const changed = current !== undefined && !sameView(search, current.search as RunsSearch);
  const choose = (view: SavedView) => {
    onView({ ...readRunsSearch(view.search), view: view.id });
    setOpen(false);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" shadow="md" width={320} trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconBookmark size={14} />} onClick={() => setOpen(!open)}>
          {current ? `${current.name}${changed ? " *" : ""}` : "Views"}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {error && <p className={styles.note}>{error.message}</p>}
        {data?.length === 0 && <p className={styles.note}>No view is saved yet.</p>}
        <ul className={styles.views} aria-label="Saved views">
          {data?.map((view) => (
            <ViewRow key={view.id} view={view} current={view.id === search.view} onChoose={() => choose(view)} />
          ))}
        </ul>
        {current && changed && <Renew view={current} search={search} />}
        <Keep search={search} onKept={(view) => onView({ ...search, view: view.id })} />
      </Popover.Dropdown>
    </Popover>
  );
}

function ViewRow({ view, current, onChoose }: { view: SavedView; current: boolean; onChoose: () => void }) {
  const [asking, setAsking] = useState(false);
  const forget = useDeleteView();
  return (
    <li>
      <button type="button" className={styles.view} aria-current={current || undefined} onClick={onChoose}>
        <bdi>{view.name}</bdi>
      </button>
      {asking ? (
        <Button
          size="compact-xs"
          color="red"
          loading={forget.isPending}
          onClick={() => forget.mutate(view.id, { onError: complain("Not deleted") })}
        >
          Delete for all
        </Button>
      ) : (
        <ActionIcon size="xs" aria-label={`Delete the view ${view.name}`} onClick={() => setAsking(true)}>
          <IconTrash size={12} />
        </ActionIcon>
      )}
    </li>
  );
}

function Renew({ view, search }: { view: SavedView; search: RunsSearch }) {
  const save = useSaveView();
  return (
    <Button
      variant="default"
      fullWidth
      mb={8}
      loading={save.isPending}
      onClick={() => save.mutate({ id: view.id, search: kept(search) }, { onError: complain("Not saved") })}
    >
      Save the changes to {view.name}
    </Button>
  );
}

function Keep({ search, onKept }: { search: RunsSearch; onKept: (view: SavedView) => void }) {
  const [name, setName] = useState("");
  const save = useSaveView();
  const keep = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      { name: name.trim(), search: kept(search) },
      {
        onSuccess: (view) => {
          setName("");
          onKept(view);
        },
      },
    );
  };
  return (
    <form onSubmit={keep} className={styles.keep}>
      <TextInput
        aria-label="Name of the view"
        placeholder="Name what is shown now"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={save.error?.message}
      />
      <Button type="submit" disabled={name.trim() === ""} loading={save.isPending}>
        Save
      </Button>
    </form>
  );
}
