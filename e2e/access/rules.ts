import { CATALOGUE_VERSION } from "@/lib/core/model/version";
import { BLANK_ANSWER } from "../../scripts/testing/blank-answer";
import type { Scene, Visitor, Who } from "./people";

/*
 * Who may come through which door. `npm run check` fails for a door of the sources without a rule here, and for a rule
 * without a door; `e2e/access.spec.ts` tries every one, as everybody, on the built app. `docs/access.md` is made of this
 * file: `npx vitest run --project unit scripts/lint/access.test.ts -u`.
 */

/** How a page answers. */
export type PageOutcome =
  | "shown"
  /** Says whose page it is, and shows nothing of it. */
  | "refused"
  | "not found"
  | "sign-in"
  /** Leads on, to a page with a rule of its own. */
  | "elsewhere";

/** How an action or a handler answers. */
export type CallOutcome =
  /** The change is made. */
  | "done"
  /** Nothing is changed by it. */
  | "answered"
  | "refused"
  | "not found"
  | "signed out"
  /** It does not go together with what is there. */
  | "conflict";

type For<Outcome> = Readonly<Record<Who, Outcome>>;

interface PageRule {
  readonly for: For<PageOutcome>;
  /** The address, where it is not the pattern with the scene's project in it. */
  readonly path?: string;
  /** Stands on the page for our own people to whom it is shown, and is kept from who is refused. */
  readonly shows?: (scene: Scene, visitor: Visitor) => string;
  /** Says whose page it is. */
  readonly refusal?: string;
}

interface CallRule {
  readonly for: For<CallOutcome>;
  /** Stands in what who is answered gets. */
  readonly shows?: (scene: Scene) => string;
  /** Whoever calls is another afterwards: each call is made by somebody new. */
  readonly spends?: true;
  /** Who has a secret may learn what it opens, whoever they are. */
  readonly tells?: true;
  /** Done once for an organisation, and answered from then on. */
  readonly once?: true;
}

interface ActionRule extends CallRule {
  /** What the action is called with; or the fields of its form. */
  readonly args?: (scene: Scene, visitor: Visitor) => readonly unknown[];
  readonly form?: (scene: Scene, visitor: Visitor) => Readonly<Record<string, string>>;
}

interface HandlerRule extends CallRule {
  readonly path: (scene: Scene, visitor: Visitor) => string;
  readonly body?: (scene: Scene, visitor: Visitor) => unknown;
  /** Megabytes that are more than it takes, where it takes more than others. */
  readonly tooLong?: number;
  /** Takes no change by `answerPage`: next-auth has a token of its own against other sites. */
  readonly foreignToken?: true;
}

type Members<Outcome> = Readonly<Omit<For<Outcome>, "stranger" | "forged" | "removed">>;

function rule<Outcome>(signedOut: Outcome, members: Members<Outcome>): For<Outcome> {
  return { stranger: signedOut, forged: signedOut, removed: signedOut, ...members };
}

function members<Outcome>(outcome: Outcome): Members<Outcome> {
  return {
    foreign: outcome,
    otherTeam: outcome,
    viewer: outcome,
    reviewer: outcome,
    assessor: outcome,
    owner: outcome,
  };
}

function everybody<Outcome>(outcome: Outcome): For<Outcome> {
  return rule(outcome, members(outcome));
}

/** Something of one project: for who sees it, less those who are named. */
function ofProject<Outcome extends string>(
  signedOut: Outcome,
  outcome: Outcome,
  less: Partial<Members<Outcome>> = {},
): For<Outcome | "not found"> {
  const outside = "not found";
  return rule<Outcome | "not found">(signedOut, {
    ...members<Outcome | "not found">(outcome),
    ...less,
    foreign: outside,
    otherTeam: outside,
  });
}

const ANY_PAGE = everybody<PageOutcome>("shown");
const MEMBERS_PAGE = rule<PageOutcome>("sign-in", members("shown"));
const PROJECT_PAGE = { for: ofProject<PageOutcome>("sign-in", "shown"), shows: projectName };
/** For owners; who comes from elsewhere is one, of their own organisation. */
const OWNERS_PAGE = rule<PageOutcome>("sign-in", {
  ...members<PageOutcome>("refused"),
  foreign: "shown",
  owner: "shown",
});
const MAKERS_PAGE = rule<PageOutcome>("sign-in", {
  ...members<PageOutcome>("shown"),
  viewer: "refused",
  reviewer: "refused",
});

