import { LinkButton } from "@/components/ui/link-button";
import type { ProjectFilter } from "@/lib/schemas/project";
import { projectsHref } from "./filter-href";

interface PageLinksProps {
  filter: ProjectFilter;
  page: number;
  pages: number;
  /** Where this page begins and ends. */
  first: string | null;
  last: string | null;
}

/** From one page of the list to the next; nothing where there is only one. */
export function PageLinks({ filter, page, pages, first, last }: PageLinksProps) {
  if (pages <= 1) return null;
  const href = (over: Partial<ProjectFilter>) =>
    projectsHref({ ...filter, after: null, before: null, ...over });
  return (
    <nav aria-label="Pages of the list" className="flex items-center gap-3 print:hidden">
      {page > 1 ? (
        <LinkButton rel="prev" href={href({ page: page - 1, before: page > 2 ? first : null })}>
          Previous
        </LinkButton>
      ) : null}
      <p className="text-ink-2">
        Page {page} of {pages}
      </p>
      {page < pages ? (
        <LinkButton rel="next" href={href({ page: page + 1, after: last })}>
          Next
        </LinkButton>
      ) : null}
    </nav>
  );
}
