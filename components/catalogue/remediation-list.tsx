import { CodeBlock } from "@/components/ui/code-block";
import type { Remediation } from "@/lib/core/model/control";
import { platformTexts } from "@/lib/core/model/text/en/catalogue";

/** Examples that mend what a control asks for, to adapt. */
export function RemediationList({ examples }: { examples: readonly Remediation[] }) {
  return (
    <ul className="grid grid-cols-1 gap-4">
      {examples.map(({ platform, caption, code }) => (
        <li key={platform + caption + code} className="break-inside-avoid">
          <CodeBlock
            code={code}
            caption={caption}
            note={platform === "any" ? undefined : platformTexts[platform].label}
            copies="example"
          />
        </li>
      ))}
    </ul>
  );
}
