import { describe, expect, test } from "vitest";
import { type AnswerRecord, draftOf, EMPTY_DRAFT, joined, tidied } from "./draft";
import {
  type AnswersEvent,
  type AnswersState,
  answersState,
  dueControls,
  entryOf,
  nextDue,
  payloadOf,
  saveStateOf,
} from "./entries";
import { reduce, TYPING_PAUSE } from "./reduce";

const record: AnswerRecord = {
  control: "CTR-1",
  version: 3,
  answer: "partly",
  strength: "asserted",
  provenance: "person",
  date: "2026-11-20",
  note: "One service is left.",
  reason: "",
  links: [],
  ownerMemberId: null,
  ownerName: null,
  owner: null,
  dueDate: null,
  changedBy: "Mara",
  changedAt: "2026-11-20T10:00:00.000Z",
};
const theirs: AnswerRecord = { ...record, version: 4, note: "db too.", changedBy: "Jonas" };
const start = answersState([record]);

function run(events: readonly AnswersEvent[], state: AnswersState = start): AnswersState {
  return events.reduce(reduce, state);
}
function edit(change: Extract<AnswersEvent, { type: "edit" }>["change"], at = 0): AnswersEvent {
  return { type: "edit", control: "CTR-1", change, at };
}
function begin(request: number): AnswersEvent {
  return { type: "start", control: "CTR-1", request };
}
function reply(
  request: number,
  outcome: Extract<AnswersEvent, { type: "reply" }>["outcome"],
  at = 0,
): AnswersEvent {
  return { type: "reply", control: "CTR-1", request, outcome, at };
}
function shown(state: AnswersState) {
  return saveStateOf("CTR-1", entryOf(state, "CTR-1"));
}

describe("when something is sent", () => {
  test("an answer at once, a text after a pause", () => {
    expect(dueControls(run([edit({ answer: "met" }, 5)]), 5)).toEqual(["CTR-1"]);
    const typed = run([edit({ note: "a" }, 5)]);
    expect(dueControls(typed, 5)).toEqual([]);
    expect(nextDue(typed)).toBe(5 + TYPING_PAUSE);
    expect(dueControls(typed, 5 + TYPING_PAUSE)).toEqual(["CTR-1"]);
  });

  test("a text at once when its field is left", () => {
    const left = run([edit({ note: "a" }, 5), { type: "flush", control: "CTR-1", at: 6 }]);
    expect(dueControls(left, 6)).toEqual(["CTR-1"]);
  });

  test("never twice at the same time", () => {
    const typing = run([edit({ answer: "met" }), begin(1), edit({ answer: "not_met" })]);
    expect(dueControls(typing, 1_000)).toEqual([]);
    expect(shown(typing)).toEqual({ kind: "saving" });
  });

  test("what came back to where it was is not sent", () => {
    const back = run([edit({ answer: "met" }), edit({ answer: "partly" })]);
    expect(dueControls(back, 1_000)).toEqual([]);
    expect(shown(back)).toEqual({ kind: "saved", at: null });
  });

  test("“not applicable” waits for its reason", () => {
    const draft = run([edit({ answer: "not_applicable" })]);
    expect(shown(draft).kind).toBe("draft");
    expect(dueControls(draft, 9_999)).toEqual([]);
    const founded = run([edit({ reason: "All of our containers are Windows ones." })], draft);
    expect(dueControls(founded, 9_999)).toEqual(["CTR-1"]);
  });
});

