import type { Answer, ControlId, Environment, Level, Platform } from "./words";

/** An answer of the example: what the checklist's sample says about a control, and where. */
export interface ExampleAnswer {
  readonly answer: Answer;
  readonly note: string;
  /** Why the control does not apply; empty where it does. */
  readonly reason: string;
}

const said = (answer: Answer, note: string): ExampleAnswer => ({ answer, note, reason: "" });
const spared = (reason: string): ExampleAnswer => ({ answer: "not_applicable", note: "", reason });

/**
 * The example project: the checklist's production Compose file and its exercise Dockerfile, answered
 * by what these two files show and by nothing else. What they cannot show is left unanswered.
 */
export const EXAMPLE = {
  name: "Example: production Compose file",
  description:
    "The checklist's production sample, a Compose file and a Dockerfile, answered by what the two " +
    "files show. Read-only: copy it to try answers of your own, or remove it.",
  environment: "production",
  platform: "compose",
  target: 3,
  tags: ["example"],
  /** The day these answers speak of. */
  date: "2026-11-23",
  answers: {
    "IMG-1": said("met", "Dockerfile: `FROM node:18-alpine`."),
    "IMG-2": said("met", "`node:18-alpine` and `my-app:1.0.0`; neither is `latest`."),
    "IMG-4": said("not_met", "Node 18 has had no security updates since 30 Apr 2025."),
    "IMG-5": said("partly", "Alpine is small, and still has a shell and a package manager."),
    "IMG-6": said("met", "Installs production dependencies only: `npm ci --only=production`."),
    "CTR-1": said("met", 'Compose runs as `user: "1001:1001"`; the Dockerfile says `USER nodejs`.'),
    "CTR-2": said("met", "`read_only: true`, with tmpfs for `/tmp` and `/var/run`."),
    "CTR-3": said("met", "Limits of 1 CPU and 512M. A limit of processes would complete them."),
    "CTR-4": said("met", "`cap_drop: ALL`; only `NET_BIND_SERVICE` is added back."),
    "CTR-5": said("met", "`no-new-privileges:true` in `security_opt`."),
    "SEC-2": said("met", "`db_password` and `api_key` come in as Compose secrets."),
    "NET-1": said("met", "A network of its own, `backend`, and it is internal."),
    "NET-3": said("met", "No port is published."),
    "RUN-1": said("met", "`json-file`, turned over at 10m, three files kept."),
    "RUN-3": said(
      "not_met",
      "The Dockerfile has no `HEALTHCHECK`. The one in Compose calls `curl`, and nothing shows that the image has it.",
    ),
    "RUN-4": said("met", "`restart: unless-stopped`."),
    "RUN-5": spared("The file has one service on an internal network: nothing to keep apart."),
    "BLD-1": spared("The Dockerfile compiles nothing: there is no build step to leave behind."),
    "BLD-2": said("met", "No secret in `ARG`, `ENV` or a copied file of the Dockerfile."),
  },
} as const satisfies {
  readonly name: string;
  readonly description: string;
  readonly environment: Environment;
  readonly platform: Platform;
  readonly target: Level;
  readonly tags: readonly string[];
  readonly date: string;
  readonly answers: { readonly [control in ControlId]?: ExampleAnswer };
};
