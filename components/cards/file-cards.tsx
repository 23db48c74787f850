import { Section } from "@/components/result/section";
import { type ComponentFacts, projectCards } from "@/lib/core/cards/project-cards";
import { cardsBasis } from "@/lib/core/model/text/en/cards";
import { AccessCard } from "./access-card";
import { BasesCard } from "./bases-card";
import type { RowPlace } from "./place";
import { UnscannedCard } from "./unscanned-card";

interface FileCardsProps {
  projectId: string;
  components: readonly ComponentFacts[];
  /** `YYYY-MM-DD`: the day that support is judged on. */
  asOf: string;
  /** Leads to a place in a file; without it places are text. */
  hrefOf?: (place: RowPlace) => string | null;
}

/** What a project's files show beside its answers: nothing where it has no files. */
export function FileCards({ projectId, components, asOf, hrefOf }: FileCardsProps) {
  if (components.length === 0) return null;
  const cards = projectCards(components, asOf);
  const common = { cards, isOneOfSeveral: components.length > 1, hrefOf };
  return (
    <Section title="From the files" hint={cardsBasis(cards)} className="mt-10 print:hidden">
      <div className="grid items-start gap-4 lg:grid-cols-2 xl:grid-cols-3">
        <UnscannedCard {...common} />
        <AccessCard {...common} projectId={projectId} />
        <BasesCard {...common} />
      </div>
    </Section>
  );
}
