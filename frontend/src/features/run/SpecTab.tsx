/** The run's spec as it was submitted, to read and to copy. */
import { Button, CopyButton } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import type { Run } from "../../api/types";
import { Panel } from "../../ui/Panel";
import styles from "./Spec.module.css";
import { SpecTree } from "./SpecTree";

export function SpecTab({ run }: { run: Run }) {
  const text = JSON.stringify(run.spec, null, 2);
  return (
    <div className={styles.pair}>
      <Panel title="Fields">
        <SpecTree value={run.spec} />
      </Panel>
      <Panel title="JSON" tools={<CopyText text={text} />}>
        <pre className={styles.json}>{text}</pre>
      </Panel>
    </div>
  );
}

function CopyText({ text }: { text: string }) {
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          size="compact-xs"
          leftSection={copied ? <IconCheck size={12} /> : <IconCopy size={12} />}
          onClick={copy}
        >
          {copied ? "Copied" : "Copy"}
        </Button>
      )}
    </CopyButton>
  );
}
