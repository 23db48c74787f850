import { holding, markup } from "@/components/ui/markup";
import { progressCells } from "@/components/ui/progress-cells";
import type { QuestionGroup } from "./groups";

/** Names a group of questions, and says how many of them are answered. As markup: all eight stand on the page. */
export function GroupHead({ group, answered }: { group: QuestionGroup; answered: number }) {
  const { id, name, analogy, controls } = group;
  const total = controls.length;
  const cells = progressCells({ done: answered, total, className: "max-md:hidden" });
  return (
    <div
      className="group-head"
      {...holding(
        markup`<h2 id="group-${id}">${name}</h2>${analogy && markup`<span class="analogy">${analogy}</span>`}<span class="count">${cells}${answered} of ${total} answered</span>`,
      )}
    />
  );
}
