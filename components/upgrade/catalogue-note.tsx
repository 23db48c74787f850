import { placeHref } from "@/components/project/hrefs";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";

interface CatalogueNoteProps {
  project: {
    readonly id: string;
    readonly catalogue: string;
    readonly isExample: boolean;
    readonly archivedAt: string | null;
  };
  /** The newest version here. */
  newest: string;
}

/** Says that there is a newer catalogue than the project's, and leads to what it changes. Nothing where there is none. */
export function CatalogueNote({ project, newest }: CatalogueNoteProps) {
  const { id, catalogue, isExample, archivedAt } = project;
  if (catalogue === newest || isExample || archivedAt !== null) return null;
  return (
    <Callout
      title={`There is a newer catalogue: ${newest}`}
      className="mb-5 print:hidden"
      actions={<LinkButton href={placeHref(id, "catalogue")}>See what changes</LinkButton>}
    >
      This project is on catalogue {catalogue}, and its level is by that one until it is moved. A
      move keeps every answer.
    </Callout>
  );
}
