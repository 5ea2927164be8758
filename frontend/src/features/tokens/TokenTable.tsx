/** Tokens with what they may do, when they were used, and a way to revoke each. */
import { Button, Group, Popover, Text } from "@mantine/core";
import { useState } from "react";
import type { Token } from "../../api/types";
import { exact } from "../../lib/time";
import { standing } from "../../lib/tokens";
import { useRevokeToken } from "../../queries/tokens";
import { complain } from "../../ui/complain";
import { type Column, DataTable } from "../../ui/DataTable";
import { Moment } from "../../ui/Moment";
import { useNow } from "../../ui/useNow";

const COLUMNS: Column<Token>[] = [
  {
    id: "name",
    accessorFn: (token) => token.name,
    header: "Token",
    cell: ({ row }) => <strong>{row.original.name}</strong>,
  },
  { id: "role", accessorFn: (token) => token.role, header: "Role" },
  {
    id: "prefix",
    accessorFn: (token) => token.prefix,
    header: "Begins with",
    enableSorting: false,
    cell: ({ row }) => <span className="mono">{row.original.prefix}…</span>,
  },
  {
    id: "standing",
    accessorFn: (token) => token.revoked ?? token.expires ?? "",
    header: "Counts",
    cell: ({ row }) => <Standing token={row.original} />,
  },
  {
    id: "used",
    accessorFn: (token) => token.last_used ?? "",
    header: "Last used",
    meta: { numeric: true },
    cell: ({ row }) => (row.original.last_used ? <Moment at={row.original.last_used} /> : "never"),
  },
  {
    id: "created",
    accessorFn: (token) => token.created,
    header: "Made",
    meta: { numeric: true },
    cell: ({ row }) => (
      <>
        <Moment at={row.original.created} /> <span className="soft">by {row.original.created_by}</span>
      </>
    ),
  },
  { id: "revoke", header: "", enableSorting: false, cell: ({ row }) => <Revoke token={row.original} /> },
];

export function TokenTable({ tokens }: { tokens: Token[] }) {
  return (
    <DataTable
      label="Tokens"
      rows={tokens}
      columns={COLUMNS}
      rowId={(token) => token.id}
      maxHeight="calc(100dvh - 190px)"
    />
  );
}

function Standing({ token }: { token: Token }) {
  const stands = standing(token, useNow());
  if (stands === "revoked") return <span className="soft">revoked</span>;
  if (stands === "expired") return <span className="soft">expired</span>;
  return token.expires ? `until ${exact(new Date(token.expires))}` : "without end";
}

function Revoke({ token }: { token: Token }) {
  const [asking, setAsking] = useState(false);
  const revoke = useRevokeToken();
  if (standing(token, new Date()) !== "counts") return null;
  const end = () => {
    setAsking(false);
    revoke.mutate(token.id, { onError: complain("Not revoked") });
  };
  return (
    <Popover opened={asking} onChange={setAsking} position="bottom-end" trapFocus withArrow shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          size="compact-xs"
          loading={revoke.isPending}
          onClick={() => setAsking(true)}
          aria-label={`Revoke ${token.name}`}
        >
          Revoke
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" mb="xs">
          Revoke {token.name}? Whoever bears it is shut out within seconds.
        </Text>
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={() => setAsking(false)}>
            Keep it
          </Button>
          <Button color="red" onClick={end} data-autofocus>
            Revoke it
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
