/** How long the releases of a product get fixes. */
export interface Product {
  readonly name: string;
  /** Short names of the images that carry it; `*` at the end stands for anything. */
  readonly images: readonly string[];
  readonly cycles: readonly Cycle[];
  /** Cycles by their code names, as they stand in tags. */
  readonly codenames?: Readonly<Record<string, string>>;
  /** Where releases between the listed ones have all ended: they gave way to the next one. */
  readonly gapsEnded?: boolean;
}

export interface Cycle {
  readonly cycle: string;
  /** The last day with fixes for everybody; null: supported, without a day. */
  readonly ends: string | null;
  /** The last day with fixes of a smaller kind that come without a contract. */
  readonly extended?: string;
}

function cycles(...rows: readonly (readonly [string, string | null, string?])[]): readonly Cycle[] {
  return rows.map(([cycle, ends, extended]) =>
    extended === undefined ? { cycle, ends } : { cycle, ends, extended },
  );
}

export const DEBIAN: Product = {
  name: "Debian",
  images: ["debian"],
  cycles: cycles(
    ["13", "2028-08-09", "2030-06-30"],
    ["12", "2026-07-11", "2028-06-30"],
    ["11", "2024-08-14", "2026-08-31"],
    ["10", "2022-09-10", "2024-06-30"],
    ["9", "2020-07-18", "2022-06-30"],
    ["8", "2018-06-17", "2020-06-30"],
  ),
  codenames: {
    trixie: "13",
    bookworm: "12",
    bullseye: "11",
    buster: "10",
    stretch: "9",
    jessie: "8",
  },
};

const UBUNTU: Product = {
  name: "Ubuntu",
  images: ["ubuntu"],
  cycles: cycles(
    ["26.04", "2031-04-30"],
    ["25.10", "2026-07-01"],
    ["25.04", "2026-01-17"],
    ["24.04", "2029-05-31"],
    ["22.04", "2027-04-01"],
    ["20.04", "2025-05-31"],
    ["18.04", "2023-05-31"],
    ["16.04", "2021-04-30"],
  ),
  codenames: {
    resolute: "26.04",
    questing: "25.10",
    plucky: "25.04",
    oracular: "24.10",
    noble: "24.04",
    mantic: "23.10",
    lunar: "23.04",
    jammy: "22.04",
    focal: "20.04",
    bionic: "18.04",
    xenial: "16.04",
    trusty: "14.04",
  },
  gapsEnded: true,
};

const ALPINE: Product = {
  name: "Alpine",
  images: ["alpine"],
  cycles: cycles(
    ["3.24", "2028-06-01"],
    ["3.23", "2027-11-01"],
    ["3.22", "2027-05-01"],
    ["3.21", "2026-11-01"],
    ["3.20", "2026-04-01"],
    ["3.19", "2025-11-01"],
    ["3.18", "2025-05-09"],
  ),
};

export const RED_HAT: Product = {
  name: "Red Hat Enterprise Linux",
  images: [],
  cycles: cycles(
    ["10", "2035-05-31"],
    ["9", "2032-05-31"],
    ["8", "2029-05-31"],
    ["7", "2024-06-30"],
  ),
};

export const NODE: Product = {
  name: "Node.js",
  images: ["node"],
  cycles: cycles(
    ["26", "2029-04-30"],
    ["25", "2026-06-01"],
    ["24", "2028-04-30"],
    ["23", "2025-06-01"],
    ["22", "2027-04-30"],
    ["21", "2024-06-01"],
    ["20", "2026-04-30"],
    ["19", "2023-06-01"],
    ["18", "2025-04-30"],
    ["17", "2022-06-01"],
    ["16", "2023-09-11"],
    ["15", "2021-06-01"],
    ["14", "2023-04-30"],
  ),
  codenames: { krypton: "24", jod: "22", iron: "20", hydrogen: "18", gallium: "16", fermium: "14" },
};

export const JAVA: Product = {
  name: "Java",
  images: ["eclipse-temurin"],
  cycles: cycles(
    ["26", "2026-09-15"],
    ["25", "2031-09-30"],
    ["24", "2025-09-16"],
    ["21", "2029-12-31"],
    ["17", "2027-10-31"],
    ["11", "2027-10-31"],
    ["8", "2030-12-31"],
  ),
  gapsEnded: true,
};

