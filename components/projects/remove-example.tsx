"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { deleteProjectAction } from "@/lib/actions/projects";
import { attempt, type Refused } from "./attempt";
import { RefusalNote } from "./refusal-note";

/** Removes the example. It holds nothing of anybody's and can be opened again, so this does not ask. */
export function RemoveExample({ id, name }: { id: string; name: string }) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [refused, setRefused] = useState<Refused | null>(null);
  return (
    <>
      <RefusalNote refused={refused} title="The example was not removed" />
      <div>
        <Button
          variant="danger"
          busy={isBusy}
          onClick={() =>
            start(async () => {
              const outcome = await attempt(() => deleteProjectAction(id, { name }));
              if ("refused" in outcome) setRefused(outcome.refused);
              else router.push("/projects");
            })
          }
        >
          Remove the example
        </Button>
      </div>
    </>
  );
}
