import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import type { Inventory } from "@/lib/core/evidence/inventory/types";
import { nameOf } from "@/lib/core/evidence/paths";
import type { Job, Workflow } from "@/lib/core/evidence/workflow/types";

/** REG-5: who may push. A workflow shows which of its jobs may; who else may is the registry's to say. */
export const pushPermission: Detector<Inventory> = {
  id: "push-permission",
  controls: ["REG-5"],
  detect: ({ workflows, ships }) =>
    workflows.flatMap((workflow) =>
      hintsOf(workflow).map((hint) => ({
        control: "REG-5" as const,
        basis: "hint" as const,
        subject: `workflow ${nameOf(workflow.path)}`,
        shipped: ships(workflow.path),
        ...hint,
      })),
    ),
};

type Hint = Pick<DraftFinding, "outcome" | "at" | "message">;

const MAY_PUSH = /^(?:packages: *write|write-all)$/;

function hintsOf({ permissions, jobs, acts }: Workflow): readonly Hint[] {
  const pushes = (job: Job) => acts.some(({ kind, job: id }) => kind === "push" && id === job.id);
  const forAll = permissions?.find(({ value }) => MAY_PUSH.test(value));
  const others = jobs.filter((job) => job.permissions === null && !pushes(job));
  if (forAll && others.length > 0) {
    return [{ outcome: "unknown", at: forAll.at, message: { code: "push-every-job" } }];
  }
  return jobs.flatMap((job): Hint[] => {
    const may = job.permissions?.find(({ value }) => MAY_PUSH.test(value));
    return may && pushes(job)
      ? [{ outcome: "pass", at: may.at, message: { code: "push-one-job" } }]
      : [];
  });
}
