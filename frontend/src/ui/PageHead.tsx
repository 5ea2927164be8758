/** The top of a page: its name, a line about it, its tools. */
import type { ReactNode } from "react";
import { useEffect } from "react";
import styles from "./PageHead.module.css";

interface PageHeadProps {
  title: string;
  about?: ReactNode;
  children?: ReactNode;
}

export function PageHead({ title, about, children }: PageHeadProps) {
  useTitle(title);
  return (
    <header className={styles.head}>
      <div>
        <h1>{title}</h1>
        {about && <p className={styles.about}>{about}</p>}
      </div>
      <div className={styles.tools}>{children}</div>
    </header>
  );
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Distillboard`;
  }, [title]);
}
