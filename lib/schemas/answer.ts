import * as z from "zod";
import {
  ANSWERS,
  type Answer,
  CONTROL_IDS,
  type ControlId,
  type Provenance,
  type Strength,
} from "@/lib/core/model/words";
import { line, prose } from "./text";

/** How many characters the texts of an answer hold. */
export const ANSWER_LIMITS = { note: 10_000, reason: 2_000, link: 500 } as const;

/** An address that a page may link to. */
export const answerLink = z
  .string("Give an address.")
  .trim()
  .max(ANSWER_LIMITS.link, `A link has at most ${ANSWER_LIMITS.link} characters.`)
  .refine(isWebAddress, "A link starts with http:// or https://.");

const dueDate = z.iso
  .date("Give a date.")
  .refine((day) => day >= "2000-01-01" && day <= "2099-12-31", "Give a year from 2000 to 2099.");

/** The whole state of one answer, and the version that whoever saves it has seen (0: none yet). */
export const saveAnswerInput = z
  .object({
    projectId: z.string("Name the project."),
    control: z.enum(CONTROL_IDS, "There is no such control."),
    version: z.int().min(0).max(2_000_000_000),
    /** Null: unanswered. */
    answer: z.enum(ANSWERS, "There is no such answer.").nullable(),
    note: prose(ANSWER_LIMITS.note),
    /** Why the control does not apply. */
    reason: prose(ANSWER_LIMITS.reason),
    links: z
      .array(answerLink, "Give a list of links.")
      .max(10, "Use at most 10 links.")
      .transform((list) => [...new Set(list)]),
    /** The owner, as a member or as a typed name. */
    ownerMemberId: z.string("Choose a member.").nullable(),
    ownerName: line(120)
      .nullable()
      .transform((name) => name || null),
    dueDate: dueDate.nullable(),
  })
  .refine((input) => input.ownerMemberId === null || input.ownerName === null, {
    path: ["ownerName"],
    message: "Choose a member or type a name, not both.",
  });
export type SaveAnswerInput = z.input<typeof saveAnswerInput>;
/** A save as it has been checked. */
export type SaveAnswer = z.output<typeof saveAnswerInput>;

/** What a page sends with an answer: which member typed it. */
export const typed = z.looseObject({ typedBy: z.string("Say who typed it.") });

/** An answer as screens show and save it. Days and moments are ISO texts. */
export interface AnswerRecord {
  readonly control: ControlId;
  /** What the next save names as the version it saw. */
  readonly version: number;
  /** Null: unanswered. */
  readonly answer: Answer | null;
  readonly strength: Strength;
  readonly provenance: Provenance;
  readonly date: string;
  readonly note: string;
  readonly reason: string;
  readonly links: readonly string[];
  readonly ownerMemberId: string | null;
  /** The name that was typed, where the owner is no member. */
  readonly ownerName: string | null;
  /** The owner's name, typed or the member's. */
  readonly owner: string | null;
  readonly dueDate: string | null;
  readonly changedBy: string;
  readonly changedAt: string;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && !/[\p{Cc}\s]/u.test(text) && URL.canParse(text);
}
