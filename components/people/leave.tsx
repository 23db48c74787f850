"use client";

import { useState, useTransition } from "react";
import { attempt, type Refused } from "@/components/projects/attempt";
import { RefusalNote } from "@/components/projects/refusal-note";
import { Button } from "@/components/ui/button";
import { leaveAction } from "@/lib/actions/people";
import { Confirm } from "./confirm";

/** Takes whoever is signed in out of the organisation, once they confirmed it. */
export function Leave() {
  const [isOpen, setOpen] = useState(false);
  const [isBusy, start] = useTransition();
  const [refused, setRefused] = useState<Refused | null>(null);

  function send() {
    start(async () => {
      const outcome = await attempt(() => leaveAction());
      setOpen(false);
      // Where it worked, the action has led to the sign-in.
      setRefused(outcome && "refused" in outcome ? outcome.refused : null);
    });
  }

  return (
    <>
      <RefusalNote refused={refused} title="You have not left" />
      <div>
        <Button variant="danger" onClick={() => setOpen(true)}>
          Leave the organisation
        </Button>
      </div>
      <Confirm
        open={isOpen}
        title="Leave the organisation"
        verb="Leave"
        isBusy={isBusy}
        onClose={() => setOpen(false)}
        onConfirm={send}
      >
        You see none of its projects any more.
      </Confirm>
    </>
  );
}
