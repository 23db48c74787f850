import { environmentTexts, levelTexts, platformTexts } from "@/lib/core/model/text/en/catalogue";
import type { Environment, Level, Platform } from "@/lib/core/model/words";

interface ProjectFactsProps {
  project: {
    readonly name: string;
    readonly description: string;
    readonly environment: Environment;
    readonly target: Level;
    readonly platform: Platform;
    readonly tags: readonly string[];
    readonly team: { readonly name: string } | null;
  };
}

/** What a project says of itself, for whoever may not change it. */
export function ProjectFacts({ project }: ProjectFactsProps) {
  const { name, description, environment, target, platform, tags, team } = project;
  const facts = [
    ["Name", name],
    ["Description", description],
    ["Environment", environmentTexts[environment].label],
    ["Target", `Level ${target}, ${levelTexts[target].shortName}`],
    ["Runs on", platformTexts[platform].label],
    ["Tags", tags.join(", ")],
    ["Seen by", team?.name ?? "The whole organisation"],
  ] as const;
  return (
    <dl className="grid gap-x-6 gap-y-2 md:grid-cols-[8rem_minmax(0,1fr)]">
      {facts.map(([term, words]) =>
        words === "" ? null : (
          <div key={term} className="md:contents">
            <dt className="text-ink-2">{term}</dt>
            <dd className="whitespace-pre-line wrap-anywhere">{words}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
