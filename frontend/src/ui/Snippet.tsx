/** A line to copy, under what it is for. */
import { ActionIcon, CopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import styles from "./Snippet.module.css";

export function Snippet({ label, text }: { label: string; text: string }) {
  return (
    <div className={styles.snippet}>
      <span className={styles.label}>{label}</span>
      <div className={styles.line}>
        <code>{text}</code>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? "Copied" : "Copy"}>
              <ActionIcon size="sm" onClick={copy} aria-label={copied ? `Copied: ${label}` : `Copy: ${label}`}>
                {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      </div>
    </div>
  );
}
