import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { formatDay } from "@/lib/core/model/text/en/day";

/** One end of a comparison as its form shows it. */
export interface ChosenState {
  /** `today`, `day`, or the id of a snapshot. */
  readonly choice: string;
  readonly day: string;
  /** What is wrong with it. */
  readonly problem: string | null;
}

interface CompareFormProps {
  action: string;
  from: ChosenState;
  to: ChosenState;
  snapshots: readonly { readonly id: string; readonly name: string; readonly at: string }[];
  /** The first and the last day there can be. */
  days: { readonly min: string; readonly max: string };
}

/** Which two states to compare. A plain form: its address says what was asked, and it needs no script. */
export function CompareForm({ action, from, to, snapshots, days }: CompareFormProps) {
  return (
    <form
      action={action}
      className="grid gap-x-6 gap-y-4 rounded-sheet border border-line bg-surface p-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
    >
      <End name="from" legend="From" chosen={from} snapshots={snapshots} days={days} />
      <End name="to" legend="To" chosen={to} snapshots={snapshots} days={days} />
      <div className="self-end">
        <Button type="submit" variant="primary">
          Compare
        </Button>
      </div>
    </form>
  );
}

interface EndProps extends Pick<CompareFormProps, "snapshots" | "days"> {
  name: "from" | "to";
  legend: string;
  chosen: ChosenState;
}

function End({ name, legend, chosen, snapshots, days }: EndProps) {
  const isListed =
    ["today", "day"].includes(chosen.choice) || snapshots.some(({ id }) => id === chosen.choice);
  return (
    <fieldset className="grid min-w-0 content-start gap-3 sm:grid-cols-[minmax(0,1fr)_10rem]">
      <legend className="sr-only">{legend}</legend>
      <Field id={name} label={legend} error={chosen.problem}>
        {(control) => (
          <Select {...control} name={name} defaultValue={chosen.choice}>
            <option value="today">Today</option>
            <option value="day">A day</option>
            {snapshots.map((snapshot) => (
              <option key={snapshot.id} value={snapshot.id}>
                {formatDay(snapshot.at)}: {snapshot.name}
              </option>
            ))}
            {isListed ? null : <option value={chosen.choice}>Another snapshot</option>}
          </Select>
        )}
      </Field>
      <Field id={`${name}-day`} label="Day">
        {(control) => (
          <Input
            {...control}
            type="date"
            name={`${name}-day`}
            defaultValue={chosen.day}
            min={days.min}
            max={days.max}
          />
        )}
      </Field>
    </fieldset>
  );
}
