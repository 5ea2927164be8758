/** A dot in a role's colour before its name. */
import type { ReactNode } from "react";
import { ROLE } from "../lib/colours";
import styles from "./RoleMark.module.css";

interface RoleMarkProps {
  of: keyof typeof ROLE;
  children: ReactNode;
}

export function RoleMark({ of, children }: RoleMarkProps) {
  return (
    <span className={styles.mark}>
      <span className={styles.dot} style={{ background: ROLE[of] }} aria-hidden />
      {children}
    </span>
  );
}
