import { CodeBlock } from "@/components/ui/code-block";

const COMMAND = `$ curl -sI ADDRESS/try | grep -i content-security-policy
content-security-policy: … connect-src 'none'; worker-src 'self'; …`;
const WORKER = `$ curl -sI ADDRESS${process.env.NEXT_PUBLIC_WORKER} | grep -i content-security-policy
content-security-policy: default-src 'none'; …`;

/** How to see that nothing leaves the browser, without taking our word. */
export function CheckForYourself() {
  return (
    <section
      aria-labelledby="check"
      className="grid grid-cols-1 gap-x-10 gap-y-5 lg:grid-cols-[18rem_minmax(0,1fr)]"
    >
      <div>
        <h2 id="check" className="text-h2">
          Nothing leaves your browser. Check it.
        </h2>
        <p className="mt-2 text-ink-2">
          This page and its engine are served with rules that forbid every connection. The browser
          enforces them. Secrets are masked before anything is shown.
        </p>
      </div>
      <div className="grid min-w-0 grid-cols-1 gap-5">
        <div className="grid grid-cols-1 gap-3">
          <h3 className="text-h3">Read the rules</h3>
          <CodeBlock caption="the page" code={COMMAND} />
          <CodeBlock caption="its engine" code={WORKER} />
        </div>
        <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
          <div>
            <h3 className="text-h3">Watch the network</h3>
            <p className="text-small text-ink-2">
              Open the developer tools, choose Network, wait for “Ready”, drop a folder. The list
              stays as it is.
            </p>
          </div>
          <div>
            <h3 className="text-h3">Pull the cable</h3>
            <p className="text-small text-ink-2">
              Wait for “Ready”, go offline, drop a folder. The result is the same.
            </p>
          </div>
        </div>
      </div>
    </section>
  );
}
