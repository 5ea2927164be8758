/** What the draft would cost and when it would begin, as the server says. */
import { costLine, timeLine } from "../../lib/estimates";
import styles from "./NewRun.module.css";
import type { Check } from "./useCheck";

interface ForecastProps {
  check: Check;
  /** Runs of the sweep; null for a single one. */
  runs: number | null;
}

export function Forecast({ check: { estimate, trouble, busy }, runs }: ForecastProps) {
  return (
    <section aria-label="Estimate" aria-busy={busy} className={styles.forecast}>
      {runs !== null && (
        <p className={styles.count}>
          {runs === 0 ? "No run yet: sweep a field" : runs === 1 ? "1 run" : `${runs} runs`}
        </p>
      )}
      {trouble && <p className="soft">Not checked: {trouble}</p>}
      {estimate && (
        <>
          {[costLine(estimate), timeLine(estimate)].map((line) => line && <p key={line}>{line}</p>)}
          <ul className={styles.basis}>
            {[...estimate.basis.map((basis) => `From ${basis.sentence}`), ...estimate.notes.map(capital)].map(
              (line) => (
                <li key={line}>{line}.</li>
              ),
            )}
          </ul>
        </>
      )}
    </section>
  );
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
