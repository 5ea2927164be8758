/** Sends a draft as a run or a sweep, and opens the page of what was made. */
import { useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import { forgetDraft } from "../../lib/draftaddress";
import { randomId } from "../../lib/ids";
import { type Document, getAt } from "../../lib/paths";
import type { SweepBody } from "../../lib/sweepbody";
import { useCreateRun } from "../../queries/runs";
import { useCreateSweep } from "../../queries/sweeps";

export function useSubmit(document: Document, sweep: SweepBody | null, onError: (error: Error) => void) {
  const navigate = useNavigate();
  const run = useCreateRun();
  const sweeps = useCreateSweep();
  // One key for one document: what is sent twice is made once.
  const sent = useRef({ document, key: randomId() });
  const submitRun = () => {
    if (sent.current.document !== document) sent.current = { document, key: randomId() };
    const onSuccess = ({ id }: { id: string }) => {
      forgetDraft();
      navigate({ to: "/runs/$id", params: { id } });
    };
    run.mutate(sent.current, { onError, onSuccess });
  };
  const submitSweep = (body: SweepBody) => {
    const name = getAt(document, "name");
    const onSuccess = ({ id }: { id: string }) => {
      forgetDraft();
      navigate({ to: "/sweeps/$id", params: { id } });
    };
    const named = typeof name === "string" ? name : null;
    sweeps.mutate({ name: named, spec: document, ...body }, { onError, onSuccess });
  };
  return { submit: () => (sweep ? submitSweep(sweep) : submitRun()), busy: run.isPending || sweeps.isPending };
}
