import { placeHref } from "@/components/project/hrefs";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { roleTexts } from "@/lib/core/model/text/en/catalogue";
import { formatDay } from "@/lib/core/model/text/en/day";
import type { Role } from "@/lib/core/model/words";

interface ReadOnlyNoteProps {
  project: {
    readonly id: string;
    readonly isExample: boolean;
    readonly archivedAt: string | null;
    readonly may: { readonly answer: boolean; readonly copy: boolean; readonly archive: boolean };
  };
  /** On a page that somebody of another role would change: says so where it is the role that stands in the way. */
  role?: Role;
}

/** Says why nothing can be changed here, and what can be done instead. Nothing where it can. */
export function ReadOnlyNote({ project, role }: ReadOnlyNoteProps) {
  const { id, isExample, archivedAt, may } = project;
  if (isExample) {
    return (
      <Callout
        icon="lock"
        title="This is an example, and read-only"
        className="mb-5 print:hidden"
        actions={
          may.copy ? (
            <LinkButton variant="primary" href={placeHref(id, "copy")}>
              Copy the project
            </LinkButton>
          ) : null
        }
      >
        It shows what the checklist’s own production files would get.
        {may.copy ? " A copy takes answers of your own." : null}
      </Callout>
    );
  }
  if (archivedAt !== null) {
    return (
      <Callout
        icon="archive"
        title={`Archived on ${formatDay(archivedAt)}, and read-only`}
        className="mb-5 print:hidden"
        actions={
          may.archive ? (
            <LinkButton href={`${placeHref(id, "settings")}#archive`}>
              Take it out of the archive
            </LinkButton>
          ) : null
        }
      >
        Its answers and history are kept.
      </Callout>
    );
  }
  if (role === undefined || may.answer) return null;
  return (
    <Callout icon="lock" title="You can look, not change" className="mb-5 print:hidden">
      Your role is {roleTexts[role].label.toLowerCase()}. Owners and assessors change projects; an
      owner can give you another role.
    </Callout>
  );
}
