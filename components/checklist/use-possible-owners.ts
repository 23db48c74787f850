import { useMemo } from "react";
import type { PossibleOwner } from "@/components/notes/owner";
import { type LatePart, latePart, usePreload } from "@/components/ui/later";

/** The members who can own an answer, however many there are: they come once the page has settled. */
export type PossibleOwners = LatePart<readonly PossibleOwner[]>;

/** Those of a project. */
export function usePossibleOwners(projectId: string): PossibleOwners {
  const parts = useMemo(() => [latePart(() => load(projectId))] as const, [projectId]);
  usePreload(parts);
  return parts[0];
}

async function load(projectId: string): Promise<readonly PossibleOwner[]> {
  const { possibleOwnersAction } = await import("@/lib/actions/answers");
  const result = await possibleOwnersAction(projectId);
  if (!result.ok) throw new Error(result.message);
  return result.value;
}
