import { Crosswalk } from "@/components/catalogue/crosswalk";
import { ReferenceList } from "@/components/catalogue/reference-list";
import type { Control } from "@/lib/core/model/control";

/** What a control rests on, and where the standards ask for the same. */
export function SourcesPanel({ control }: { control: Control }) {
  return (
    <div className="grid gap-4">
      {control.references.length === 0 ? null : (
        <div>
          <h3 className="mb-1 text-small font-semibold">To read on</h3>
          <ReferenceList references={control.references} />
        </div>
      )}
      <div>
        <h3 className="mb-1 text-small font-semibold">In the standards</h3>
        <Crosswalk entries={control.crosswalk} />
      </div>
    </div>
  );
}
