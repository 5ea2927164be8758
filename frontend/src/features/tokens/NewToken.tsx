/** Makes a token and shows its text, this once. */
import { Alert, Button, Group, Modal, Radio, Select, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Role } from "../../api/types";
import { ENDS, endIn, ROLES } from "../../lib/tokens";
import { useCreateToken } from "../../queries/tokens";
import { Snippet } from "../../ui/Snippet";

const NEVER = "never";

export function NewToken({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="New token" closeOnClickOutside={false}>
      <Form onClose={onClose} />
    </Modal>
  );
}

function Form({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("submitter");
  const [days, setDays] = useState<string>("90");
  const create = useCreateToken();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name, role, expires: endIn(days === NEVER ? null : Number(days), new Date()) });
  };
  if (create.data)
    return (
      <Stack gap="sm">
        <Alert color="yellow" variant="light" title="Copy it now">
          This is the only time that the text of {create.data.name} is shown: the service keeps none of it.
        </Alert>
        <Snippet label="Token" text={create.data.token} />
        <Snippet label="In a terminal or for a worker" text={`export DISTILLBOARD_TOKEN=${create.data.token}`} />
        <Button onClick={onClose}>I have it</Button>
      </Stack>
    );
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label="Name"
          description="Who or what bears it."
          placeholder="gpu-3"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={120}
          required
          data-autofocus
        />
        <Radio.Group label="Role" value={role} onChange={(value) => setRole(value as Role)}>
          <Stack gap={6} mt={6}>
            {ROLES.map((one) => (
              <Radio key={one.role} size="xs" value={one.role} label={one.role} description={one.about} />
            ))}
          </Stack>
        </Radio.Group>
        <Select
          label="Ends"
          data={ENDS.map((end) => ({ value: String(end.days ?? NEVER), label: end.label }))}
          value={days}
          onChange={(value) => setDays(value ?? NEVER)}
        />
        {create.error && (
          <Alert color="red" variant="light" role="alert">
            {create.error.message}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending} disabled={name.trim() === ""}>
            Make it
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
