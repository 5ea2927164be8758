/** What the server found wrong with the draft, each problem leading to its field. */
import { Alert } from "@mantine/core";
import { focusField } from "./focus";
import styles from "./NewRun.module.css";
import type { Problems } from "./problems";

interface ProblemListProps {
  problems: Problems;
  /** It was to be submitted, and is not. */
  refused: boolean;
}

export function ProblemList({ problems: { fields, message }, refused }: ProblemListProps) {
  if (!message) return null;
  const found = Object.entries(fields);
  const title =
    refused || found.length === 0
      ? message
      : `${found.length} ${found.length === 1 ? "field is" : "fields are"} not right yet`;
  return (
    <Alert color="red" variant="light" title={title} role={refused ? "alert" : "status"}>
      {found.map(([field, text]) => (
        <div key={field}>
          <button type="button" className={styles.jump} onClick={() => focusField(field)}>
            {field}
          </button>
          : {text}
        </div>
      ))}
    </Alert>
  );
}
