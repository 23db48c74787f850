"use client";

import { Button } from "@/components/ui/button";
import { type SeenProposal, useDesk } from "./review-desk";

interface TakeAllProps {
  /** Names it among the review's buttons. */
  name: string;
  proposals: readonly SeenProposal[];
  label: string;
}

/** Takes several proposals at once. */
export function TakeAll({ name, proposals, label }: TakeAllProps) {
  const desk = useDesk();
  return (
    <Button
      busy={desk.busy === name}
      disabled={desk.busy !== null}
      onClick={() => desk.take(name, proposals)}
    >
      {label}
    </Button>
  );
}
