"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { attempt, type Refused } from "@/components/projects/attempt";
import { RefusalNote } from "@/components/projects/refusal-note";
import { Button } from "@/components/ui/button";
import { Status } from "@/components/ui/status";
import { requireCodesAction } from "@/lib/actions/sign-in-rules";
import { Confirm } from "./confirm";

/** Has everybody be asked for a code, once that was confirmed, or no longer. */
export function CodeRule({ isRequired }: { isRequired: boolean }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, start] = useTransition();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [said, setSaid] = useState("");

  function send() {
    start(async () => {
      const outcome = await attempt(() => requireCodesAction(!isRequired));
      setOpen(false);
      setRefused("refused" in outcome ? outcome.refused : null);
      setSaid("refused" in outcome ? "" : "Saved");
      router.refresh();
    });
  }

  const verb = isRequired ? "Require no codes" : "Require codes";
  return (
    <div className="grid justify-items-start gap-3">
      <RefusalNote refused={refused} title="Nothing was changed" />
      <Button onClick={() => setOpen(true)}>{verb}</Button>
      <Status>{said}</Status>
      <Confirm
        open={isOpen}
        title={verb}
        verb={verb}
        isBusy={isBusy}
        onClose={() => setOpen(false)}
        onConfirm={send}
      >
        {isRequired
          ? "Members can then turn their app off, and sign in with the password alone."
          : "At their next click, members who have signed in without a code see nothing until they have set an app up. Single sign-on counts as a code: what it asks for is decided there."}
      </Confirm>
    </div>
  );
}
