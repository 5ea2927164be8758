/** An empty place that says what to do next, with the command. */
import { Button, Code, CopyButton, Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";

interface EmptyProps {
  title: string;
  children?: ReactNode;
  command?: string;
  action?: ReactNode;
}

export function Empty({ title, children, command, action }: EmptyProps) {
  return (
    <Stack align="center" gap="xs" py={44} px="md" ta="center">
      <Text fw={600}>{title}</Text>
      {children && (
        <Text c="dimmed" size="sm" maw={520}>
          {children}
        </Text>
      )}
      {command && <Command text={command} />}
      {action}
    </Stack>
  );
}

export function Command({ text }: { text: string }) {
  return (
    <Group gap={6} justify="center">
      <Code fz="sm">{text}</Code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="default" onClick={copy} aria-label={`Copy: ${text}`}>
            {copied ? "Copied" : "Copy"}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
