import { describe, expect, test } from "vitest";
import { examineTexts } from "@/lib/core/detectors/testing/test-detector";
import { keepEvidence } from "./keep";
import { projectProposals, saidOfControls } from "./project-proposals";

const compose = (lines: string) => `services:\n  web:\n    image: nginx:1.31.1\n${lines}`;
const component = (name: string, files: Readonly<Record<string, string>>, asOf = "2026-11-30") => ({
  name,
  content: { ...keepEvidence(examineTexts(files)), asOf },
});
const READ_ONLY = component("api", { "compose.yaml": compose("    read_only: true\n") });
const WRITABLE = component("web", { "compose.yaml": compose("") }, "2026-11-01");
const NOTHING = component("docs", { "README.md": "No container here.\n" });

describe("what the files of a project say", () => {
  test("one component speaks for the project", () => {
    const proposals = projectProposals([READ_ONLY]);
    expect(proposals.get("CTR-2")).toMatchObject({ answer: "met", date: "2026-11-30", heldBy: [] });
    expect(proposals.get("CTR-2")?.findings[0]).toMatchObject({
      of: "api",
      subject: "service web",
      file: "compose.yaml",
    });
  });

  test("a project is no better than its components, and as old as the oldest", () => {
    expect(projectProposals([READ_ONLY, WRITABLE]).get("CTR-2")).toMatchObject({
      answer: "partly",
      counts: { met: 1, notMet: 1 },
      date: "2026-11-01",
      heldBy: ["web"],
    });
  });

  test("what one component says nothing of is open", () => {
    const dockerfile = component("job", { Dockerfile: "FROM node:24.9.0\nUSER node\n" });
    expect(projectProposals([READ_ONLY, dockerfile]).get("CTR-2")).toMatchObject({
      answer: null,
      basis: null,
      heldBy: ["job"],
    });
  });

  test("files that say nothing of containers hold nothing back", () => {
    expect(projectProposals([READ_ONLY, NOTHING])).toEqual(projectProposals([READ_ONLY]));
    expect(projectProposals([NOTHING]).size).toBe(0);
  });

  test("what is kept is plain JSON, without the text of any file", () => {
    const { content } = READ_ONLY;
    expect(JSON.parse(JSON.stringify(content))).toEqual(content);
    expect(JSON.stringify(content)).not.toContain("services:");
  });

  test("an upload records every control, open ones too", () => {
    const said = saidOfControls(projectProposals([READ_ONLY]));
    expect(Object.keys(said)).toHaveLength(45);
    expect(said["CTR-2"]).toEqual({ answer: "met", basis: "configured", date: "2026-11-30" });
    expect(said["PRG-1"]).toEqual({ answer: null, basis: null, date: "2026-11-30" });
  });

  test("what no finding bears on is as old as the oldest files", () => {
    const said = saidOfControls(projectProposals([READ_ONLY, WRITABLE]));
    expect(said["PRG-1"].date).toBe("2026-11-01");
  });
});