describe("replies", () => {
  test("never replace newer typing, which is sent next on the new version", () => {
    const state = run([
      edit({ note: "first" }),
      begin(1),
      edit({ note: "first and second" }),
      reply(1, { kind: "saved", record: { ...record, version: 4, note: "first" } }, 7),
    ]);
    const entry = entryOf(state, "CTR-1");
    expect(entry.draft.note).toBe("first and second");
    expect(payloadOf(entry)).toMatchObject({ version: 4, draft: { note: "first and second" } });
  });

  test("that come too late count for nothing", () => {
    const lost = { kind: "failed", why: "offline", maybeSaved: true } as const;
    const state = run([edit({ answer: "met" }), begin(1), reply(1, lost), begin(2)]);
    const late = reply(1, { kind: "saved", record: { ...record, version: 4, answer: "met" } });
    expect(run([late], state)).toBe(state);
  });

  test("what the server keeps otherwise than it was sent is shown as kept", () => {
    const kept = { ...record, version: 4, note: "key: ****" };
    const state = run([
      edit({ note: "key: 1234" }),
      begin(1),
      reply(1, { kind: "saved", record: kept }),
    ]);
    expect(entryOf(state, "CTR-1").draft.note).toBe("key: ****");
    expect(shown(state).kind).toBe("saved");
  });

  test("a space at the end of a name being typed stays", () => {
    const saved = { ...record, version: 4, ownerName: "Mara", owner: "Mara" };
    const state = run([
      edit({ ownerName: "Mara " }),
      begin(1),
      reply(1, { kind: "saved", record: saved }, 9),
    ]);
    expect(entryOf(state, "CTR-1").draft.ownerName).toBe("Mara ");
    expect(shown(state)).toEqual({ kind: "saved", at: 9 });
  });

  test("a lost save is repeated word for word before anything newer", () => {
    const lost = { kind: "failed", why: "offline", maybeSaved: true } as const;
    const state = run([edit({ note: "a" }), begin(1), edit({ note: "ab" }), reply(1, lost)]);
    expect(payloadOf(entryOf(state, "CTR-1"))).toMatchObject({ version: 3, draft: { note: "a" } });
  });

  test("a refusal is shown with its fields until something is changed", () => {
    const refused = {
      kind: "refused",
      message: "Some fields need a change.",
      fields: { links: "A link starts with http:// or https://." },
      readOnly: false,
    } as const;
    const state = run([edit({ links: ["htp:/x"] }), begin(1), reply(1, refused)]);
    expect(shown(state)).toEqual(refused);
    expect(dueControls(state, 99_999)).toEqual([]);
    expect(dueControls(run([edit({ links: ["http://x.example"] })], state), 99_999)).toEqual([
      "CTR-1",
    ]);
  });

  test("a server that is away is tried again later and later, a signed-out person is waited for", () => {
    const away = { kind: "failed", why: "unavailable", maybeSaved: true } as const;
    const once = run([edit({ answer: "met" }), begin(1), reply(1, away, 0)]);
    expect(nextDue(once)).toBe(2_000);
    const twice = run([begin(2), reply(2, away, 2_000)], once);
    expect(nextDue(twice)).toBe(6_000);
    expect(shown(twice)).toEqual({ kind: "kept", why: "unavailable", since: 0 });

    const out = { kind: "failed", why: "signed-out", maybeSaved: false } as const;
    const waiting = run([edit({ answer: "met" }), begin(1), reply(1, out)]);
    expect(nextDue(waiting)).toBeNull();
    expect(dueControls(run([{ type: "retry", at: 50 }], waiting), 50)).toEqual(["CTR-1"]);
  });
});

describe("a conflict", () => {
  const conflict = run([
    edit({ answer: "met", note: "mine" }),
    begin(1),
    reply(1, { kind: "conflict", current: theirs }),
  ]);

  test("keeps both texts and sends nothing until someone chooses", () => {
    expect(shown(conflict)).toMatchObject({
      kind: "conflict",
      current: { note: "db too." },
      yours: { answer: "met", note: "mine" },
    });
    expect(dueControls(conflict, 99_999)).toEqual([]);
  });

  test.each([
    ["mine", { answer: "met", note: "mine" }],
    ["theirs", { answer: "partly", note: "db too." }],
    ["both", { answer: "partly", note: "db too.\n\nmine" }],
  ] as const)("ends with %s", (choice, expected) => {
    const state = run([{ type: "choose", control: "CTR-1", choice, at: 9 }], conflict);
    const entry = entryOf(state, "CTR-1");
    expect(entry.draft).toMatchObject(expected);
    expect(payloadOf(entry).version).toBe(4);
    expect(dueControls(state, 9)).toEqual(choice === "theirs" ? [] : ["CTR-1"]);
  });

  test("is none when both say the same", () => {
    const same = { ...record, version: 4, answer: "met" as const };
    const state = run([
      edit({ answer: "met" }),
      begin(1),
      reply(1, { kind: "conflict", current: same }, 3),
    ]);
    expect(shown(state)).toEqual({ kind: "saved", at: 3 });
  });

  test("taking theirs can be undone", () => {
    const taken = run(
      [
        { type: "choose", control: "CTR-1", choice: "theirs", at: 9 },
        { type: "undo", at: 10 },
      ],
      conflict,
    );
    expect(entryOf(taken, "CTR-1").draft).toMatchObject({ answer: "met", note: "mine" });
  });
});

