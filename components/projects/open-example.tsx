"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { projectHref } from "@/components/project/hrefs";
import { Button } from "@/components/ui/button";
import { openExampleAction } from "@/lib/actions/projects";
import { attempt, type Refused } from "./attempt";
import { RefusalNote } from "./refusal-note";

/** Makes the example project, or finds it, and goes there. */
export function OpenExample({ variant = "primary" }: { variant?: "primary" | "secondary" }) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [refused, setRefused] = useState<Refused | null>(null);
  return (
    <>
      <Button
        variant={variant}
        busy={isBusy}
        onClick={() =>
          start(async () => {
            const outcome = await attempt(() => openExampleAction());
            if ("refused" in outcome) setRefused(outcome.refused);
            else router.push(projectHref(outcome.id));
          })
        }
      >
        Open an example
      </Button>
      <RefusalNote
        refused={refused}
        title="The example was not opened"
        className="order-last w-full"
      />
    </>
  );
}
