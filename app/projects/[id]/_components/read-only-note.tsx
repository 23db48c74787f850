import { placeHref } from "@/components/project/hrefs";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { formatDay } from "@/lib/core/model/text/en/day";
import type { Project } from "@/lib/server/projects/queries";

/** Says why nothing can be changed here, and what can be done instead. Nothing for a project at work. */
export function ReadOnlyNote({ project }: { project: Project }) {
  const { id, isExample, archivedAt, may } = project;
  if (isExample) {
    return (
      <Callout
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
        It shows what the checklist's own production files would get.
        {may.copy ? " A copy takes answers of your own." : null}
      </Callout>
    );
  }
  if (archivedAt === null) return null;
  return (
    <Callout
      icon="archive"
      title={`Archived on ${formatDay(archivedAt)}, and read-only`}
      className="mb-5 print:hidden"
      actions={
        may.archive ? (
          <LinkButton href={placeHref(id, "settings")}>Open the settings</LinkButton>
        ) : null
      }
    >
      Its answers and history are kept.
      {may.archive ? " The settings take it out of the archive." : null}
    </Callout>
  );
}
