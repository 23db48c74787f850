"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { attempt, type Refused } from "@/components/projects/attempt";
import { RefusalNote } from "@/components/projects/refusal-note";
import { Button } from "@/components/ui/button";
import { Status } from "@/components/ui/status";
import { requireSsoAction } from "@/lib/actions/sign-in-rules";
import { Confirm } from "./confirm";

interface RequireSsoProps {
  isRequired: boolean;
  /** What the provider is called. */
  name: string;
}

/** Requires single sign-on, after a question, or requires it no more. */
export function RequireSso({ isRequired, name }: RequireSsoProps) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [isAsking, setAsking] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [said, setSaid] = useState("");

  function send(required: boolean) {
    start(async () => {
      const outcome = await attempt(() => requireSsoAction(required));
      setRefused("refused" in outcome ? outcome.refused : null);
      const done = required ? "Single sign-on is required" : "A password is enough again";
      setSaid("refused" in outcome ? "" : done);
      setAsking(false);
      router.refresh();
    });
  }

  return (
    <div className="grid justify-items-start gap-3">
      <RefusalNote refused={refused} title="Nothing was changed" />
      {isRequired ? (
        <Button busy={isBusy} onClick={() => send(false)}>
          Require it no more
        </Button>
      ) : (
        <Button disabled={isBusy} onClick={() => setAsking(true)}>
          Require single sign-on
        </Button>
      )}
      <Status>{said}</Status>
      <Confirm
        open={isAsking}
        title="Require single sign-on"
        verb="Require it"
        isBusy={isBusy}
        onClose={() => setAsking(false)}
        onConfirm={() => send(true)}
      >
        Everybody but owners who is signed in with a password is signed out at once, and comes back
        with {name} alone.
      </Confirm>
    </div>
  );
}
