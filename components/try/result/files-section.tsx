import { Section } from "@/components/result/section";
import { Icon } from "@/components/ui/icon";
import type { Examination } from "@/lib/core/evidence/examine";
import { fileErrorSentence } from "@/lib/core/model/text/en/files";
import type { Aside } from "./not-looked-at";

interface FilesSectionProps {
  evidence: Examination;
  asides: readonly Aside[];
}

/** Files with errors, each with its place; and what no answer rests on. */
export function FilesSection({ evidence, asides }: FilesSectionProps) {
  const errors = fileErrors(evidence);
  return (
    <div className="grid grid-cols-1 items-start gap-x-6 gap-y-10 lg:grid-cols-2">
      {errors.length > 0 ? (
        <Section
          id="errors"
          title="Files with errors"
          hint="What can’t be read says nothing. The other files are assessed."
        >
          <ul className="overflow-hidden rounded-sheet border border-line bg-surface">
            {errors.map(({ place, message }) => (
              <Row key={place + message} icon="warning">
                <span className="font-mono text-small wrap-anywhere">{place}</span>
                <span className="block text-ink-2">{message}</span>
              </Row>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title="Not looked at" hint="So that nothing here reads as more than it is.">
        <ul className="overflow-hidden rounded-sheet border border-line bg-surface">
          {asides.map(({ what, isPath, why }) => (
            <Row key={what + why} icon="info">
              <span className={isPath ? "font-mono text-small wrap-anywhere" : "font-medium"}>
                {what}
              </span>
              <span className="block wrap-anywhere text-ink-2">{why}</span>
            </Row>
          ))}
          <Row icon="info">
            <span className="font-medium">Engine, hosts, cloud, people</span>
            <span className="block text-ink-2">
              TLS at a proxy, disk encryption, monitoring elsewhere, rotation, training: no file
              here can say.
            </span>
          </Row>
        </ul>
      </Section>
    </div>
  );
}

/** What is wrong with which file, where. */
export function fileErrors({ files }: Examination) {
  return files.flatMap(({ path, errors }) =>
    errors.map((error) => ({
      place: error.line === null ? path : `${path}:${error.line}`,
      message: fileErrorSentence(error),
    })),
  );
}

function Row({ icon, children }: { icon: "warning" | "info"; children: React.ReactNode }) {
  return (
    <li className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-3 border-b border-line px-4 py-2.5 last:border-b-0">
      <Icon
        name={icon}
        className={icon === "warning" ? "mt-0.75 text-partly-fg" : "mt-0.75 text-ink-3"}
      />
      <p className="min-w-0 text-small">{children}</p>
    </li>
  );
}
