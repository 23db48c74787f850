"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";
import { saveFile } from "@/components/ui/save-file";

interface RecoveryCodesProps {
  codes: readonly string[];
  /** They are kept somewhere now. */
  onKept: () => void;
}

/** Recovery codes, shown once. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const text = `${codes.join("\n")}\n`;
  return (
    <div role="status" className="grid gap-4">
      <Callout variant="warning" title="Keep these recovery codes, apart from your password">
        <p>Each signs you in once in the place of a code. They are shown only now.</p>
      </Callout>
      <ul className="grid gap-x-6 gap-y-1 font-mono sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="whitespace-nowrap">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-2">
        <CopyButton text={text} what="the recovery codes" variant="secondary" />
        <Button
          size="sm"
          onClick={() =>
            saveFile(
              "plimsoll-recovery-codes.txt",
              "text/plain",
              `Plimsoll, recovery codes\n\n${text}`,
            )
          }
        >
          Download as text
        </Button>
        <Button size="sm" onClick={onKept}>
          I have kept them
        </Button>
      </div>
    </div>
  );
}