/** endoflife.date, data of `TABLES_DATE`. Every ended release older than the oldest listed has ended before it. */
export const PRODUCTS: readonly Product[] = [
  NODE,
  JAVA,
  DEBIAN,
  UBUNTU,
  ALPINE,
  {
    name: "Python",
    images: ["python"],
    cycles: cycles(
      ["3.14", "2030-10-31"],
      ["3.13", "2029-10-31"],
      ["3.12", "2028-10-31"],
      ["3.11", "2027-10-31"],
      ["3.10", "2026-10-31"],
      ["3.9", "2025-10-31"],
      ["3.8", "2024-10-07"],
      ["3.7", "2023-06-27"],
      ["2.7", "2020-01-01"],
    ),
    gapsEnded: true,
  },
  {
    name: "Go",
    images: ["golang"],
    cycles: cycles(
      ["1.27", null],
      ["1.26", null],
      ["1.25", "2026-08-19"],
      ["1.24", "2026-02-10"],
      ["1.23", "2025-08-12"],
    ),
  },
  {
    name: "Ruby",
    images: ["ruby"],
    cycles: cycles(
      ["4.0", "2029-03-31"],
      ["3.4", "2028-03-31"],
      ["3.3", "2027-03-31"],
      ["3.2", "2026-03-31"],
      ["3.1", "2025-03-26"],
    ),
  },
  {
    name: "PHP",
    images: ["php"],
    cycles: cycles(
      ["8.5", "2029-12-31"],
      ["8.4", "2028-12-31"],
      ["8.3", "2027-12-31"],
      ["8.2", "2026-12-31"],
      ["8.1", "2025-12-31"],
      ["8.0", "2023-11-26"],
    ),
  },
  {
    name: ".NET",
    images: ["mcr.microsoft.com/dotnet/*"],
    cycles: cycles(
      ["10", "2028-11-14"],
      ["9", "2026-11-10"],
      ["8", "2026-11-10"],
      ["7", "2024-05-14"],
      ["6", "2024-11-12"],
    ),
  },
  {
    name: "Rust",
    images: ["rust"],
    cycles: cycles(["1.98", null]),
  },
  {
    name: "Rocky Linux",
    images: ["rockylinux", "rockylinux/rockylinux"],
    cycles: RED_HAT.cycles,
  },
  {
    name: "AlmaLinux",
    images: ["almalinux", "almalinux/almalinux"],
    cycles: RED_HAT.cycles,
  },
  {
    name: "CentOS Linux",
    images: ["centos"],
    cycles: cycles(["8", "2021-12-31"], ["7", "2024-06-30"]),
  },
  {
    name: "Amazon Linux",
    images: ["amazonlinux", "public.ecr.aws/amazonlinux/amazonlinux"],
    cycles: cycles(["2023", "2029-06-30"], ["2", "2026-06-30"]),
  },
  {
    name: "Fedora",
    images: ["fedora", "quay.io/fedora/fedora"],
    cycles: cycles(["44", "2027-06-02"], ["43", "2026-12-09"], ["42", "2026-05-27"]),
  },
  {
    name: "openSUSE Leap",
    images: ["opensuse/leap"],
    cycles: cycles(["16.0", "2027-10-31"], ["15.6", "2026-04-30"]),
  },
  {
    name: "nginx",
    images: ["nginx", "nginxinc/nginx-unprivileged"],
    cycles: cycles(["1.31", null], ["1.30", null], ["1.29", "2026-05-13"], ["1.28", "2026-04-14"]),
  },
  {
    name: "PostgreSQL",
    images: ["postgres"],
    cycles: cycles(
      ["18", "2030-11-14"],
      ["17", "2029-11-08"],
      ["16", "2028-11-09"],
      ["15", "2027-11-11"],
      ["14", "2026-11-12"],
      ["13", "2025-11-13"],
    ),
  },
  {
    name: "MySQL",
    images: ["mysql"],
    cycles: cycles(["9.7", "2034-04-21"], ["8.4", "2032-04-30"], ["8.0", "2026-04-30"]),
    gapsEnded: true,
  },
  {
    name: "MariaDB",
    images: ["mariadb"],
    cycles: cycles(
      ["12.3", "2029-06-12"],
      ["11.8", "2028-06-04"],
      ["11.4", "2029-05-29"],
      ["10.11", "2028-02-16"],
      ["10.6", "2026-07-06"],
    ),
    gapsEnded: true,
  },
  {
    name: "Redis",
    images: ["redis"],
    cycles: cycles(
      ["8.2", "2030-09-01"],
      ["8.0", "2026-12-01"],
      ["7.4", "2029-12-01"],
      ["7.2", "2029-12-01"],
      ["7.0", "2024-07-29"],
      ["6.2", "2027-04-01"],
    ),
  },
  {
    name: "MongoDB",
    images: ["mongo"],
    cycles: cycles(["8.0", "2029-10-31"], ["7.0", "2027-08-31"], ["6.0", "2025-07-31"]),
  },
];

/** Distributions that tags of other images name: `alpine3.22`, `bookworm`, `debian12`, `ubi9`. */
export const DISTRIBUTIONS: readonly { readonly word: string; readonly product: Product }[] = [
  { word: "alpine", product: ALPINE },
  { word: "debian", product: DEBIAN },
  { word: "ubuntu", product: UBUNTU },
  { word: "ubi", product: RED_HAT },
];

/**
 * Distroless images carry their versions in their names. Those on Debian 12 with a language in them ended early in 2026,
 * the others in September; without a Debian version in its name none of those with a language is published any more.
 */
export const DISTROLESS = {
  languageOnDebian12Ended: "2026-03-31",
  plainOnDebian12Ended: "2026-09-30",
} as const;

/** Official images that get no updates, whatever their tag. */
export const FROZEN_IMAGES: readonly string[] = ["openjdk"];
