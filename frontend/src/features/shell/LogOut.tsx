/** Ends what a token began: the cookie goes, and the page asks for a token again. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconLogout } from "@tabler/icons-react";
import { useLogOut } from "../../queries/session";
import { complain } from "../../ui/complain";

export function LogOut({ name }: { name: string }) {
  const logOut = useLogOut();
  const leave = () => logOut.mutate(undefined, { onError: complain("Not logged out") });
  return (
    <Tooltip label={`Log out ${name}`}>
      <ActionIcon aria-label="Log out" loading={logOut.isPending} onClick={leave}>
        <IconLogout size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
