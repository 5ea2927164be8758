/** An address that leads nowhere. */
import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Empty } from "../ui/Empty";

export function Lost() {
  return (
    <Empty
      title="There is no such page"
      action={
        <Anchor renderRoot={(props) => <Link to="/" {...props} />} size="sm">
          All runs
        </Anchor>
      }
    />
  );
}
