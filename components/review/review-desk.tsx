"use client";

import { useRouter } from "next/navigation";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
  useTransition,
} from "react";
import { attempt, type Refused } from "@/components/projects/attempt";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Icon } from "@/components/ui/icon";
import { acceptProposalsAction, keepAnswerAction } from "@/lib/actions/review";
import { answerTexts } from "@/lib/core/model/text/en/catalogue";
import type { Answer, ControlId } from "@/lib/core/model/words";
import { acceptedWords, leftWords } from "./words";

/** A proposal as whoever acts on it sees it. */
export interface SeenProposal {
  readonly control: ControlId;
  /** Of the answer beside it; 0: there never was one. */
  readonly version: number;
  readonly proposed: Exclude<Answer, "unknown">;
}

interface Desk {
  /** What is under way; by its name only one button spins. */
  readonly busy: string | null;
  /** @param name of the button. */
  readonly take: (name: string, seen: readonly SeenProposal[]) => void;
  /** Comes back with why it was refused, for the form to show. */
  readonly keep: (
    name: string,
    seen: SeenProposal,
    answer: Answer,
    reason: string,
  ) => Promise<Refused | null>;
}

const DeskContext = createContext<Desk | null>(null);

/** What the review's buttons do. Stands inside a `ReviewDesk`. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("This button stands outside of a review");
  return desk;
}

interface ReviewDeskProps {
  projectId: string;
  /** Where the focus goes once no row is left; has a `tabIndex`. */
  headingId: string;
  children: ReactNode;
}

/** Sends what the rows' buttons ask for, says what came of it, and has the page rendered anew. */
export function ReviewDesk({ projectId, headingId, children }: ReviewDeskProps) {
  const router = useRouter();
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const next = useRef<string | null>(null);

  // A row that goes takes the focus with it: the next one gets it, or the heading.
  useEffect(() => {
    if (isBusy) return;
    setBusy(null);
    const wanted = next.current;
    if (wanted === null) return;
    next.current = null;
    if (document.activeElement && document.activeElement !== document.body) return;
    const row = document.getElementById(wanted)?.querySelector<HTMLElement>("button, a");
    (row ?? document.getElementById(headingId))?.focus();
  }, [isBusy, headingId]);

  function begin(name: string) {
    next.current = rowAfter(document.activeElement) ?? "";
    setBusy(name);
    setSaid("");
    setProblem(null);
  }

  const desk: Desk = {
    busy: isBusy ? busy : null,
    take(name, seen) {
      begin(name);
      start(async () => {
        const controls = seen.map((each) => ({ ...each }));
        const outcome = await attempt(() => acceptProposalsAction({ projectId, controls }));
        if ("refused" in outcome) return setProblem(outcome.refused.message);
        setSaid(acceptedWords(outcome.accepted));
        setProblem(leftWords(outcome.left));
        start(() => router.refresh());
      });
    },
    keep(name, seen, answer, reason) {
      begin(name);
      return new Promise((resolve) => {
        start(async () => {
          const input = { projectId, ...seen, answer, reason };
          const outcome = await attempt(() => keepAnswerAction(input));
          if ("refused" in outcome) {
            next.current = null;
            return resolve(outcome.refused);
          }
          setSaid(`${seen.control} is ${answerTexts[answer].label}, with your reason in its note.`);
          start(() => router.refresh());
          resolve(null);
        });
      });
    },
  };

  return (
    <DeskContext value={desk}>
      {children}
      <div className="sticky bottom-4 z-10 mt-4 grid justify-items-center gap-2 print:hidden">
        {problem ? (
          <Callout
            variant="error"
            role="alert"
            title="Not everything was taken"
            className="max-w-measure shadow-lg"
            actions={
              <Button size="sm" onClick={() => setProblem(null)}>
                Close
              </Button>
            }
          >
            {problem}
          </Callout>
        ) : null}
        <p
          role="status"
          className={
            said
              ? "flex items-center gap-2 rounded-control border border-line-2 bg-surface px-4 py-2 font-medium wrap-anywhere"
              : "sr-only"
          }
        >
          {said ? (
            <>
              <Icon name="check" className="text-met-fg" />
              {said}
            </>
          ) : null}
        </p>
      </div>
    </DeskContext>
  );
}

/** The id of the row after the one that holds an element; of the one before it where it is the last. */
function rowAfter(element: Element | null): string | null {
  const row = element?.closest("[data-proposal]");
  const rows = [...document.querySelectorAll("[data-proposal]")];
  const at = row ? rows.indexOf(row) : -1;
  return at === -1 ? null : ((rows[at + 1] ?? rows[at - 1])?.id ?? null);
}
