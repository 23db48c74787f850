import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TARGET_OF } from "@/lib/core/model/environments";
import { environmentTexts, levelTexts } from "@/lib/core/model/text/en/catalogue";
import { ENVIRONMENTS, LEVELS } from "@/lib/core/model/words";
import { type Aim, withEnvironment, withTarget } from "./aim";
import { ChoiceGroup } from "./choice-group";

interface AimFieldsProps {
  aim: Aim;
  onChange: (aim: Aim) => void;
  errors: Readonly<Record<string, string>>;
}

/** Where a project runs, and the level it aims at. */
export function AimFields({ aim, onChange, errors }: AimFieldsProps) {
  return (
    <>
      <ChoiceGroup
        id="environment"
        name="environment"
        legend="Environment"
        choices={ENVIRONMENTS.map((value) => ({ value, ...environmentTexts[value] }))}
        value={aim.environment}
        onChange={(environment) => onChange(withEnvironment(aim, environment))}
        error={errors.environment}
      />
      <Field id="target" label="Target" hint={targetHint(aim)} error={errors.target}>
        {(control) => (
          <Select
            {...control}
            name="target"
            value={aim.target ?? ""}
            onChange={(event) => {
              const target = LEVELS.find((level) => String(level) === event.target.value);
              if (target) onChange(withTarget(aim, target));
            }}
          >
            {aim.target === null ? <option value="">Set by the environment</option> : null}
            {LEVELS.map((level) => (
              <option key={level} value={level}>
                Level {level}, {levelTexts[level].shortName}: {levelTexts[level].goodFor}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
}

function targetHint({ environment, isTargetChosen }: Aim): string {
  if (environment === null) return "The environment sets it. You can choose another.";
  const usual = `${environmentTexts[environment].label} sets level ${TARGET_OF[environment]}.`;
  return isTargetChosen ? `${usual} You chose another.` : `${usual} You can choose another.`;
}
