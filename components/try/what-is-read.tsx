const READ = [
  ["Build", "Dockerfile, Containerfile, .dockerignore, .gitignore, .env"],
  ["Run", "Compose, docker inspect, terminal transcripts of docker run and exec"],
  ["Pipeline", "GitHub Actions, Dependabot, Renovate, registry configuration"],
  ["Reports", "Trivy JSON, SARIF 2.1"],
] as const;

/** The kinds of files that the engine reads. */
export function WhatIsRead() {
  return (
    <section aria-labelledby="what-is-read">
      <h2 id="what-is-read" className="border-b border-line-2 pb-2 text-h3">
        What is read
      </h2>
      <dl className="mt-3 grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
        {READ.map(([name, kinds]) => (
          <div key={name}>
            <dt className="font-semibold">{name}</dt>
            <dd className="text-small text-pretty text-ink-2">{kinds}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 max-w-measure text-small text-ink-2">
        A folder, or a ZIP, tar or tar.gz of one, which is opened in this browser. Every other text
        file up to 1 MB is searched for keys and tokens. Kubernetes, Helm, GitLab CI and other
        reports are recognised and named, not read yet.
      </p>
    </section>
  );
}