describe("undo", () => {
  test("takes back the last change, whichever control it was on, and saves that", () => {
    const state = run([
      edit({ answer: "met" }),
      { type: "edit", control: "IMG-2", change: { answer: "not_met" }, at: 1 },
      { type: "undo", at: 2 },
      { type: "undo", at: 3 },
    ]);
    expect(entryOf(state, "IMG-2").draft).toEqual(EMPTY_DRAFT);
    expect(entryOf(state, "CTR-1").draft).toEqual(draftOf(record));
    expect(state.undo).toEqual([]);
  });

  test("takes back a word, not a letter, and not what else changed since", () => {
    const state = run([
      edit({ note: "a" }, 0),
      edit({ note: "ab" }, 100),
      edit({ dueDate: "2026-12-01" }, 200),
      { type: "undo", at: 300 },
      { type: "undo", at: 400 },
    ]);
    expect(entryOf(state, "CTR-1").draft).toEqual(draftOf(record));
  });
});

describe("a page that is rendered again", () => {
  test("takes over newer answers where nothing is typed", () => {
    const state = run([{ type: "received", records: [theirs], at: 1 }]);
    expect(entryOf(state, "CTR-1").draft.note).toBe("db too.");
  });

  test("leaves typing alone, and never goes back to an older version", () => {
    const typed = run([edit({ note: "mine" })]);
    expect(run([{ type: "received", records: [theirs], at: 1 }], typed)).toBe(typed);
    const older = { ...record, version: 2, note: "older" };
    expect(run([{ type: "received", records: [older], at: 1 }])).toBe(start);
  });
});

describe("a draft of an earlier visit", () => {
  const draft = { ...draftOf(record), note: "typed offline" };
  function restore(version: number, sent: { draft: typeof draft; version: number } | null) {
    const drafts = [{ control: "CTR-1", version, draft, sent, at: 1 }] as const;
    return { type: "restored", drafts, canEdit: true, at: 5 } as const;
  }

  test("is sent when nothing moved", () => {
    const state = run([restore(3, null)]);
    expect(entryOf(state, "CTR-1").draft.note).toBe("typed offline");
    expect(dueControls(state, 5)).toEqual(["CTR-1"]);
  });

  test("is a conflict when somebody changed the answer since", () => {
    expect(shown(run([restore(2, null)])).kind).toBe("conflict");
  });

  test("goes on when the newer version is what it had sent itself", () => {
    const state = run([restore(2, { draft: draftOf(record), version: 2 })]);
    expect(payloadOf(entryOf(state, "CTR-1"))).toEqual({ version: 3, draft: tidied(draft) });
  });

  test("is shown and kept, not sent, where nothing may be changed", () => {
    const state = run([{ ...restore(3, null), canEdit: false }]);
    expect(shown(state)).toMatchObject({ kind: "refused", readOnly: true });
    expect(dueControls(state, 99)).toEqual([]);
  });
});

test("joining says nothing twice", () => {
  const mine = { ...EMPTY_DRAFT, note: "web. db too.", links: ["https://a.example"] };
  const other = {
    ...EMPTY_DRAFT,
    note: "db too.",
    links: ["https://b.example", "https://a.example"],
  };
  expect(joined(mine, other)).toMatchObject({
    note: "web. db too.",
    links: ["https://b.example", "https://a.example"],
  });
});
