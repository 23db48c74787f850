import type { Detector } from "@/lib/core/evidence/finding";
import type { Inventory } from "@/lib/core/evidence/inventory/types";
import { type Pipeline, pipelinesOf } from "@/lib/core/evidence/workflow/pipelines";
import { isScan, scannedBuilds } from "@/lib/core/evidence/workflow/scanned-builds";

/** PRG-3, REG-4: scans that start by themselves. A hint: whether anybody is told is outside the files. */
export const automatedScan: Detector<Inventory> = {
  id: "automated-scan",
  controls: ["PRG-3", "REG-4"],
  detect({ workflows, ships }) {
    const pipelines = pipelinesOf(workflows);
    const scheduled = pipelines.filter(scansOnSchedule);
    if (scheduled.length === 0) return [];
    const blocks = scannedBuilds(pipelines).some(({ scans }) =>
      scans.some(({ weakness }) => weakness === null),
    );
    return scheduled.flatMap(({ workflow }) => {
      const at = workflow.triggers.find(({ value }) => value === "schedule")?.at ?? workflow.at;
      const hint = {
        outcome: "pass",
        basis: "hint",
        subject: "repository",
        shipped: ships(workflow.path),
        at,
      } as const;
      const stored = { control: "REG-4", message: { code: "scan-scheduled" }, ...hint } as const;
      const both = { control: "PRG-3", message: { code: "scan-automated" }, ...hint } as const;
      return blocks ? [stored, both] : [stored];
    });
  },
};

function scansOnSchedule({ workflow, acts }: Pipeline): boolean {
  return (
    workflow.triggers.some(({ value }) => value === "schedule") &&
    acts.filter(isScan).some(({ looksAt }) => looksAt === "image")
  );
}
