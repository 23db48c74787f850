import { useEffect, useState } from "react";
import { type Kept, keptFiles } from "@/components/try/kept-files";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

interface KeptOfferProps {
  onTake: (kept: Kept) => void;
}

/** What was tried in this browser without an account, offered to this project; nothing where there is none. */
export function KeptOffer({ onTake }: KeptOfferProps) {
  const [kept, setKept] = useState<Kept | null>(null);
  useEffect(() => {
    keptFiles().then(setKept, () => setKept(null));
  }, []);
  if (!kept) return null;
  const { name, files, answers } = kept;
  return (
    <Callout
      title={`${files.length === 1 ? "1 file" : `${files.length.toLocaleString("en")} files`} of ${name} wait in this browser`}
      actions={<Button onClick={() => onTake(kept)}>Use them</Button>}
    >
      They were tried without an account.
      {answers.length > 0 ? " The answers that were given there are not taken along." : null}
    </Callout>
  );
}
