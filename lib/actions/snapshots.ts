"use server";

import type { TakeSnapshotInput } from "@/lib/schemas/snapshot";
import { takeSnapshot } from "@/lib/server/snapshots/commands";
import { countSnapshot } from "@/lib/server/throttle";
import { type ActionResult, runAction } from "./run-action";

/** Freezes a project as it stands. */
export async function takeSnapshotAction(
  input: TakeSnapshotInput,
): Promise<ActionResult<{ readonly id: string }>> {
  return runAction((ctx) => {
    countSnapshot(ctx.memberId);
    return takeSnapshot(ctx, input);
  });
}
