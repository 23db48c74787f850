import type { Metadata } from "next";
import { AccountForm } from "@/components/account/account-form";
import { Authenticator } from "@/components/account/authenticator";
import { SessionList } from "@/components/account/session-list";
import { NoticeWishes } from "@/components/notices/notice-wishes";
import { PageMain } from "@/components/shell/page-main";
import { changePasswordAction, signOutEverywhereAction } from "@/lib/actions/account";
import { authenticatorOf } from "@/lib/server/auth/authenticator";
import { hasPassword } from "@/lib/server/auth/change-password";
import { requireAccount, requireContext, requireSession } from "@/lib/server/auth/session";
import { listSessions } from "@/lib/server/auth/sessions";
import { ssoSettings } from "@/lib/server/auth/sso/settings";
import { mailConfigured } from "@/lib/server/mail/send-mail";
import { listWishes } from "@/lib/server/notices/queries";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const account = await requireAccount();
  const ctx = await requireContext();
  const { personId } = ctx;
  const { id: sessionId } = await requireSession();
  const [withPassword, sessions, authenticator, wishes] = await Promise.all([
    hasPassword(personId),
    listSessions(personId, sessionId),
    authenticatorOf(personId),
    listWishes(ctx),
  ]);
  const hasMail = mailConfigured();
  return (
    <PageMain>
      <div className="grid max-w-95 gap-8">
        <div>
          <h1 className="text-h1">{account.name}</h1>
          <p className="text-ink-2">
            {account.email}, {account.role} in {account.organisation}
          </p>
        </div>
        {withPassword ? (
          <section className="grid gap-4">
            <h2 className="text-h2">Change the password</h2>
            <AccountForm
              action={changePasswordAction}
              verb="Change password"
              refused="The password was not changed"
              done="The password is changed. Sessions in other browsers have ended."
              fields={[
                {
                  name: "current",
                  label: "Current password",
                  type: "password",
                  autoComplete: "current-password",
                },
                {
                  name: "password",
                  label: "New password",
                  type: "password",
                  autoComplete: "new-password",
                  hint: "12 characters or more, any kind.",
                },
              ]}
            />
          </section>
        ) : (
          <section className="grid gap-2">
            <h2 className="text-h2">Password</h2>
            <p className="text-ink-2">
              This account has none: you sign in with {ssoSettings()?.name ?? "single sign-on"}.
            </p>
          </section>
        )}
        {withPassword ? (
          <section aria-labelledby="authenticator" className="grid gap-4">
            <h2 id="authenticator" className="text-h2">
              Authenticator app
            </h2>
            <Authenticator {...authenticator} />
          </section>
        ) : null}
        <section id="notices" className="grid scroll-mt-20 gap-4">
          <h2 className="text-h2">Notices</h2>
          <NoticeWishes wishes={wishes.filter(({ channel }) => channel === "bell" || hasMail)} />
          {hasMail ? null : <p className="text-small text-ink-2">This server sends no mail.</p>}
        </section>
        <section className="grid justify-items-start gap-4">
          <h2 className="text-h2">Signed in</h2>
          <SessionList sessions={sessions} />
          <AccountForm
            action={signOutEverywhereAction}
            verb="Sign out everywhere"
            refused="The sessions were not ended"
            variant="secondary"
            fields={[]}
          />
        </section>
      </div>
    </PageMain>
  );
}
