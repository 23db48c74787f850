import { AnswerGlyph } from "@/components/answers/answer-glyph";
import { Icon } from "@/components/ui/icon";
import type { Outcome } from "@/lib/core/evidence/finding";
import type { ControlId } from "@/lib/core/model/words";
import { cn } from "@/lib/utils";
import { AS_ANSWER } from "./outcomes";
import type { Gap, MarkedLine } from "./source-lines";

const TINTS = {
  fail: "border-notmet-fg bg-notmet-bg",
  unknown: "border-unknown-line bg-surface",
  pass: "border-met-fg bg-met-bg",
  not_applicable: "border-na-fg bg-na-bg",
} satisfies Record<Outcome, string>;

interface SourceLineProps extends MarkedLine {
  /** The control in focus. */
  picked?: ControlId | null;
  isTinted?: boolean;
  /** Where an address may point to. */
  id?: string;
  /** Something stands here that could not be read. */
  isError?: boolean;
}

/** A line of a file: its number, the mark of what was found there, its text, the controls that it speaks of. */
export function SourceLine(props: SourceLineProps) {
  const { id, number, text, outcome, controls, picked = null, isTinted = false, isError } = props;
  return (
    <span
      id={id}
      data-line={number}
      className={cn(
        "grid scroll-mt-24 grid-cols-[3.25rem_1.5rem_minmax(max-content,1fr)_auto] items-center border-l-3 pr-3 target:border-harbour target:bg-harbour-soft",
        isTinted ? TINTS[outcome ?? "unknown"] : "border-transparent",
      )}
    >
      <span className="pr-3 text-right text-ink-3 select-none">{number}</span>
      <span className="select-none">
        {outcome ? <AnswerGlyph answer={AS_ANSWER[outcome]} size={12} /> : null}
        {isError ? <Icon name="warning" className="text-partly-fg" /> : null}
      </span>
      <span className="whitespace-pre">
        {text}
        {"\n"}
      </span>
      <span className="pl-4 text-meta text-ink-2 select-none max-md:hidden">
        {controls.map((control) => (
          <span key={control} className={cn("ml-2", control === picked && "font-medium text-ink")}>
            {control}
          </span>
        ))}
      </span>
    </span>
  );
}

/** Lines that are left out. */
export function SourceGap({ count }: Gap) {
  return (
    <span className="block py-1 pl-19 text-ink-3">
      {count === 1 ? "1 line" : `${count.toLocaleString("en")} lines`}
      {"\n"}
    </span>
  );
}
