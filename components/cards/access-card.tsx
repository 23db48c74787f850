import { ControlRef } from "@/components/result/control-ref";
import { Badge } from "@/components/ui/badge";
import type { ProjectCards } from "@/lib/core/cards/project-cards";
import type { Radius } from "@/lib/core/cards/types";
import { nothingExcessive, radiusTexts } from "@/lib/core/model/text/en/cards";
import { Card } from "./card";
import { Place, type RowPlace } from "./place";

interface AccessCardProps {
  projectId: string;
  cards: ProjectCards;
  isOneOfSeveral: boolean;
  hrefOf?: (place: RowPlace) => string | null;
}

const VARIANTS = { host: "bad", others: "half", widens: "plain" } as const satisfies Record<
  Radius,
  string
>;

/** Access beyond need, what reaches farthest first. */
export function AccessCard({ projectId, cards, isOneOfSeveral, hrefOf }: AccessCardProps) {
  const rows = cards.access.map((row) => {
    const { radius, subject, what, control } = row;
    return (
      <li
        key={`${row.component}:${row.file}:${row.line}:${subject}:${what}`}
        className="border-t border-line px-4 py-3"
      >
        <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <span className="font-medium wrap-anywhere">{subject}</span>
          <Badge variant={VARIANTS[radius]}>{radiusTexts[radius]}</Badge>
        </p>
        <p className="max-w-measure wrap-anywhere text-ink-2">{what}</p>
        <p className="flex flex-wrap items-baseline justify-between gap-x-4">
          <Place place={row} isOneOfSeveral={isOneOfSeveral} hrefOf={hrefOf} />
          <ControlRef projectId={projectId} control={control} />
        </p>
      </li>
    );
  });
  return (
    <Card title="Excess access" rows={rows}>
      {rows.length === 0 ? nothingExcessive(cards) : "What reaches farthest stands first."}
    </Card>
  );
}
