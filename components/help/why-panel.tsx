import { ControlFacts } from "@/components/catalogue/control-facts";
import { Callout } from "@/components/ui/callout";
import type { Control } from "@/lib/core/model/control";
import type { OpeningText } from "./opening-text";

/** The reason for a control, what holds where the checklist is out of date, and what it costs. */
export function WhyPanel({ control, text }: { control: Control; text: OpeningText }) {
  return (
    <div className="grid gap-3">
      {text.why.map((paragraph) => (
        <p key={paragraph} className="max-w-measure">
          {paragraph}
        </p>
      ))}
      {text.modern === null ? null : (
        <Callout title="What holds today" className="mt-1">
          {text.modern}
        </Callout>
      )}
      <div className="mt-1 border-t border-line pt-4">
        <ControlFacts control={control} cost={text.cost} />
      </div>
    </div>
  );
}
