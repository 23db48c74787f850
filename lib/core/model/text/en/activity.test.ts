import { expect, test } from "vitest";
import type { Activity, AnswerChange } from "@/lib/core/history/activity";
import { activityText } from "./activity";

type Did = Activity extends infer Entry
  ? Entry extends Activity
    ? Omit<Entry, "key" | "at" | "by">
    : never
  : never;

const change = (over: Partial<AnswerChange>): AnswerChange => ({
  kind: "answer",
  control: "CTR-1",
  before: null,
  after: "met",
  fromFiles: false,
  also: [],
  ...over,
});

test.each<[string, Did]>([
  ["answered CTR-1, non-root user: Met", change({})],
  ["answered CTR-1, non-root user: Met, from files", change({ fromFiles: true })],
  ["changed CTR-1, non-root user: Not met to Met", change({ before: "not_met", also: ["note"] })],
  ["cleared CTR-1, non-root user, which was Partly", change({ before: "partly", after: null })],
  [
    "changed the note and due date of CTR-1, non-root user",
    change({ before: "met", also: ["note", "due"] }),
  ],
  ["changed the owner of CTR-1, non-root user", change({ after: null, also: ["owner"] })],
  ["saved CTR-1, non-root user again", change({ before: "met" })],
  ["took over 31 answers from files", { kind: "answers", count: 31, fromFiles: true }],
  ["added files", { kind: "files", isRemoval: false }],
  ["deleted files", { kind: "files", isRemoval: true }],
  ["took the snapshot “Audit”", { kind: "snapshot", name: "Audit" }],
  ["imported the project", { kind: "imported" }],
  ["wrote 31 answers at once", { kind: "answers", count: 31, fromFiles: false }],
  [
    "commented on SEC-1, secrets in the repository",
    { kind: "comment", control: "SEC-1", isReply: false, isDeleted: false },
  ],
  [
    "replied on SEC-1, secrets in the repository; the comment was deleted",
    { kind: "comment", control: "SEC-1", isReply: true, isDeleted: true },
  ],
  [
    "resolved a comment on SEC-1, secrets in the repository",
    { kind: "resolved", control: "SEC-1" },
  ],
  [
    "moved the project from catalogue 2026.11 to 2027.02",
    { kind: "catalogue", from: "2026.11", to: "2027.02" },
  ],
  ["changed the name, description or tags", { kind: "settings", changes: [] }],
  [
    "changed the environment from Staging to Production, the target from 2 to 3 and the platform from Docker to Kubernetes",
    {
      kind: "settings",
      changes: [
        { name: "environment", from: "staging", to: "production" },
        { name: "target", from: "2", to: "3" },
        { name: "platform", from: "docker", to: "kubernetes" },
      ],
    },
  ],
  [
    "changed the target from 2 to 3 and gave the project to another team",
    {
      kind: "settings",
      changes: [
        { name: "target", from: "2", to: "3" },
        { name: "team", isWholeOrganisation: false },
      ],
    },
  ],
  [
    "gave the project to the whole organisation",
    { kind: "settings", changes: [{ name: "team", isWholeOrganisation: true }] },
  ],
  ["archived the project", { kind: "archived" }],
  ["took the project out of the archive", { kind: "unarchived" }],
  ["made the project", { kind: "made", how: "create" }],
  ["made the project from files", { kind: "made", how: "keep" }],
  ["made the project as a copy of another", { kind: "made", how: "copy" }],
  ["opened the example", { kind: "made", how: "open-example" }],
])("%s", (expected, did) => {
  const { before, control, after } = activityText({ key: "", at: "", by: "Jo", ...did });
  expect([before, control].filter(Boolean).join(" ") + after).toBe(expected);
});
