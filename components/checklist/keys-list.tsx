import { Checkbox } from "@/components/ui/checkbox";
import { Kbd } from "@/components/ui/kbd";

const KEYS = [
  [["1", "2", "3", "4", "5"], "Met, partly, not met, not applicable, don’t know"],
  [["0"], "Clear the answer"],
  [["J", "↓"], "Next question"],
  [["K", "↑"], "Previous question"],
  [["."], "Next unanswered question"],
  [["N"], "Write a note"],
  [["Esc"], "Leave a field; what was typed stays"],
  [["U"], "Undo the last change, on whichever question"],
  [["/"], "Go to a project, a control or a page; Ctrl+K or ⌘K does so from a field, too"],
  [["?"], "These keys"],
] as const;

interface KeysListProps {
  isOn: boolean;
  onSwitch: (isOn: boolean) => void;
}

/** What each key does, and the switch that turns them off. */
export function KeysList({ isOn, onSwitch }: KeysListProps) {
  return (
    <>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-2">
        {KEYS.map(([keys, what]) => (
          <div key={what} className="col-span-2 grid grid-cols-subgrid">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4">In a field, keys only type. Enter makes a new line in a note.</p>
      <Checkbox
        className="mt-4"
        checked={isOn}
        onChange={(event) => onSwitch(event.target.checked)}
        label="Keys act on this page"
      />
    </>
  );
}
