import { EDGE_GATEWAY } from "./projects/edge-gateway";
import { LABEL_PRINTER } from "./projects/label-printer";
import { PAYMENTS_API } from "./projects/payments-api";
import { REFUNDS_WEB } from "./projects/refunds-web";
import { ROUTE_PLANNER } from "./projects/route-planner";
import { SHIPMENT_ETL } from "./projects/shipment-etl";
import type { StoryProject } from "./story";

/** The six projects of the demo. */
export const PROJECTS: readonly StoryProject[] = [
  EDGE_GATEWAY,
  PAYMENTS_API,
  LABEL_PRINTER,
  SHIPMENT_ETL,
  REFUNDS_WEB,
  ROUTE_PLANNER,
];
