/** Repair of a data set: what would be changed first, then a new version without the faults. */
import { Button, Group } from "@mantine/core";
import { IconTool } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { Dataset } from "../../api/types";
import { changeLines, homeOf } from "../../lib/datasets";
import { useMay } from "../../queries/session";
import { useRepair } from "../../queries/versions";
import { Panel } from "../../ui/Panel";
import { Snippet } from "../../ui/Snippet";
import { Trouble } from "../../ui/Trouble";

export function RepairBox({ dataset }: { dataset: Dataset }) {
  const home = homeOf(dataset.document);
  const may = useMay("submitter");
  if (home === "made" || home === "nowhere" || !may) return null;
  if (home === "by path")
    return (
      <Panel title="Repair">
        <p style={{ marginTop: 0 }}>
          Its files lie by path: it is repaired on a machine that sees them, into a new version.
        </p>
        <Snippet label="What would be changed" text={`distillboard dataset repair ${dataset.name} --dry-run`} />
        <Snippet label="Make the new version" text={`distillboard dataset repair ${dataset.name}`} />
      </Panel>
    );
  return <Uploaded key={dataset.version} dataset={dataset} />;
}

function Uploaded({ dataset }: { dataset: Dataset }) {
  const look = useRepair(dataset.name);
  const repair = useRepair(dataset.name);
  const navigate = useNavigate({ from: "/datasets/$name" });
  const lines = look.data && changeLines(look.data.changes);
  const make = () =>
    repair.mutate(
      { version: dataset.version, dryRun: false },
      {
        onSuccess: ({ dataset: made }) =>
          made && navigate({ search: (old) => ({ ...old, version: made.version }), resetScroll: true }),
      },
    );
  const error = look.error ?? repair.error;
  return (
    <Panel title="Repair" about="Boxes are clipped to their images; what has no remedy is dropped. This version stays.">
      <div role="status">
        {lines?.length === 0 && <p style={{ marginTop: 0 }}>Nothing in it has a fault that a repair could remedy.</p>}
        {lines && lines.length > 0 && (
          <>
            <p style={{ marginTop: 0 }}>A repair would change:</p>
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      {error && <Trouble error={error} />}
      <Group gap="xs" mt="xs">
        <Button
          variant="default"
          loading={look.isPending}
          onClick={() => look.mutate({ version: dataset.version, dryRun: true })}
        >
          See what a repair would change
        </Button>
        {lines && lines.length > 0 && (
          <Button leftSection={<IconTool size={14} />} loading={repair.isPending} onClick={make}>
            Repair into a new version
          </Button>
        )}
      </Group>
    </Panel>
  );
}
