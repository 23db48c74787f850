import { type ReactNode, useId } from "react";
import { AREA_IDS, type AreaId } from "@/lib/core/model/words";
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

const GROUND = 168;

const PLACES = {
  image: { hit: [335, 160, 25, 74], label: 348 },
  network: { hit: [1, 112, 41, 122], label: 23 },
  registry: { hit: [42, 112, 66, 122], label: 76 },
  runtime: { hit: [107, 22, 28, 212], label: 118 },
  secrets: { hit: [136, 92, 61, 142], label: 166 },
  container: { hit: [199, 78, 69, 156], label: 232 },
  build: { hit: [269, 62, 66, 172], label: 303 },
} satisfies Record<AreaId, Place>;

/** The terminal for a phone: seven names do not fit, so the parts carry the numbers of the list below. */
export function TerminalNarrow({ areas }: { areas: readonly AreaView[] }) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no picture
    <svg
      viewBox="0 8 360 230"
      className="terminal mx-auto max-w-120 @[40rem]:hidden print:hidden"
      role="group"
    >
      <title>Container terminal: each part stands for one area of the checklist</title>
      <pattern
        id={`${id}h`}
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path className="hatch" d="M2.5 0V5" />
      </pattern>
      <rect className="water" x="-300" y="196" width="960" height="60" />
      <path className="surface" d="M-300 196H660" />
      <path className="wave" d="M-300 203.5H660" opacity=".6" />
      {WALK.map((area) => {
        const view = areas.find((each) => each.area === area);
        if (!view) return null;
        const place = PLACES[area];
        const number = AREA_IDS.indexOf(area) + 1;
        return (
          <TerminalPart
            key={area}
            view={view}
            place={place}
            number={number}
            caption={
              <text className="number" x={place.label} y="228">
                {number}
              </text>
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
          left={-170}
          right={346}
          top={GROUND}
          thick={14}
          pitch={29}
          pile={[6, 24]}
          firstPile={-162.5}
          gap={[265, 275]}
        />
      );
    case "network":
      return (
        <Fence
          ink={ink}
          x={8}
          width={30}
          height={42}
          ground={GROUND}
          posts={3}
          hole={[9.5, 12, 17]}
          mesh={7.5}
          id={mesh}
        />
      );
    case "registry":
      return (
        <Gate ink={ink} hut={[50, 18, 34]} stand={[74, 23]} end={106} ground={GROUND} stripes={8} />
      );
    case "runtime":
      return <Mast ink={ink} x={118} height={125} ground={GROUND} scale={0.62} />;
    case "secrets":
      return (
        <StrongRoom
          ink={ink}
          x={142}
          width={48}
          height={62}
          ground={GROUND}
          door={[18, 15, 11.3, 5.4]}
          scale={0.62}
        />
      );
    case "container":
      return (
        <Containers
          ink={ink}
          x={204}
          width={56}
          ground={GROUND}
          upper={38}
          lower={42}
          gap={2}
          rib={6}
        />
      );
    case "build":
      return (
        <Gantry
          ink={ink}
          x={273}
          width={60}
          height={100}
          ground={GROUND}
          beam={7}
          leg={5}
          load={[26, 30]}
        />
      );
  }
}
