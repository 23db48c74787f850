import { type ReactNode, useId } from "react";
import { areaStateTexts } from "@/lib/core/model/text/en/catalogue";
import type { AreaId } from "@/lib/core/model/words";
import type { AreaView } from "./area-view";
import { Containers } from "./containers";
import { Fence } from "./fence";
import { Gantry } from "./gantry";
import { Gate } from "./gate";
import { type Ink, inkOf } from "./ink";
import { Mast } from "./mast";
import { type Place, WALK } from "./parts";
import { Quay } from "./quay";
import { StrongRoom } from "./strong-room";
import { TerminalPart } from "./terminal-part";

const GROUND = 264;

const PLACES = {
  image: { hit: [876, 246, 80, 134], label: 918 },
  network: { hit: [10, 164, 148, 216], label: 84 },
  registry: { hit: [160, 158, 168, 222], label: 244 },
  runtime: { hit: [328, 40, 62, 340], label: 352 },
  secrets: { hit: [392, 138, 132, 242], label: 456 },
  container: { hit: [534, 108, 180, 272], label: 620 },
  build: { hit: [720, 94, 152, 286], label: 797 },
} satisfies Record<AreaId, Place>;

/** The terminal in side elevation, true to scale: nothing recedes. Names and states stand in the water. */
export function TerminalWide({ areas }: { areas: readonly AreaView[] }) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no picture
    <svg
      viewBox="0 32 960 354"
      className="terminal terminal-wide hidden @[40rem]:block print:block"
      role="group"
    >
      <title>Container terminal: each part stands for one area of the checklist</title>
      <pattern
        id={`${id}h`}
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path className="hatch" d="M3.5 0V7" />
      </pattern>
      <rect className="water" x="-300" y="308" width="1560" height="90" />
      <path className="surface" d="M-300 308H1260" />
      <path className="wave" d="M-300 315.5H1260" opacity=".6" />
      <path className="wave" d="M-300 324.5H1260" opacity=".32" />
      {WALK.map((area) => {
        const view = areas.find((each) => each.area === area);
        if (!view) return null;
        const place = PLACES[area];
        return (
          <TerminalPart
            key={area}
            view={view}
            place={place}
            caption={
              <>
                <text className="name" x={place.label} y="354">
                  {view.label}
                </text>
                <text className="state" x={place.label} y="371">
                  {areaStateTexts[view.state].label}
                </text>
              </>
            }
          >
            {draw(area, inkOf(view.state, `${id}h`), `${id}m`)}
          </TerminalPart>
        );
      })}
    </svg>
  );
}

function draw(area: AreaId, ink: Ink, mesh: string): ReactNode {
  switch (area) {
    case "image":
      return (
        <Quay
          ink={ink}
          left={-100}
          right={912}
          top={GROUND}
          thick={22}
          pitch={64}
          pile={[12, 36]}
          firstPile={-70}
          gap={[702, 728]}
          bollard={891}
        />
      );
    case "network":
      return (
        <Fence
          ink={ink}
          x={24}
          width={120}
          height={72}
          ground={GROUND}
          posts={4}
          hole={[67, 34, 39]}
          mesh={12}
          id={mesh}
        />
      );
    case "registry":
      return (
        <Gate
          ink={ink}
          hut={[172, 40, 58]}
          stand={[230, 38]}
          end={320}
          ground={GROUND}
          stripes={11.5}
        />
      );
    case "runtime":
      return <Mast ink={ink} x={352} height={196} ground={GROUND} scale={1} />;
    case "secrets":
      return (
        <StrongRoom
          ink={ink}
          x={400}
          width={112}
          height={104}
          ground={GROUND}
          door={[35, 30, 24, 10.8]}
          scale={1}
        />
      );
    case "container":
      return (
        <Containers
          ink={ink}
          x={544}
          width={152}
          ground={GROUND}
          upper={66}
          lower={70}
          gap={4}
          rib={8}
        />
      );
    case "build":
      return (
        <Gantry
          ink={ink}
          x={728}
          width={138}
          height={158}
          ground={GROUND}
          beam={14}
          leg={10}
          load={[70, 47]}
        />
      );
  }
}
