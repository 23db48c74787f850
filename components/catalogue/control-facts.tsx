import type { Control } from "@/lib/core/model/control";
import { controlById } from "@/lib/core/model/controls";
import { REQUIREMENTS } from "@/lib/core/model/levels";
import {
  effortTexts,
  levelTexts,
  requirementTitles,
  riskTexts,
} from "@/lib/core/model/text/en/catalogue";
import { ControlLink } from "./control-link";

/** What is fixed about a control: where it counts, what it costs, what comes before it. */
export function ControlFacts({ control, cost }: { control: Control; cost: string }) {
  const required = REQUIREMENTS.filter(({ controls }) => controls.includes(control.id));
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2 text-small [&_dt]:text-ink-2">
      <dt>Expected at</dt>
      <dd>
        Level {control.expectedLevel}, {levelTexts[control.expectedLevel].shortName}
      </dd>
      <dt>Required by</dt>
      <dd>
        {required.length === 0
          ? "No requirement of a level; a recommended step"
          : required.map(({ id, level }) => `${requirementTitles[id]} (level ${level})`).join(", ")}
      </dd>
      <dt>Effort</dt>
      <dd>
        {effortTexts[control.effort].label}. {cost}
      </dd>
      <dt>Risk</dt>
      <dd>
        {riskTexts[control.risk].label}: {control.risk} of 5
      </dd>
      <dt>Evidence stays fresh</dt>
      <dd>{control.freshDays} days</dd>
      <dt>After</dt>
      <dd>
        {control.after.length === 0
          ? "Nothing: it can come first"
          : control.after.map((id, index) => (
              <span key={id}>
                {index > 0 ? ", " : null}
                <ControlLink control={controlById(id)} />
              </span>
            ))}
      </dd>
    </dl>
  );
}
