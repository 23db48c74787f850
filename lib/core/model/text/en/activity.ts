import type { Activity, AnswerChange, SettingChange } from "@/lib/core/history/activity";
import type { Answer, ControlId } from "@/lib/core/model/words";
import { ENVIRONMENTS, PLATFORMS } from "@/lib/core/model/words";
import { answerTexts, environmentTexts, platformTexts, unansweredText } from "./catalogue";
import { controlName } from "./result";

/** What somebody did, after their name: around the control that it is about, where it is about one. */
export interface ActivityText {
  readonly before: string;
  readonly control: ControlId | null;
  readonly after: string;
}

/** Words an entry of the feed; its name stands before it. */
export function activityText(entry: Activity): ActivityText {
  switch (entry.kind) {
    case "answer":
      return answerText(entry);
    case "answers": {
      const answers = entry.count === 1 ? "1 answer" : `${entry.count} answers`;
      return plain(
        entry.fromFiles ? `took over ${answers} from files` : `wrote ${answers} at once`,
      );
    }
    case "comment": {
      const did = entry.isReply ? "replied on" : "commented on";
      return about(did, entry.control, entry.isDeleted ? "; the comment was deleted" : "");
    }
    case "resolved":
      return about("resolved a comment on", entry.control, "");
    case "settings":
      return plain(settingsText(entry.changes));
    case "files":
      return plain(entry.isRemoval ? "deleted files" : "added files");
    case "snapshot":
      return plain(`took the snapshot “${entry.name}”`);
    case "imported":
      return plain("imported the project");
    case "catalogue":
      return plain(`moved the project from catalogue ${entry.from} to ${entry.to}`);
    case "archived":
      return plain("archived the project");
    case "unarchived":
      return plain("took the project out of the archive");
    case "made":
      return plain(made[entry.how]);
  }
}

const made = {
  create: "made the project",
  copy: "made the project as a copy of another",
  keep: "made the project from files",
  "open-example": "opened the example",
} satisfies Record<Extract<Activity, { kind: "made" }>["how"], string>;

const others = { note: "note", owner: "owner", due: "due date" } as const;

function answerText({ control, before, after, fromFiles, also }: AnswerChange): ActivityText {
  const files = fromFiles ? ", from files" : "";
  if (before === after) {
    if (also.length === 0) return about("saved", control, " again");
    return about(`changed the ${listed(also.map((name) => others[name]))} of`, control, "");
  }
  if (before === null) return about("answered", control, `: ${word(after)}${files}`);
  if (after === null) return about("cleared", control, `, which was ${word(before)}`);
  return about("changed", control, `: ${word(before)} to ${word(after)}${files}`);
}

function settingsText(changes: readonly SettingChange[]): string {
  if (changes.length === 0) return "changed the name, description or tags";
  const moved = changes.flatMap((change) =>
    change.name === "team"
      ? [
          `gave the project to ${change.isWholeOrganisation ? "the whole organisation" : "another team"}`,
        ]
      : [],
  );
  const changed = changes.flatMap((change) =>
    change.name === "team"
      ? []
      : [`the ${change.name} from ${settingWord(change.from)} to ${settingWord(change.to)}`],
  );
  const set = changed.length > 0 ? [`changed ${listed(changed)}`] : [];
  return listed([...set, ...moved]);
}

function settingWord(value: string): string {
  const environment = ENVIRONMENTS.find((it) => it === value);
  if (environment) return environmentTexts[environment].label;
  const platform = PLATFORMS.find((it) => it === value);
  return platform ? platformTexts[platform].label : value;
}

function word(answer: Answer | null): string {
  return (answer ? answerTexts[answer] : unansweredText).label;
}

function about(before: string, control: ControlId, after: string): ActivityText {
  return { before, control, after: `, ${controlName[control]}${after}` };
}

function plain(before: string): ActivityText {
  return { before, control: null, after: "" };
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
