import { CodeBlock } from "@/components/ui/code-block";
import type { Verification } from "@/lib/core/model/control";
import { platformTexts } from "@/lib/core/model/text/en/catalogue";

/** Commands that check a control, each with what it should show. */
export function VerificationList({ checks }: { checks: readonly Verification[] }) {
  return (
    <ul className="grid grid-cols-1 gap-4">
      {checks.map(({ platform, run, expect }) => (
        <li key={platform + run} className="break-inside-avoid">
          <CodeBlock
            code={run}
            caption={platform === "any" ? "Command" : platformTexts[platform].label}
            copies="command"
          />
          <p className="mt-1 text-small text-ink-2">Shows: {expect}</p>
        </li>
      ))}
    </ul>
  );
}
