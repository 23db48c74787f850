import { beforeAll, describe, expect, test } from "vitest";
import { type Door, filesWithHiddenActions, findDoors } from "@/e2e/access/doors";
import { WHO } from "@/e2e/access/people";
import { ACTIONS, HANDLERS, PAGES } from "@/e2e/access/rules";

const RULES = { page: PAGES, handler: HANDLERS, action: ACTIONS };
const KINDS = ["page", "handler", "action"] as const;

let doors: readonly Door[] = [];
beforeAll(async () => {
  doors = await findDoors();
});

describe("every door of the app has a rule of who may come through it", () => {
  test.each(KINDS)("each %s", (kind) => {
    const without = doors.filter((door) => door.kind === kind && !(door.name in RULES[kind]));
    const told = without.map(({ name, file }) => `"${name}" (${file})`).join(", ");
    const where = `${kind.toUpperCase()}S of e2e/access/rules.ts`;
    expect(without, `${told}: say in ${where} who may come through it`).toEqual([]);
  });

  test.each(KINDS)("each rule of a %s has its door", (kind) => {
    const names = doors.filter((door) => door.kind === kind).map(({ name }) => name);
    expect(Object.keys(RULES[kind]).sort()).toEqual(names.sort());
  });

  test("no action hides in a file of other things, where no rule can name it", () => {
    expect(filesWithHiddenActions()).toEqual([]);
  });

  test("a forged session opens no more than none", () => {
    const rules = Object.entries({ ...PAGES, ...HANDLERS, ...ACTIONS });
    const more = rules.filter(([, rule]) => rule.for.forged !== rule.for.stranger);
    expect(more).toEqual([]);
  });

  test("docs/access.md says what the rules say; -u writes it anew", async () => {
    await expect(asDocument()).toMatchFileSnapshot("../../docs/access.md");
  });
});

const COLUMNS = WHO.filter((who) => who !== "forged");
const HEADINGS = {
  stranger: "no session",
  forged: "",
  removed: "removed",
  foreign: "other organisation",
  otherTeam: "other team",
  viewer: "viewer",
  reviewer: "reviewer",
  assessor: "assessor",
  owner: "owner",
} as const;

function asDocument(): string {
  const table = (kind: (typeof KINDS)[number]) => {
    const rows = Object.entries(RULES[kind]).map(([name, rule]) => [
      `\`${name}\``,
      ...COLUMNS.map((who) => rule.for[who]),
    ]);
    const all = [[kind, ...COLUMNS.map((who) => HEADINGS[who])], ...rows];
    const widths = all[0]?.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
    const line = (cells: readonly string[], filler = " ") =>
      `| ${cells.map((cell, at) => cell.padEnd(widths?.[at] ?? 0, filler)).join(" | ")} |`;
    const [head = [], ...body] = all;
    return [
      line(head),
      line(
        head.map(() => ""),
        "-",
      ),
      ...body.map((row) => line(row)),
    ].join("\n");
  };
  return `# Who may come through which door

Made of \`e2e/access/rules.ts\`, by a test; another test tries every cell on the built app, over HTTP. "No session" is a
stranger, and whoever sends a forged cookie; "removed" was taken out while signed in; "other organisation" is an owner of
one, who is shown and changes what is their own; "other team" is an assessor of a team that the project does not belong
to. The others belong to its team.

## Pages

"Refused": the page says whose it is and shows nothing of it. "Elsewhere": it leads on to another page.

${table("page")}

## Handlers

"Done": the change is made. "Answered": nothing is changed by it. "Conflict": it does not go together with what is there.

${table("handler")}

## Actions

${table("action")}
`;
}
