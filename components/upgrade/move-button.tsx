"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { attempt, type Refused } from "@/components/projects/attempt";
import { RefusalNote } from "@/components/projects/refusal-note";
import { Button } from "@/components/ui/button";
import { upgradeCatalogueAction } from "@/lib/actions/projects";

interface MoveButtonProps {
  projectId: string;
  from: string;
  to: string;
}

/** Moves the project to the catalogue whose difference the page shows. */
export function MoveButton({ projectId, from, to }: MoveButtonProps) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [refused, setRefused] = useState<Refused | null>(null);
  return (
    <div className="grid gap-3">
      <RefusalNote refused={refused} title="The project was not moved" />
      <div>
        <Button
          variant="primary"
          busy={isBusy}
          onClick={() =>
            start(async () => {
              const outcome = await attempt(() => upgradeCatalogueAction({ projectId, from, to }));
              setRefused("refused" in outcome ? outcome.refused : null);
              router.refresh(); // also where somebody else was faster: the page then says so
            })
          }
        >
          Move to {to}
        </Button>
      </div>
    </div>
  );
}
