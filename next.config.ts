import type { NextConfig } from "next";

const config: NextConfig = {
  output: process.env.PLIMSOLL_STANDALONE ? "standalone" : undefined, // by `npm run build:image`
  poweredByHeader: false,
  compress: false, // our server does: scripts/serve/compress.ts
  reactStrictMode: true,
  images: { unoptimized: true }, // there are none to resize
  experimental: {
    globalNotFound: true,
    isrFlushToDisk: false, // a build is never written to: in a container it is read-only
  },
  typescript: { ignoreBuildErrors: true }, // `npm run check` has seen them; the build need not look again
};

export default config;
