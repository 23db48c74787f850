import type { ProjectFilter } from "@/lib/schemas/project";

const ADDRESS = "/projects";

// In the order in which they stand in the address; what equals its value here is left out.
const UNSET = {
  search: "",
  state: "active",
  environment: null,
  platform: null,
  tag: null,
  assigned: null,
  sort: "changed",
  page: 1,
  after: null,
  before: null,
} as const satisfies ProjectFilter;

const PARTS = [
  "search",
  "state",
  "environment",
  "platform",
  "tag",
  "assigned",
  "sort",
  "page",
  "after",
  "before",
] as const;

/** The address of the list with this filter, without what says nothing. */
export function projectsHref(filter: Partial<ProjectFilter>): string {
  return hrefOf(PARTS.map((part) => [part, filter[part]]));
}

/** The address that a sent filter form asks for: its first page. Texts are taken as typed. */
export function formHref(form: FormData): string {
  const asked = PARTS.filter((part) => !["page", "after", "before"].includes(part));
  return hrefOf(asked.map((part) => [part, form.get(part)]));
}

/** Whether a filter leaves projects out that its state would show. */
export function isNarrowed(filter: ProjectFilter): boolean {
  const { search, environment, platform, tag, assigned } = filter;
  return search !== "" || [environment, platform, tag, assigned].some((part) => part !== null);
}

function hrefOf(
  parts: readonly (readonly [
    (typeof PARTS)[number],
    FormDataEntryValue | number | null | undefined,
  ])[],
): string {
  const said = new URLSearchParams();
  for (const [part, value] of parts) {
    const text = typeof value === "string" ? value.trim() : String(value ?? "");
    if (text !== "" && text !== String(UNSET[part])) said.set(part, text);
  }
  return said.size > 0 ? `${ADDRESS}?${said}` : ADDRESS;
}
