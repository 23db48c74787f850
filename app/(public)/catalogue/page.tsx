import type { Metadata } from "next";
import Link from "next/link";
import { CatalogueSearch } from "@/components/catalogue/catalogue-search";
import { ControlList } from "@/components/catalogue/control-list";
import { Strategy } from "@/components/catalogue/strategy";
import { CONTROLS, controlsOf } from "@/lib/core/model/controls";
import { REQUIREMENTS } from "@/lib/core/model/levels";
import { areaIntroductions } from "@/lib/core/model/text/en/areas";
import { levelTexts, programmeText, requirementTitles } from "@/lib/core/model/text/en/catalogue";
import { CATALOGUE_VERSION } from "@/lib/core/model/version";
import { AREA_IDS, LEVELS } from "@/lib/core/model/words";

export const metadata: Metadata = { title: "Catalogue" };

export default function CataloguePage() {
  return (
    <>
      <h1 className="text-h1">Catalogue</h1>
      <p className="mt-2 max-w-measure text-ink-2">
        Seven areas with 35 controls, ten programme controls, and the four levels that ask for them.
        Version {CATALOGUE_VERSION}.
      </p>

      <section aria-labelledby="levels" className="mt-8">
        <h2 id="levels" className="text-h2">
          Levels
        </h2>
        <p className="mt-1 max-w-measure text-ink-2">
          Levels are cumulative: level 3 holds only when levels 1 and 2 hold too.
        </p>
        <ol className="mt-3 grid gap-px border border-line bg-line sm:grid-cols-2 xl:grid-cols-4">
          {LEVELS.map((level) => (
            <li key={level} className="break-inside-avoid bg-surface p-4">
              <h3 className="text-h3">
                {level} {levelTexts[level].name}
              </h3>
              <p className="text-small text-ink-2">Good for: {levelTexts[level].goodFor}</p>
              <ul className="mt-3 grid gap-1">
                {REQUIREMENTS.filter((requirement) => requirement.level === level).map(
                  ({ id, controls }) => (
                    <li key={id} className="flex justify-between gap-3">
                      <span>{requirementTitles[id]}</span>
                      <span className="font-mono text-small text-ink-2">{controls.join(", ")}</span>
                    </li>
                  ),
                )}
              </ul>
            </li>
          ))}
        </ol>
      </section>

      <CatalogueSearch total={CONTROLS.length}>
        {AREA_IDS.map((area) => (
          <section key={area} data-group={area} aria-labelledby={area} className="mt-8">
            <h2 id={area} className="text-h2">
              <Link href={`/catalogue/${area}`}>{areaIntroductions[area].title}</Link>
            </h2>
            <p className="mt-1 mb-3 max-w-measure break-after-avoid text-ink-2">
              {areaIntroductions[area].analogyInFull}. {areaIntroductions[area].about}
            </p>
            <ControlList controls={controlsOf(area)} />
          </section>
        ))}
        <section data-group="programme" aria-labelledby="programme" className="mt-8">
          <h2 id="programme" className="text-h2">
            <Link href="/catalogue/programme">{programmeText.label}</Link>
          </h2>
          <p className="mt-1 mb-3 max-w-measure break-after-avoid text-ink-2">
            {programmeText.meaning}
          </p>
          <ControlList controls={controlsOf("programme")} />
        </section>
      </CatalogueSearch>

      <Strategy />
    </>
  );
}
