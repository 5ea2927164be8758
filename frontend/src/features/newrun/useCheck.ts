/** The server's word on a draft while one types: what is wrong with it, what it would cost. */
import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useState } from "react";
import type { Estimate } from "../../api/types";
import { type Asked, useEstimate } from "../../queries/drafts";
import { isRefusal, NO_PROBLEMS, type Problems, problemsOf } from "./problems";

const PAUSE_MS = 400;

export interface Check {
  problems: Problems;
  estimate: Estimate | null;
  /** Why the server could not be asked. */
  trouble: string | null;
  busy: boolean;
}

const NOTHING: Check = { problems: NO_PROBLEMS, estimate: null, trouble: null, busy: true };

/** What was said last stays until the next word has come: nothing blinks with every key. */
export function useCheck(asked: Asked): Check {
  const [settled] = useDebouncedValue(asked, PAUSE_MS);
  const { data, error, isFetching, isPlaceholderData, fetchStatus } = useEstimate(settled);
  const [last, setLast] = useState(NOTHING);
  const ready = !isPlaceholderData && (error !== null || (data !== undefined && !isFetching));
  useEffect(() => {
    if (!ready) return;
    if (error === null) setLast({ problems: NO_PROBLEMS, estimate: data ?? null, trouble: null, busy: false });
    else if (isRefusal(error)) setLast({ problems: problemsOf(error), estimate: null, trouble: null, busy: false });
    else setLast((before) => ({ ...before, trouble: error.message, busy: false }));
  }, [ready, data, error]);
  return { ...last, busy: fetchStatus === "fetching" || settled !== asked };
}
