import type { createProjectAction } from "@/lib/actions/projects";

/** What an action on projects comes back with. */
export type ProjectResult = Awaited<ReturnType<typeof createProjectAction>>;

/** Why something was not done, as a form shows it. */
export interface Refused {
  readonly message: string;
  /** A message by name of field. */
  readonly fields: Readonly<Record<string, string>>;
  readonly isSignedOut: boolean;
}

const NO_ANSWER: Refused = {
  message:
    "The server did not answer, so whether this was done is not known. What you typed is still here; look in another tab before you try again.",
  fields: {},
  isSignedOut: false,
};

/** Runs an action and returns the project's id, or why it was refused. Never throws. */
export async function attempt(
  action: () => Promise<ProjectResult>,
): Promise<{ readonly id: string } | { readonly refused: Refused }> {
  const result = await action().catch(() => null);
  if (!result) return { refused: NO_ANSWER };
  if (result.ok) return result.value;
  const { message, details, code } = result;
  const isSignedOut = code === "UNAUTHENTICATED";
  return { refused: { message, fields: fieldsOf(details.fields), isSignedOut } };
}

/** Messages by the field they belong to: what is wrong with the third tag is wrong with the tags. */
export function fieldsOf(named: unknown): Readonly<Record<string, string>> {
  const fields = new Map<string, string>();
  for (const [path, message] of Object.entries(named instanceof Object ? named : {})) {
    const field = path.split(".")[0] ?? path;
    if (typeof message === "string" && !fields.has(field)) fields.set(field, message);
  }
  return Object.fromEntries(fields);
}
