/** What a clone begins with: the run, and what of it could not be taken over. */
import { Alert } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { RunDraft } from "../../api/types";
import styles from "./NewRun.module.css";

export function CloneHead({ draft }: { draft: RunDraft }) {
  return (
    <>
      <p className={styles.clone}>
        A clone of{" "}
        <Link to="/runs/$id" params={{ id: draft.run }} className={styles.link}>
          {draft.name}
        </Link>
        {". "}
        <Link to="/new" search={{}} className={styles.link}>
          Start from a recipe instead
        </Link>
      </p>
      {draft.left.length > 0 && (
        <Alert
          color="yellow"
          variant="light"
          mb="sm"
          title={`${draft.left.length === 1 ? "One field was" : `${draft.left.length} fields were`} not taken over`}
        >
          This version does not know what the run was submitted with:
          <ul className={styles.left}>
            {draft.left.map(({ field, message, hint }) => (
              <li key={`${field} ${message}`}>
                <strong>{field}</strong>: {message}
                {hint && ` (${hint})`}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  );
}
