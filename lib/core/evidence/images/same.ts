import { parseImageReference } from "./reference";

/**
 * A name by which two references to an image are the same: its repository in full with the tag, `latest` where none is
 * given, or with the digest alone. Null where the text is no reference.
 */
export function imageKey(text: string): string | null {
  const reference = parseImageReference(text);
  if (!reference) return null;
  const { repository, tag, digest } = reference;
  return digest !== null && tag === null
    ? `${repository}@${digest}`
    : `${repository}:${tag ?? "latest"}`;
}
