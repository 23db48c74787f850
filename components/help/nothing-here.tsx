import { EmptyState } from "@/components/ui/empty-state";
import { answerTexts, platformTexts } from "@/lib/core/model/text/en/catalogue";
import type { Platform } from "@/lib/core/model/words";

interface NothingHereProps {
  /** What there is none of: "check", "example". */
  what: string;
  platform: Platform;
  /** When “not applicable” is right; null where it never is. */
  naCondition: string | null;
}

/** Where a control has nothing for the project's platform: what to do instead. */
export function NothingHere({ what, platform, naCondition }: NothingHereProps) {
  return (
    <EmptyState className="p-4">
      <p>
        No {what} for {platformTexts[platform].label}.
      </p>
      <p className="mt-2">
        {naCondition === null
          ? "Other platforms below show what is meant."
          : `“${answerTexts.not_applicable.label}”, with a reason, is right in this case: ${naCondition} Other platforms below show what is meant.`}
      </p>
    </EmptyState>
  );
}
