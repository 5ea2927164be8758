/** A titled part of a page. */
import { Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import styles from "./Panel.module.css";

interface PanelProps {
  title: string;
  about?: string;
  tools?: ReactNode;
  children: ReactNode;
  /** Without padding, for what has its own edges. */
  flush?: boolean;
}

export function Panel({ title, about, tools, children, flush }: PanelProps) {
  return (
    <section className={`paper ${styles.panel}`} aria-label={title}>
      <header className={styles.head}>
        <Tooltip label={about} disabled={!about}>
          <h2>{title}</h2>
        </Tooltip>
        <div className={styles.tools}>{tools}</div>
      </header>
      <div className={flush ? undefined : styles.body}>{children}</div>
    </section>
  );
}