export const PAGES: Readonly<Record<string, PageRule>> = {
  "/": { for: rule<PageOutcome>("shown", members("elsewhere")) },
  "/try": { for: ANY_PAGE },
  "/catalogue": { for: ANY_PAGE },
  "/catalogue/five-steps": { for: ANY_PAGE },
  "/catalogue/[group]": { for: ANY_PAGE, path: "/catalogue/build" },
  "/catalogue/[group]/[slug]": { for: ANY_PAGE, path: "/catalogue/build/multi-stage-builds" },
  "/sign-in": { for: rule<PageOutcome>("shown", members("elsewhere")) },
  // For whoever has just brought the password of an account that asks for a code.
  "/sign-in/code": { for: everybody<PageOutcome>("sign-in") },
  // Where whose organisation asks for a code is sent; their own account, and nothing else.
  "/sign-in/set-up-app": { for: MEMBERS_PAGE },
  "/set-up": { for: everybody<PageOutcome>("sign-in") },
  "/forgot-password": { for: ANY_PAGE },
  "/reset-password": { for: ANY_PAGE },
  "/join": { for: ANY_PAGE },
  "/account": { for: MEMBERS_PAGE, shows: (_, { email }) => email },
  "/notices": { for: MEMBERS_PAGE },
  "/keep": { for: MAKERS_PAGE, refusal: "Your role does not make projects." },
  "/projects": { for: MEMBERS_PAGE },
  "/projects/import": { for: MAKERS_PAGE, refusal: "Your role does not make projects." },
  "/projects/new": { for: MAKERS_PAGE, refusal: "Your role does not make projects." },
  "/projects/[id]": PROJECT_PAGE,
  "/projects/[id]/basics": PROJECT_PAGE,
  "/projects/[id]/catalogue": PROJECT_PAGE,
  "/projects/[id]/checklist": PROJECT_PAGE,
  "/projects/[id]/evidence": PROJECT_PAGE,
  "/projects/[id]/evidence/add": {
    for: ofProject<PageOutcome>("sign-in", "shown", { viewer: "refused", reviewer: "refused" }),
    refusal: "Your role does not add evidence.",
  },
  "/projects/[id]/evidence/[fileId]": { ...PROJECT_PAGE, shows: ({ marks }) => marks.project },
  "/projects/[id]/history": PROJECT_PAGE,
  "/projects/[id]/roadmap": PROJECT_PAGE,
  "/projects/[id]/settings": PROJECT_PAGE,
  "/projects/[id]/compare": PROJECT_PAGE,
  "/projects/[id]/snapshots": PROJECT_PAGE,
  "/projects/[id]/snapshots/[snapshotId]": PROJECT_PAGE,
  "/projects/[id]/copy": {
    for: ofProject<PageOutcome>("sign-in", "shown", { viewer: "refused", reviewer: "refused" }),
    refusal: "Your role does not copy projects.",
  },
  "/settings/audit": {
    for: { ...OWNERS_PAGE, reviewer: "shown" },
    shows: () => "The log is whole",
    refusal: "Owners and reviewers read the audit log.",
  },
  "/settings/invitations": {
    for: OWNERS_PAGE,
    shows: ({ invitation }) => invitation.email,
    refusal: "Owners invite people.",
  },
  "/settings/members": { for: MEMBERS_PAGE, shows: ({ marks }) => marks.organisation },
  "/settings/sign-in": {
    for: OWNERS_PAGE,
    shows: () => "Single sign-on",
    refusal: "Owners decide how people sign in.",
  },
  "/settings/teams": {
    for: OWNERS_PAGE,
    shows: ({ team }) => team.name,
    refusal: "Owners make teams.",
  },
};

const answered = everybody<CallOutcome>("answered");

