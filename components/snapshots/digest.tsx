import { CopyButton } from "@/components/ui/copy-button";

const SHOWN = 12;

interface DigestProps {
  /** `sha256:` and 64 hexadecimal digits. */
  digest: string;
  /** Of what, for those who cannot see it. */
  of: string;
}

/** The first digits of a digest; a button copies all of them. */
export function Digest({ digest, of }: DigestProps) {
  const hex = digest.replace(/^sha256:/, "");
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <span className="font-mono text-meta text-ink-2" title={digest}>
        <span className="sr-only">SHA-256 </span>
        {hex.slice(0, SHOWN)}…
      </span>
      <CopyButton text={hex} what={`the SHA-256 of ${of}`} />
    </span>
  );
}
