import type { ControlId } from "@/lib/core/model/words";
import { ControlName } from "./control-name";
import { RowList } from "./row-list";
import type { TitleOf } from "./title-of";

/** Controls by their names, a row each. */
export function ControlRows({
  controls,
  titleOf,
}: {
  controls: readonly ControlId[];
  titleOf: TitleOf;
}) {
  return (
    <RowList>
      {controls.map((id) => (
        <li key={id}>
          <ControlName id={id} title={titleOf(id)} />
        </li>
      ))}
    </RowList>
  );
}
