/** Tokens: who may call, in which role, until when; a new one is shown once. */

import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { NewToken } from "../features/tokens/NewToken";
import { TokenTable } from "../features/tokens/TokenTable";
import { useSession } from "../queries/session";
import { useTokens } from "../queries/tokens";
import { Empty } from "../ui/Empty";
import { PageHead } from "../ui/PageHead";
import { TableSkeleton } from "../ui/TableSkeleton";
import { Trouble } from "../ui/Trouble";

export function TokensPage() {
  const session = useSession();
  const isAdmin = session.data?.role === "admin";
  const query = useTokens(isAdmin);
  const [making, setMaking] = useState(false);
  if (session.data && !isAdmin)
    return (
      <>
        <PageHead title="Tokens" />
        <div className="paper">
          <Empty title="For admins">
            You are logged in with the token {session.data.name}, whose role is {session.data.role}. An admin makes and
            revokes tokens.
          </Empty>
        </div>
      </>
    );
  const tokens = query.data?.tokens ?? [];
  return (
    <>
      <PageHead title="Tokens" about="Each person, script and worker gets its own, and loses it without the others.">
        <Button leftSection={<IconPlus size={14} />} onClick={() => setMaking(true)}>
          New token
        </Button>
      </PageHead>
      {query.error && !query.data && <Trouble error={query.error} retry={query.refetch} />}
      {(session.isPending || (isAdmin && query.isPending)) && <TableSkeleton rows={4} />}
      {query.data && !query.data.required && (
        <p className="soft">
          This service asks for no token: whoever reaches it may do everything. It asks once DISTILLBOARD_TOKEN is set,
          which then is the operator's own.
        </p>
      )}
      {query.data && tokens.length === 0 && (
        <div className="paper">
          <Empty title="No tokens yet" command="distillboard token create gpu-3 --role worker">
            Make one for every person, script and worker. Its text is shown once.
          </Empty>
        </div>
      )}
      {tokens.length > 0 && <TokenTable tokens={tokens} />}
      <NewToken opened={making} onClose={() => setMaking(false)} />
    </>
  );
}
