import { describe, expect, test } from "vitest";
import type { MaskedFile } from "@/components/try/worker/protocol";
import { uploadInput } from "@/lib/schemas/upload";
import { listed } from "./listed";
import { firstUpload, standing, uploadOf } from "./typed-upload";

const TODAY = "2026-11-30";
const components = [{ name: "Web" }, { name: "api" }];

test("a folder takes the place of what is there, single files come beside it", () => {
  const first = (complete: boolean) => firstUpload({ today: TODAY, components, complete });
  expect(first(true)).toMatchObject({ component: "Web", mode: "replace", date: TODAY });
  expect(first(false).mode).toBe("add");
  expect(firstUpload({ today: TODAY, components: [], complete: true }).component).toBe("Main");
});

test("a component is known by its name, whatever its case", () => {
  expect(standing(components, " web ")?.name).toBe("Web");
  expect(standing(components, "worker")).toBeUndefined();
});

describe("what is sent", () => {
  const file: MaskedFile = { path: "Dockerfile", kind: "dockerfile", text: "FROM a", named: true };
  const typed = {
    ...firstUpload({ today: TODAY, components, complete: true }),
    commit: " 9F3C2E1 ",
  };
  const sent = (...files: MaskedFile[]) =>
    uploadOf(typed, { source: "folder", complete: true, files });

  test("is what the server takes", () => {
    const parsed = uploadInput.parse({ projectId: "p", ...sent(file) });
    expect(parsed).toMatchObject({ commit: "9f3c2e1", branch: null, component: "Web" });
    expect(parsed.files).toEqual([
      { path: "Dockerfile", kind: null, named: true, tracked: false, text: "FROM a", error: null },
    ]);
  });

  test("says what a file is only where somebody said so", () => {
    const given = sent({ ...file, given: "compose" });
    expect(given.files[0]).toMatchObject({ kind: "compose" });
    expect(sent(file).files[0]).toMatchObject({ kind: null });
  });

  test.each([
    ["file-too-large", "file-too-large"],
    ["link-in-archive", "link-in-archive"],
    ["link-to-nowhere", "unreadable"],
    [undefined, "unreadable"],
  ] as const)("has a file that was not read for %s, with the reason", (error, expected) => {
    const unread = sent({ ...file, text: null, error });
    expect(uploadInput.parse({ projectId: "p", ...unread }).files[0]?.error).toBe(expected);
  });
});

test("names are listed up to a number, and the rest is counted", () => {
  expect(listed(["a", "b", "c"], 3)).toBe("a, b, c");
  expect(listed(["a", "b", "c"], 2)).toBe("a, b and 1 more");
});