export const HANDLERS: Readonly<Record<string, HandlerRule>> = {
  "GET /api/health": { for: answered, path: () => "/api/health" },
  "GET /api/ready": { for: answered, path: () => "/api/ready" },
  "GET /api/auth/[...nextauth]": { for: answered, path: () => "/api/auth/session" },
  "POST /api/auth/[...nextauth]": {
    for: answered,
    path: () => "/api/auth/signout",
    body: () => ({}),
    foreignToken: true,
  },
  // Somebody who asks for a project that they may not see, beside one that they see, hears of the one alone.
  "GET /api/live": {
    for: rule<CallOutcome>("signed out", members("answered")),
    path: ({ project }, { openProjectId }) =>
      `/api/live?project=${project.id}&project=${openProjectId || project.id}`,
  },
  "POST /api/live/place": {
    for: rule<CallOutcome>("signed out", members("answered")),
    path: () => "/api/live/place",
    body: ({ project }) => ({
      streamId: "00000000-0000-4000-8000-000000000000",
      projectId: project.id,
      control: "CTR-1",
    }),
  },
  "POST /api/projects/kept": {
    for: rule<CallOutcome>("signed out", {
      ...members<CallOutcome>("done"),
      viewer: "refused",
      reviewer: "refused",
    }),
    path: () => "/api/projects/kept",
    body: ({ unique }) => ({
      project: { name: `kept ${unique}`, environment: "production", platform: "docker" },
      complete: false,
      files: [{ path: "Dockerfile", named: true, text: "FROM alpine:3.20\nUSER 1000\n" }],
      answers: [],
    }),
  },
  "POST /api/projects/import": {
    for: rule<CallOutcome>("signed out", {
      ...members<CallOutcome>("done"),
      viewer: "refused",
      reviewer: "refused",
    }),
    path: () => "/api/projects/import",
    body: ({ exported }) => exported,
    tooLong: 31.5,
  },
  "GET /api/projects/[id]/export": {
    for: ofProject<CallOutcome>("signed out", "done", { viewer: "refused" }),
    path: ({ project }) => `/api/projects/${project.id}/export`,
  },
  "POST /api/projects/[id]/uploads": {
    for: ofProject<CallOutcome>("signed out", "done", { viewer: "refused", reviewer: "refused" }),
    path: ({ project }) => `/api/projects/${project.id}/uploads`,
    body: ({ unique }) => ({
      component: "Main",
      source: "files",
      mode: "add",
      complete: false,
      date: "2026-11-23",
      files: [{ path: `${unique}/Dockerfile`, named: true, text: "FROM scratch\n" }],
    }),
  },
  "GET /api/projects/[id]/evidence/[fileId]": {
    for: ofProject<CallOutcome>("signed out", "answered"),
    path: ({ project, file }) => `/api/projects/${project.id}/evidence/${file.id}`,
    shows: ({ marks }) => marks.project,
  },
  "GET /api/projects/[id]/snapshots/[snapshotId]": {
    for: ofProject<CallOutcome>("signed out", "answered"),
    path: ({ project, snapshot }) => `/api/projects/${project.id}/snapshots/${snapshot.id}`,
    shows: ({ marks }) => marks.project,
  },
  "PUT /api/projects/[id]/answers/[control]": {
    for: ofProject<CallOutcome>("signed out", "done", { viewer: "refused", reviewer: "refused" }),
    path: ({ project }) => `/api/projects/${project.id}/answers/CTR-1`,
    body: (_, { memberId }) => ({
      typedBy: memberId,
      version: 1,
      ...BLANK_ANSWER,
      answer: "not_met",
    }),
  },
};

const ofOwn = (outcome: CallOutcome) => rule<CallOutcome>("signed out", { ...members(outcome) });
const makers = rule<CallOutcome>("signed out", {
  ...members<CallOutcome>("done"),
  viewer: "refused",
  reviewer: "refused",
});
const editors = ofProject<CallOutcome>("signed out", "done", {
  viewer: "refused",
  reviewer: "refused",
});
/** For owners: another organisation's owner finds nothing of ours. */
const owners = rule<CallOutcome>("signed out", {
  ...members<CallOutcome>("refused"),
  foreign: "not found",
  owner: "done",
});
/** For owners, each in their own organisation. */
const ownersAtHome = { ...owners, foreign: "done" } as const;

