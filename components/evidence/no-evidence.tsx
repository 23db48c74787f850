import { addEvidenceHref } from "@/components/project/hrefs";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

interface NoEvidenceProps {
  projectId: string;
  mayAdd: boolean;
}

/** Where files will be. */
export function NoEvidence({ projectId, mayAdd }: NoEvidenceProps) {
  return (
    <EmptyState
      title="No files here"
      action={
        mayAdd ? (
          <LinkButton variant="primary" href={addEvidenceHref(projectId)}>
            Add files
          </LinkButton>
        ) : null
      }
    >
      The files of a repository answer many controls by themselves, each with file and line, and
      prove the answers that people gave.
      {mayAdd ? null : <p className="mt-3">Owners and assessors add files.</p>}
    </EmptyState>
  );
}
