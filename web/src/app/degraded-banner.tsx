import { useQuery } from "@tanstack/react-query";
import { Link, useRouterState } from "@tanstack/react-router";
import { statusQuery } from "../features/status/status-query";
import { plural } from "../lib/format";
import { WarnIcon } from "../ui/icons";
import "./degraded-banner.css";

/** Other pages than Status look less often. */
const LookMs = 15_000;

/** Says on every page what is not as it should be; the Status page says it at length itself. */
export function DegradedBanner() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { data } = useQuery({ ...statusQuery, refetchInterval: LookMs });
  const reasons = data?.degraded ?? [];
  if (path === "/status") return null;
  return (
    <div role="status">
      {reasons[0] && (
        <p className="degraded-banner">
          <WarnIcon />
          <span>{reasons[0]}</span>
          <Link to="/status">{reasons.length > 1 ? `and ${plural(reasons.length - 1, "other thing")}` : "Status"}</Link>
        </p>
      )}
    </div>
  );
}
