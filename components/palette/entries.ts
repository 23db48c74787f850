import { controlHref } from "@/components/catalogue/control-link";
import { placeHref, projectHref, questionHref } from "@/components/project/hrefs";
import type { FoundProject, NamedControl, Palette } from "@/lib/actions/palette";
import { matchScore, type Searched } from "./match";

/** Something the palette goes to or does. */
export interface Entry extends Searched {
  /** Its own among all. */
  readonly key: string;
  readonly group: GroupName;
  /** What stands beside the name. */
  readonly hint?: string;
  readonly goal: Goal;
}

export type Goal =
  | { readonly kind: "page"; readonly href: string; readonly isWhole?: boolean }
  | { readonly kind: "theme" | "print" | "sign-out" };

type GroupName = "This project" | "Projects" | "Controls" | "Pages" | "Actions";

/** A group of what was found, best first. */
export interface FoundGroup {
  readonly name: GroupName;
  readonly entries: readonly Entry[];
}

/** The project whose pages are open. */
export interface HereProject {
  readonly id: string;
  readonly name: string;
}

const ORDER: readonly GroupName[] = ["This project", "Projects", "Controls", "Pages", "Actions"];
const MOST_OF_A_GROUP = 20;

/** All that the palette knows: of a project only while one of its pages is open, of the rest what may be opened. */
export function entriesOf(palette: Palette | null, here: HereProject | null): readonly Entry[] {
  return [
    ...(here ? placesOf(here) : []),
    ...(palette?.projects ?? []).map(projectEntry),
    ...(palette?.controls ?? []).map((control) => controlEntry(control, here)),
    ...pages(palette?.may),
    ...actions(palette?.may),
  ];
}

/**
 * What a text finds, in groups, the group with the best find first. Without a text all but the controls, in the usual
 * order.
 */
export function found(text: string, entries: readonly Entry[]): readonly FoundGroup[] {
  const isBlank = text.trim() === "";
  const scored = entries
    .filter(({ group }) => !isBlank || group !== "Controls")
    .flatMap((entry) => {
      const score = matchScore(text, entry);
      return score === null ? [] : [{ entry, score }];
    })
    .sort((a, b) => b.score - a.score); // stable: equals stay in their order
  return ORDER.map((name) => {
    const inGroup = scored.filter(({ entry }) => entry.group === name).slice(0, MOST_OF_A_GROUP);
    return { name, entries: inGroup.map(({ entry }) => entry), best: inGroup[0]?.score ?? -1 };
  })
    .filter(({ entries }) => entries.length > 0)
    .sort((a, b) => b.best - a.best)
    .map(({ name, entries }) => ({ name, entries }));
}

function page(group: GroupName, label: string, href: string, more: Partial<Entry> = {}): Entry {
  return { key: href, group, label, goal: { kind: "page", href }, ...more };
}

function placesOf({ id, name }: HereProject): readonly Entry[] {
  const place = (label: string, href: string) => page("This project", label, href, { words: name });
  return [
    place("Overview", projectHref(id)),
    place("Four basics", placeHref(id, "basics")),
    place("Checklist", placeHref(id, "checklist")),
    place("Evidence", placeHref(id, "evidence")),
    place("Roadmap", placeHref(id, "roadmap")),
    place("History", placeHref(id, "history")),
    place("Settings", placeHref(id, "settings")),
  ];
}

function projectEntry({ id, name, team, isArchived }: FoundProject): Entry {
  const hint = isArchived ? "Archived" : (team ?? undefined);
  // Its own key: of the open project the overview stands among its places, too.
  return page("Projects", name, projectHref(id), { key: `project ${id}`, hint });
}

function controlEntry(control: NamedControl, here: HereProject | null): Entry {
  const { id, title } = control;
  const href = here ? questionHref(here.id, id) : controlHref(control);
  return page("Controls", title, href, { id });
}

function pages(may: Palette["may"] | undefined): readonly Entry[] {
  const whole = (label: string, href: string, words?: string): Entry => ({
    ...page("Pages", label, href, { words }),
    goal: { kind: "page", href, isWhole: true },
  });
  return [
    page("Pages", "Projects", "/projects", { words: "list all home" }),
    page("Pages", "Members", "/settings/members", { words: "people organisation settings" }),
    ...(may?.managePeople
      ? [
          page("Pages", "Invitations", "/settings/invitations", {
            words: "people invite settings",
          }),
          page("Pages", "Teams", "/settings/teams", { words: "people settings" }),
          page("Pages", "Sign-in", "/settings/sign-in", {
            words: "single sign-on password code settings",
          }),
        ]
      : []),
    ...(may?.readAudit
      ? [page("Pages", "Audit log", "/settings/audit", { words: "history changes settings" })]
      : []),
    page("Pages", "Account", "/account", { words: "password sessions profile" }),
    page("Pages", "Catalogue", "/catalogue", { words: "controls levels" }),
    page("Pages", "Five steps", "/catalogue/five-steps", { words: "strategy" }),
    // Sealed: its policy comes with the document alone.
    whole("Try it with files", "/try", "dockerfile compose drop"),
  ];
}

function actions(may: Palette["may"] | undefined): readonly Entry[] {
  const action = (label: string, kind: "theme" | "print" | "sign-out", words: string): Entry => ({
    key: kind,
    group: "Actions",
    label,
    words,
    goal: { kind },
  });
  return [
    ...(may?.createProjects
      ? [page("Actions", "New project", "/projects/new", { words: "create add make" })]
      : []),
    action("Switch between light and dark", "theme", "theme day night colours"),
    action("Print this page", "print", "pdf paper"),
    action("Sign out", "sign-out", "log out leave"),
  ];
}
