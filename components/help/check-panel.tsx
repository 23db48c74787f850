import { VerificationList } from "@/components/catalogue/verification-list";
import type { ControlText } from "@/lib/core/model/control";
import type { Platform } from "@/lib/core/model/words";
import { onOtherPlatforms, onPlatform } from "./for-platform";
import { NothingHere } from "./nothing-here";
import { OtherPlatform } from "./other-platform";

/** How to check a control by hand: the project's platform first, the others within reach. */
export function CheckPanel({ text, platform }: { text: ControlText; platform: Platform }) {
  const here = onPlatform(text.verification, platform);
  return (
    <div className="grid grid-cols-1 gap-4">
      {here.length === 0 ? (
        <NothingHere what="check" platform={platform} naCondition={text.naCondition} />
      ) : (
        <VerificationList checks={here} />
      )}
      <div>
        {onOtherPlatforms(text.verification, platform).map((other) => (
          <OtherPlatform key={other.platform} platform={other.platform} count={other.items.length}>
            <VerificationList checks={other.items} />
          </OtherPlatform>
        ))}
      </div>
    </div>
  );
}
