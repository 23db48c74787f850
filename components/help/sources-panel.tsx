import { Crosswalk } from "@/components/catalogue/crosswalk";
import { ReferenceList } from "@/components/catalogue/reference-list";
import { CROSSWALKS } from "@/lib/core/model/crosswalks";
import { CONTROL_REFERENCES } from "@/lib/core/model/references";
import type { ControlId } from "@/lib/core/model/words";

/** What a control rests on, and where the standards ask for the same. */
export function SourcesPanel({ control }: { control: ControlId }) {
  return (
    <div className="grid gap-4">
      <div>
        <h3 className="mb-1 text-small font-semibold">To read on</h3>
        <ReferenceList references={CONTROL_REFERENCES[control]} />
      </div>
      <div>
        <h3 className="mb-1 text-small font-semibold">In the standards</h3>
        <Crosswalk entries={CROSSWALKS[control]} />
      </div>
    </div>
  );
}