export const ACTIONS: Readonly<Record<string, ActionRule>> = {
  signInAction: {
    for: { ...rule<CallOutcome>("signed out", members("done")), removed: "refused" },
    form: (_, { email, password }) => ({ email, password }),
  },
  enterCodeAction: { for: everybody<CallOutcome>("signed out"), form: () => ({ code: "000000" }) },
  beginAuthenticatorAction: {
    for: ofOwn("done"),
    spends: true,
    args: (_, { password }) => [{ password }],
  },
  confirmAuthenticatorAction: {
    for: rule<CallOutcome>("signed out", members("conflict")),
    args: () => [{ code: "000000" }],
  },
  newRecoveryCodesAction: {
    for: rule<CallOutcome>("signed out", members("conflict")),
    args: () => [{ code: "000000" }],
  },
  turnOffAuthenticatorAction: {
    for: rule<CallOutcome>("signed out", members("conflict")),
    args: (_, { password }) => [{ password, code: "000000" }],
  },
  setUpAction: {
    for: everybody<CallOutcome>("conflict"),
    form: () => ({
      code: "2222-2222-2222-2222",
      organisation: "Second",
      name: "Second",
      email: "second@example.com",
      password: "three unrelated words",
    }),
  },
  // There is no mail on this app: nobody learns whether an address is known.
  forgotPasswordAction: {
    for: everybody<CallOutcome>("conflict"),
    form: (_, { email }) => ({ email }),
  },
  resetPasswordAction: {
    for: everybody<CallOutcome>("done"),
    tells: true,
    form: ({ token }) => ({ token, password: "four quite unrelated words" }),
  },
  changePasswordAction: {
    for: ofOwn("done"),
    spends: true,
    form: (_, { password }) => ({ current: password, password: "four quite unrelated words" }),
  },
  signOutAction: { for: rule<CallOutcome>("answered", members("done")), spends: true, args: none },
  signOutEverywhereAction: { for: ofOwn("done"), spends: true, form: () => ({}) },
  // Of a member of ours: everybody ends their own alone.
  endSessionAction: { for: ofOwn("not found"), args: ({ member }) => [member.sessionId] },
  endOtherSessionsAction: { for: ofOwn("answered"), spends: true, args: none }, // somebody new has no others

  answerHistoryAction: {
    for: ofProject<CallOutcome>("signed out", "answered"),
    args: ({ project }) => [project.id, "CTR-1"],
    shows: ({ marks }) => marks.project,
  },
  possibleOwnersAction: {
    for: ofProject<CallOutcome>("signed out", "answered"),
    args: ({ project }) => [project.id],
    shows: ({ marks }) => marks.organisation,
  },

  readTalkAction: {
    for: ofProject<CallOutcome>("signed out", "answered"),
    args: ({ project }) => [project.id, "CTR-1"],
    shows: ({ marks }) => marks.project,
  },
  writeCommentAction: {
    for: ofProject<CallOutcome>("signed out", "done", { viewer: "refused" }),
    args: ({ project, unique }) => [
      { projectId: project.id, control: "CTR-1", threadId: null, text: `said ${unique}` },
    ],
  },
  // Only who wrote it changes it.
  editCommentAction: {
    for: ofProject<CallOutcome>("signed out", "refused"),
    args: ({ comment, unique }) => [comment.id, { text: `said otherwise ${unique}` }],
  },
  deleteCommentAction: {
    for: ofProject<CallOutcome>("signed out", "refused", { owner: "done" }),
    args: ({ comment }) => [comment.id],
  },
  resolveThreadAction: { for: editors, args: ({ comment }) => [comment.id] },
  reopenThreadAction: { for: editors, args: ({ resolved }) => [resolved.id] },

  // What each is told is of their own: of the scene's project nobody outside its team hears.
  openPaletteAction: { for: ofOwn("answered"), args: none },
  findProjectsAction: { for: ofOwn("answered"), args: ({ marks }) => [{ text: marks.project }] },

  // Of a member of ours: everybody reads their own alone.
  markReadAction: { for: ofOwn("not found"), args: ({ notice }) => [notice.id] },
  markAllReadAction: { for: ofOwn("not found"), args: ({ notice }) => [notice.id] },
  noticeWishAction: {
    for: ofOwn("done"),
    spends: true,
    args: () => [{ kind: "mentioned", channel: "bell", isWanted: false }],
  },

  // The scene's Dockerfile is `FROM scratch`: nothing in it, so nothing to leave out.
  acceptProposalsAction: {
    for: editors,
    args: ({ project }) => [
      { projectId: project.id, controls: [{ control: "IMG-5", version: 0, proposed: "met" }] },
    ],
  },
  keepAnswerAction: {
    for: editors,
    args: ({ project }) => [
      {
        projectId: project.id,
        control: "IMG-5",
        version: 0,
        proposed: "met",
        answer: "partly",
        reason: "The image is built elsewhere, with a shell in it.",
      },
    ],
  },
  takeSnapshotAction: {
    for: editors,
    args: ({ project, unique }) => [{ projectId: project.id, name: `frozen ${unique}` }],
  },

  deleteFilesAction: {
    for: editors,
    args: ({ project, file }) => [
      { projectId: project.id, componentId: file.componentId, fileIds: [file.id] },
    ],
  },

  createProjectAction: { for: makers, args: ({ unique }) => [facts(`made ${unique}`)] },
  editProjectAction: {
    for: editors,
    args: ({ project, unique }) => [
      project.id,
      { ...project.settings, name: `edited ${unique}` },
      project.settings,
    ],
  },
  // One catalogue is released: every project is on it already, so nobody's call moves one.
  upgradeCatalogueAction: {
    for: ofProject<CallOutcome>("signed out", "answered", {
      viewer: "refused",
      reviewer: "refused",
    }),
    args: ({ project }) => [
      { projectId: project.id, from: CATALOGUE_VERSION, to: CATALOGUE_VERSION },
    ],
  },
  copyProjectAction: {
    for: editors,
    args: ({ project, unique }) => [
      project.id,
      { name: `copy ${unique}`, environment: "production" },
    ],
  },
  archiveProjectAction: { for: editors, args: ({ project }) => [project.id] },
  unarchiveProjectAction: { for: editors, args: ({ archived }) => [archived.id] },
  deleteProjectAction: {
    for: { ...editors, assessor: "refused" },
    args: ({ project }) => [project.id, { name: project.name }],
  },
  openExampleAction: { for: makers, args: none, once: true },

  inviteAction: { for: ownersAtHome, args: () => [{ role: "viewer" }] },
  revokeInvitationAction: { for: owners, args: ({ invitation }) => [invitation.id] },
  readOfferAction: { for: answered, tells: true, args: ({ secret }) => [secret] },
  joinAsNewAction: {
    for: everybody<CallOutcome>("done"),
    spends: true,
    tells: true,
    form: ({ secret, unique }) => ({
      token: secret,
      name: "Noor Haddad",
      email: `noor-${unique}@example.com`,
      password: "three unrelated words",
    }),
  },
  joinWithPasswordAction: {
    for: {
      ...rule<CallOutcome>("signed out", members("conflict")),
      removed: "done",
      foreign: "done",
    },
    spends: true,
    tells: true,
    form: ({ secret }, { email, password }) => ({ token: secret, email, password }),
  },
  joinSignedInAction: {
    for: { ...rule<CallOutcome>("signed out", members("conflict")), foreign: "done" },
    spends: true,
    tells: true,
    form: ({ secret }) => ({ token: secret }),
  },
  // None is configured there.
  requireSsoAction: {
    for: { ...ownersAtHome, foreign: "conflict", owner: "conflict" },
    args: () => [true],
  },
  // None of these owners has an authenticator app.
  requireCodesAction: {
    for: { ...owners, foreign: "conflict", owner: "conflict" },
    args: () => [true],
  },
  changeRoleAction: { for: owners, args: ({ member }) => [member.id, "reviewer"] },
  offerNewPasswordAction: { for: owners, args: ({ member }) => [member.id] },
  turnOffMembersAuthenticatorAction: {
    for: { ...owners, owner: "conflict" },
    args: ({ member }) => [member.id],
  },
  removeMemberAction: { for: owners, args: ({ member }) => [member.id] },
  eraseMemberAction: { for: owners, args: ({ former }) => [former.id] },
  leaveAction: { for: { ...ofOwn("done"), foreign: "conflict" }, spends: true, args: none },
  createTeamAction: { for: ownersAtHome, args: ({ unique }) => [{ name: `Cranes ${unique}` }] },
  renameTeamAction: {
    for: owners,
    args: ({ team, unique }) => [team.id, { name: `Quays ${unique}` }],
  },
  deleteTeamAction: { for: owners, args: ({ team }) => [team.id] },
  addToTeamAction: { for: owners, args: ({ team, member }) => [team.id, member.id] },
  removeFromTeamAction: { for: owners, args: ({ team }) => [team.id, team.mateId] },
};

function projectName({ project }: Scene): string {
  return project.name;
}

function none(): readonly unknown[] {
  return [];
}

function facts(name: string) {
  return { name, environment: "production", platform: "compose" };
}
