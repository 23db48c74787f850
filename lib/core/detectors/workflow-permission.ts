import { listed, said } from "@/lib/core/evidence/containers/verdict";
import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import type { Inventory } from "@/lib/core/evidence/inventory/types";
import { nameOf } from "@/lib/core/evidence/paths";
import type { Located } from "@/lib/core/evidence/source";
import type { Workflow } from "@/lib/core/evidence/workflow/types";

/** SEC-4, SEC-3: what a workflow's token may do, and whether it needs a stored secret to log in to a cloud. */
export const workflowPermission: Detector<Inventory> = {
  id: "workflow-permission",
  controls: ["SEC-3", "SEC-4"],
  detect: ({ workflows, ships }) =>
    workflows.flatMap((workflow) => {
      const about = { subject: `workflow ${nameOf(workflow.path)}`, shipped: ships(workflow.path) };
      return [...scopesOf(workflow), ...keylessOf(workflow)].map((found) => ({
        ...about,
        ...found,
      }));
    }),
};

type Found = Omit<DraftFinding, "subject" | "shipped">;

function scopesOf({ permissions, jobs, at }: Workflow): Found[] {
  const given: readonly Located<string>[] = [
    ...(permissions ?? []),
    ...jobs.flatMap((job) => job.permissions ?? []),
  ];
  const all = given.filter(({ value }) => value === "write-all");
  if (all.length > 0) {
    return all.map((one) => ({
      control: "SEC-4",
      outcome: "fail",
      basis: "configured",
      best: "partly",
      at: one.at,
      message: {
        code: permissions?.includes(one) ? "permissions-write-all" : "permissions-write-all-job",
      },
    }));
  }
  // A called workflow's jobs have what their caller gives them.
  const open = jobs.filter((job) => job.permissions === null);
  if (permissions !== null || open.length === 0) return [];
  const message =
    open.length === jobs.length
      ? { code: "permissions-missing" }
      : said("permissions-missing-some", listed(open.map(({ id }) => id)));
  return [{ control: "SEC-4", outcome: "unknown", basis: "hint", at, message }];
}

/** Actions that log in to a cloud by the job's own identity, when they are given a role instead of a key. */
const CLOUD_LOGIN =
  /^(aws-actions\/configure-aws-credentials|google-github-actions\/auth|azure\/login)@/;
const ROLES = new Set(["role-to-assume", "workload_identity_provider", "client-id"]);

function keylessOf({ jobs }: Workflow): Found[] {
  return jobs.flatMap(({ steps }) =>
    steps.flatMap(({ uses, with: inputs }): Found[] => {
      if (!uses || !CLOUD_LOGIN.test(uses.value)) return [];
      if (!inputs.some(({ key }) => ROLES.has(key.value))) return [];
      const message = { code: "login-keyless", values: { what: uses.value.replace(/@.*$/, "") } };
      return [{ control: "SEC-3", outcome: "pass", basis: "hint", at: uses.at, message }];
    }),
  );
}
