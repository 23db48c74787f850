"use client";

import { useRouter } from "next/navigation";
import { type ComponentProps, useEffect, useRef, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { environmentTexts, platformTexts } from "@/lib/core/model/text/en/catalogue";
import { ENVIRONMENTS, PLATFORMS } from "@/lib/core/model/words";
import type { ProjectFilter, ProjectSort } from "@/lib/schemas/project";
import { PROJECT_LIMITS } from "@/lib/schemas/project-limits";
import { formHref } from "./filter-href";

const SORTS = {
  changed: "Sorted by last change",
  name: "Sorted by name",
  target: "Sorted by target",
} satisfies Record<ProjectSort, string>;

interface FilterFormProps {
  filter: ProjectFilter;
  /** All tags in use. */
  tags: readonly string[];
}

/** What the list shows, in its address. A plain GET form; with scripts a choice takes effect at once. */
export function FilterForm({ filter, tags }: FilterFormProps) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const chosenTag = filter.tag;

  // Another address, by going back or by a link: the fields follow, and the one in use keeps the focus.
  useEffect(() => {
    for (const field of form.current?.elements ?? []) {
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
        field.value = String(
          Object.entries(filter).find(([name]) => name === field.name)?.[1] ?? "",
        );
      }
    }
  }, [filter]);

  return (
    <search aria-label="Projects" aria-busy={isBusy || undefined} className="print:hidden">
      <form
        ref={form}
        action="/projects"
        className="grid grid-cols-2 gap-2 md:flex md:flex-wrap"
        onSubmit={(event) => {
          event.preventDefault();
          const href = formHref(new FormData(event.currentTarget));
          start(() => router.push(href));
        }}
        onChange={(event) => {
          if (event.target instanceof HTMLSelectElement) event.currentTarget.requestSubmit();
        }}
      >
        <div className="col-span-2 flex gap-2 md:w-80">
          <Input
            type="search"
            name="search"
            aria-label="Name or description"
            placeholder="Name or description"
            defaultValue={filter.search}
            maxLength={PROJECT_LIMITS.name}
            autoComplete="off"
          />
          <Button type="submit" busy={isBusy}>
            Search
          </Button>
        </div>
        <Choice name="environment" label="Environment" defaultValue={filter.environment ?? ""}>
          <option value="">Any environment</option>
          {ENVIRONMENTS.map((environment) => (
            <option key={environment} value={environment}>
              {environmentTexts[environment].label}
            </option>
          ))}
        </Choice>
        <Choice name="platform" label="Runs on" defaultValue={filter.platform ?? ""}>
          <option value="">Any platform</option>
          {PLATFORMS.map((platform) => (
            <option key={platform} value={platform}>
              {platformTexts[platform].label}
            </option>
          ))}
        </Choice>
        {tags.length > 0 || chosenTag !== null ? (
          <Choice name="tag" label="Tag" defaultValue={chosenTag ?? ""} className="md:max-w-44">
            <option value="">Any tag</option>
            {chosenTag === null || tags.includes(chosenTag) ? null : <option>{chosenTag}</option>}
            {tags.map((tag) => (
              <option key={tag}>{tag}</option>
            ))}
          </Choice>
        ) : null}
        <Choice name="assigned" label="Owner" defaultValue={filter.assigned ?? ""}>
          <option value="">Any owner</option>
          <option value="me">Assigned to me</option>
        </Choice>
        <Choice name="state" label="State" defaultValue={filter.state}>
          <option value="active">Active</option>
          <option value="archived">Archived</option>
        </Choice>
        {/* From 1024 px on the heads of the columns sort; the choice is sent all the same. */}
        <Choice
          name="sort"
          label="Order"
          defaultValue={filter.sort}
          className="last:even:col-span-2 lg:hidden"
        >
          {Object.entries(SORTS).map(([sort, label]) => (
            <option key={sort} value={sort}>
              {label}
            </option>
          ))}
        </Choice>
      </form>
    </search>
  );
}

function Choice({ label, ...props }: ComponentProps<"select"> & { label: string }) {
  return <Select aria-label={label} {...props} />;
}
