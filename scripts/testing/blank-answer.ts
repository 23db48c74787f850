import type { SaveAnswerInput } from "@/lib/schemas/answer";

/** What a save of an answer carries beside project, control and version, where nobody has typed anything. */
export const BLANK_ANSWER = {
  answer: null,
  note: "",
  reason: "",
  links: [],
  ownerMemberId: null,
  ownerName: null,
  dueDate: null,
} satisfies Omit<SaveAnswerInput, "projectId" | "control" | "version">;
