import { Section } from "@/components/result/section";
import { formatDay } from "@/lib/core/model/text/en/day";
import type { SnapshotEvidence } from "@/lib/core/snapshot/types";
import { Digest } from "./digest";

/** Which files the answers of a snapshot stood beside, by digest. */
export function FrozenEvidence({ evidence }: { evidence: readonly SnapshotEvidence[] }) {
  return (
    <Section
      title="Evidence"
      hint="The files themselves may have changed or gone since: the digests say which they were."
    >
      <ul className="rounded-sheet border border-line bg-surface">
        {evidence.map(({ component, name, date, files, upload, complete, set, assessment }) => (
          <li
            key={component}
            className="grid gap-x-6 gap-y-1 border-b border-line px-4 py-3 last:border-b-0 md:grid-cols-[minmax(0,1fr)_auto_auto]"
          >
            <div className="min-w-0">
              <h3 className="text-body font-semibold wrap-anywhere">{name}</h3>
              <p className="text-small text-ink-2">
                {files === 1 ? "1 file" : `${files.toLocaleString("en")} files`}
                {complete ? ", a whole folder" : ", a part"}, of {formatDay(date)}, after upload{" "}
                {upload}
              </p>
            </div>
            <p className="flex flex-wrap items-center gap-2 text-small text-ink-2">
              Files <Digest digest={set} of={`the files of ${name}`} />
            </p>
            <p className="flex flex-wrap items-center gap-2 text-small text-ink-2">
              Assessment <Digest digest={assessment} of={`the assessment of ${name}`} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
