"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Status } from "@/components/ui/status";
import { archiveProjectAction, unarchiveProjectAction } from "@/lib/actions/projects";
import { attempt, type Refused } from "./attempt";
import { RefusalNote } from "./refusal-note";

/** Puts a project away or takes it out again; one undoes the other, so neither asks. */
export function ArchiveProject({ id, isArchived }: { id: string; isArchived: boolean }) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [said, setSaid] = useState("");
  return (
    <>
      <RefusalNote
        refused={refused}
        title={isArchived ? "The project was not taken out" : "The project was not archived"}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          busy={isBusy}
          onClick={() =>
            start(async () => {
              const action = isArchived ? unarchiveProjectAction : archiveProjectAction;
              const outcome = await attempt(() => action(id));
              setRefused("refused" in outcome ? outcome.refused : null);
              if ("refused" in outcome) return;
              setSaid(isArchived ? "Taken out of the archive" : "Archived");
              router.refresh();
            })
          }
        >
          {isArchived ? "Unarchive" : "Archive"}
        </Button>
        <Status>{said}</Status>
      </div>
    </>
  );
}
