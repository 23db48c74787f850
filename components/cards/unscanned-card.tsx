import { Fragment, type ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import type { ProjectCards } from "@/lib/core/cards/project-cards";
import { nothingUnscanned, unscannedNote } from "@/lib/core/model/text/en/cards";
import { Card } from "./card";
import { Place, type RowPlace } from "./place";

interface UnscannedCardProps {
  cards: ProjectCards;
  isOneOfSeveral: boolean;
  hrefOf?: (place: RowPlace) => string | null;
}

/** The images that ship and that no report speaks of, each with the one command that makes its report. */
export function UnscannedCard({ cards, isOneOfSeveral, hrefOf }: UnscannedCardProps) {
  const rows = cards.unscanned.map((image) => {
    const { name, subject, command } = image;
    const note = unscannedNote(image);
    return (
      <li
        key={`${image.component}:${image.file}:${image.line}:${subject}`}
        className="border-t border-line px-4 py-3"
      >
        <p className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="font-medium wrap-anywhere">{name ?? `Image of ${subject}`}</span>
          <Place place={image} isOneOfSeveral={isOneOfSeveral} hrefOf={hrefOf} />
        </p>
        {command === null ? null : (
          <div className="mt-1.5 flex items-start gap-1 rounded-control border border-line bg-sunken">
            <code className="min-w-0 flex-1 py-1.5 pl-3 font-mono text-meta leading-5">
              {wordsOf(command)}
            </code>
            <CopyButton text={command} what={`the command for ${name ?? subject}`} />
          </div>
        )}
        {note ? <p className="mt-1.5 max-w-measure text-meta text-ink-2">{note}</p> : null}
      </li>
    );
  });
  return (
    <Card title="Unscanned images" rows={rows}>
      {rows.length === 0
        ? nothingUnscanned(cards)
        : `Of ${cards.images} that ship. Run a command where the files are, and upload the report with them.`}
    </Card>
  );
}

/** A command that breaks between its words, not at their hyphens. */
function wordsOf(command: string): ReactNode[] {
  return command.split(" ").map((word, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: words have no identity but their place
    <Fragment key={at}>
      {at > 0 ? " " : null}
      <span className="inline-block max-w-full wrap-anywhere">{word}</span>
    </Fragment>
  ));
}
