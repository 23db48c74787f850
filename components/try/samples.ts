import { CHECKLIST_SAMPLE } from "@/lib/core/model/samples/checklist";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";

/** Files to try the page with. */
export interface Sample {
  readonly id: string;
  readonly title: string;
  /** What is in it, in a few words. */
  readonly detail: string;
  /** A whole folder, or texts as somebody pastes them. */
  readonly complete: boolean;
  readonly files: Readonly<Record<string, string>>;
}

const {
  "compose.yaml": compose,
  Dockerfile,
  "run.sh": run,
  "verify.txt": verify,
} = CHECKLIST_SAMPLE;
const WRITTEN_OUT = TYPICAL_SAMPLE["compose.yaml"].replaceAll(
  `$${"{POSTGRES_PASSWORD}"}`,
  "harbour-lantern-9",
);

/** The samples, in the order in which they are offered. */
export const SAMPLES = [
  {
    id: "typical",
    title: "A typical repository",
    detail: "A Node service and PostgreSQL, with a pipeline",
    complete: true,
    files: TYPICAL_SAMPLE,
  },
  {
    id: "password",
    title: "The same, password written out",
    detail: "A made-up password, twice in compose.yaml",
    complete: true,
    files: { ...TYPICAL_SAMPLE, "compose.yaml": WRITTEN_OUT },
  },
  {
    id: "checklist",
    title: "The checklist’s production setup",
    detail: "compose.yaml and Dockerfile, pasted",
    complete: false,
    files: { "compose.yaml": compose, Dockerfile },
  },
  {
    id: "exercise",
    title: "The checklist’s exercise, verified",
    detail: "Dockerfile, docker run and a terminal transcript",
    complete: false,
    files: { Dockerfile, "run.sh": run, "verify.txt": verify },
  },
] as const satisfies readonly Sample[];
