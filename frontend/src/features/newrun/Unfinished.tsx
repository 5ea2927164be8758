/** A draft that somebody left: taken up again, or forgotten. */
import { Alert, Button } from "@mantine/core";
import { useState } from "react";
import { forgetDraft, storedDraft } from "../../lib/draftaddress";
import type { NewRunSearch } from "../../lib/newrunsearch";
import { ago } from "../../lib/time";
import styles from "./NewRun.module.css";

export function Unfinished({ onTake }: { onTake: (search: NewRunSearch) => void }) {
  const [left, setLeft] = useState(storedDraft);
  if (!left) return null;
  const what = left.search.from ? "a clone" : `the recipe ${left.search.recipe ?? ""}`;
  const forget = () => {
    forgetDraft();
    setLeft(null);
  };
  return (
    <Alert variant="light" color="violet" mb="sm" title="You left a draft unsubmitted">
      <div className={styles.unfinished}>
        Changes to {what}, made {ago(new Date(left.at), new Date())}.
        <Button size="compact-xs" onClick={() => onTake(left.search)}>
          Go on with them
        </Button>
        <Button variant="default" size="compact-xs" onClick={forget}>
          Forget them
        </Button>
      </div>
    </Alert>
  );
}
