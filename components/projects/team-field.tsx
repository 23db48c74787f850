import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

interface TeamFieldProps {
  /** The teams a project can be put under. */
  teams: readonly { readonly id: string; readonly name: string }[];
  /** Null: the whole organisation. */
  value: string | null;
  onChange: (teamId: string | null) => void;
  error: string | undefined;
}

/** Whom a project is for; nothing where there is no team to choose. */
export function TeamField({ teams, value, onChange, error }: TeamFieldProps) {
  if (teams.length === 0) return null;
  return (
    <Field id="team" label="Seen by" hint="Owners and reviewers see every project." error={error}>
      {(control) => (
        <Select
          {...control}
          name="teamId"
          value={value ?? ""}
          onChange={(event) => onChange(event.target.value || null)}
        >
          <option value="">The whole organisation</option>
          {teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
