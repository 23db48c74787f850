import { Badge } from "@/components/ui/badge";
import type { ProjectCards } from "@/lib/core/cards/project-cards";
import type { EndingBase } from "@/lib/core/cards/types";
import { basesLookedAt, endingSentence, endingTexts } from "@/lib/core/model/text/en/cards";
import { Card } from "./card";
import { Place, type RowPlace } from "./place";

interface BasesCardProps {
  cards: ProjectCards;
  isOneOfSeveral: boolean;
  hrefOf?: (place: RowPlace) => string | null;
}

const VARIANTS = { past: "bad", near: "half", extended: "plain" } as const satisfies Record<
  EndingBase["state"],
  string
>;

/** The images that ship, or that something shipped is made of, past or near the end of their support. */
export function BasesCard({ cards, isOneOfSeveral, hrefOf }: BasesCardProps) {
  const rows = cards.bases.map((base) => (
    <li
      key={`${base.component}:${base.file}:${base.line}:${base.product}`}
      className="border-t border-line px-4 py-3"
    >
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span className="font-medium wrap-anywhere">{base.image}</span>
        <Badge variant={VARIANTS[base.state]}>{endingTexts[base.state]}</Badge>
      </p>
      <p className="text-ink-2">{endingSentence(base)}</p>
      <p>
        <Place place={base} isOneOfSeveral={isOneOfSeveral} hrefOf={hrefOf} />
      </p>
    </li>
  ));
  return (
    <Card title="Images past or near end of life" rows={rows}>
      {basesLookedAt(cards)}
    </Card>
  );
}
