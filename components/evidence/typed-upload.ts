import type { MaskedFile } from "@/components/try/worker/protocol";
import type { UploadInput } from "@/lib/schemas/upload";
import { FIRST_COMPONENT } from "@/lib/schemas/upload-limits";

/** What somebody says of files, as it stands in the form. */
export interface TypedUpload {
  readonly component: string;
  readonly mode: "replace" | "add";
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly commit: string;
  readonly branch: string;
}

interface Given {
  readonly today: string;
  readonly components: readonly { readonly name: string }[];
  readonly complete: boolean;
}

/** What the form begins with: a folder takes the place of what is there, single files come beside it. */
export function firstUpload({ today, components, complete }: Given): TypedUpload {
  return {
    component: components[0]?.name ?? FIRST_COMPONENT,
    mode: complete ? "replace" : "add",
    date: today,
    commit: "",
    branch: "",
  };
}

/** The component of that name that has files; names of components are one whatever their case. */
export function standing<C extends { readonly name: string }>(
  components: readonly C[],
  name: string,
): C | undefined {
  return components.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
}

interface ChosenFiles extends Pick<UploadInput, "source" | "complete"> {
  readonly files: readonly MaskedFile[];
}

/** What is sent: nothing but masked texts, and what was typed. */
export function uploadOf(
  { component, mode, date, commit, branch }: TypedUpload,
  { source, complete, files }: ChosenFiles,
): Omit<UploadInput, "projectId"> {
  return {
    component: component.trim(),
    source,
    mode,
    complete,
    date,
    commit: commit.trim() || null,
    branch: branch.trim() || null,
    files: files.map(({ path, given, named, tracked = false, text, error }) => ({
      path,
      kind: given ?? null,
      named,
      tracked,
      text,
      error: isTaken(error) ? error : text === null ? "unreadable" : null,
    })),
  };
}

const TAKEN = [
  "file-too-large",
  "link-elsewhere",
  "link-in-archive",
  "permission-denied",
  "unreadable",
] as const;

function isTaken(error: MaskedFile["error"]): error is (typeof TAKEN)[number] {
  return TAKEN.some((one) => one === error);
}
