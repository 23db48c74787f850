import { Section } from "@/components/result/section";
import type { CatalogueDifference, NamedControl } from "@/lib/core/catalogues/difference";
import {
  requirementText,
  ruleText,
  wordedPartTexts,
} from "@/lib/core/model/text/en/catalogue-change";
import { BeforeAfter } from "./before-after";
import { ControlName } from "./control-name";
import { Part } from "./part";
import { RowList } from "./row-list";

/** Everything that is another in the newer catalogue, whatever the project says. */
export function DifferenceList({ difference }: { difference: CatalogueDifference }) {
  const { from, to, added, removed, reworded, rules, requirements } = difference;
  return (
    <Section title="The catalogue" hint={`Everything that ${to} asks otherwise than ${from}.`}>
      <div className="grid gap-6">
        <NamedControls title="New controls" controls={added} />
        <NamedControls title="Controls that are gone" controls={removed} />
        {requirements.length > 0 ? (
          <Part title="Requirements of the levels" count={requirements.length}>
            <RowList>
              {requirements.map(({ id, before, after }) => (
                <li key={id}>
                  <p className="font-medium">{(after ?? before)?.title}</p>
                  <BeforeAfter before={requirementText(before)} after={requirementText(after)} />
                  {before && after && before.title !== after.title ? (
                    <BeforeAfter before={before.title} after={after.title} />
                  ) : null}
                </li>
              ))}
            </RowList>
          </Part>
        ) : null}
        {reworded.length > 0 ? (
          <Part title="In other words" count={reworded.length}>
            <RowList>
              {reworded.map(({ id, title, parts }) => (
                <li key={id} className="grid gap-1.5">
                  <ControlName id={id} title={title} />
                  {parts.map(({ part, before, after }) => (
                    <div key={part}>
                      <p className="text-small font-medium">{wordedPartTexts[part]}</p>
                      <BeforeAfter before={before} after={after} />
                    </div>
                  ))}
                </li>
              ))}
            </RowList>
          </Part>
        ) : null}
        {rules.length > 0 ? (
          <Part title="Under other rules" count={rules.length}>
            <RowList>
              {rules.map(({ id, title, changes }) => (
                <li key={id} className="grid gap-1.5">
                  <ControlName id={id} title={title} />
                  {changes.map((change) => (
                    <BeforeAfter key={change.rule} {...ruleText(change)} />
                  ))}
                </li>
              ))}
            </RowList>
          </Part>
        ) : null}
      </div>
    </Section>
  );
}

function NamedControls({ title, controls }: { title: string; controls: readonly NamedControl[] }) {
  if (controls.length === 0) return null;
  return (
    <Part title={title} count={controls.length}>
      <RowList>
        {controls.map(({ id, title: name, gates, expectedLevel }) => (
          <li key={id}>
            <ControlName id={id} title={name} />
            <p className="text-small text-ink-2">
              {gates === null ? `Expected at level ${expectedLevel}` : `Required by level ${gates}`}
            </p>
          </li>
        ))}
      </RowList>
    </Part>
  );
}
