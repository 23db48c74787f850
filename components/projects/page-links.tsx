import { LinkButton } from "@/components/ui/link-button";
import type { ProjectFilter } from "@/lib/schemas/project";
import { projectsHref } from "./filter-href";

/** From one page of the list to the next; nothing where there is only one. */
export function PageLinks({ filter, pages }: { filter: ProjectFilter; pages: number }) {
  if (pages <= 1) return null;
  const { page } = filter;
  return (
    <nav aria-label="Pages of the list" className="flex items-center gap-3 print:hidden">
      {page > 1 ? (
        <LinkButton rel="prev" href={projectsHref({ ...filter, page: page - 1 })}>
          Previous
        </LinkButton>
      ) : null}
      <p className="text-ink-2">
        Page {page} of {pages}
      </p>
      {page < pages ? (
        <LinkButton rel="next" href={projectsHref({ ...filter, page: page + 1 })}>
          Next
        </LinkButton>
      ) : null}
    </nav>
  );
}
