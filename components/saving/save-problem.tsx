"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";
import type { Draft } from "./draft";
import type { SaveState } from "./entries";

interface SaveProblemProps {
  state: SaveState;
  draft: Draft;
  /** Sends the same again. */
  onRetry: () => void;
}

/** Why the server refused an answer, that it is kept, and what to do. Nothing while all is well. */
export function SaveProblem({ state, draft, onRetry }: SaveProblemProps) {
  if (state.kind !== "refused") return null;
  const words = [draft.note, draft.reason].filter(Boolean).join("\n\n");
  const fields = Object.values(state.fields).filter((message) => message !== state.message);
  return (
    <Callout
      variant="error"
      role="alert"
      title="Not saved"
      actions={
        <>
          {state.readOnly ? null : (
            <Button size="sm" onClick={() => onRetry()}>
              Try again
            </Button>
          )}
          {words ? <CopyButton text={words} what="what you wrote" label="Copy my text" /> : null}
        </>
      }
    >
      <p>{[state.message, ...fields].join(" ")}</p>
      <p>What you entered is kept in this browser.</p>
    </Callout>
  );
}
