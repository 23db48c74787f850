import { RemediationList } from "@/components/catalogue/remediation-list";
import type { ControlText } from "@/lib/core/model/control";
import type { Platform } from "@/lib/core/model/words";
import { onOtherPlatforms, onPlatform } from "./for-platform";
import { NothingHere } from "./nothing-here";
import { OtherPlatform } from "./other-platform";

/** How to mend what a control asks for: the project's platform first, the others within reach. */
export function FixPanel({ text, platform }: { text: ControlText; platform: Platform }) {
  const here = onPlatform(text.remediation, platform);
  return (
    <div className="grid grid-cols-1 gap-4">
      {here.length === 0 ? (
        <NothingHere what="example" platform={platform} naCondition={text.naCondition} />
      ) : (
        <RemediationList examples={here} />
      )}
      <div>
        {onOtherPlatforms(text.remediation, platform).map((other) => (
          <OtherPlatform key={other.platform} platform={other.platform} count={other.items.length}>
            <RemediationList examples={other.items} />
          </OtherPlatform>
        ))}
      </div>
    </div>
  );
}
