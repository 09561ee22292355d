import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { AlertToasts } from "../features/alerts/alert-toasts";
import { marketQuery } from "../features/market/market-query";
import { LabelBadge } from "../ui/chips";
import { AutoIcon, Mark, MoonIcon, SunIcon } from "../ui/icons";
import { ConnectionState } from "./connection-state";
import { DegradedBanner } from "./degraded-banner";
import { useTheme } from "./theme";
import "./shell.css";

/** What stands around every page: navigation, where the data comes from, whether it is live, and the disclosure. */
export function Shell() {
  const { data: market } = useQuery(marketQuery);
  const nav = useShownPageInView();
  useSlashToTickerBox();
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="top">
        <Link to="/" className="brand" aria-label="GoldenSignals, market">
          <Mark />
          <span>GoldenSignals</span>
        </Link>
        <nav aria-label="Pages" ref={nav}>
          <Link to="/" activeOptions={{ exact: true }}>
            Market
          </Link>
          <Link to="/track-record">Track record</Link>
          <Link to="/backtests">Backtests</Link>
          <Link to="/risk">Risk</Link>
          <Link to="/alerts">Alerts</Link>
          <Link to="/portfolio">Portfolio</Link>
          <Link to="/status">Status</Link>
        </nav>
        <div className="top-labels">
          {market?.dataLabels.toSorted().map((label) => (
            <LabelBadge key={label} label={label} long />
          ))}
        </div>
        <div className="top-state">
          <ConnectionState />
          <ThemeButton />
        </div>
      </header>
      <DegradedBanner />
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <AlertToasts />
      <footer className="foot">
        <p>{market?.disclosure ?? "Information, not advice."}</p>
      </footer>
    </>
  );
}

function ThemeButton() {
  const [theme, next] = useTheme();
  const icon = { auto: <AutoIcon />, light: <SunIcon />, dark: <MoonIcon /> }[theme];
  return (
    <button className="icon-button" onClick={next} title={`Colours: ${theme}`} aria-label={`Colours: ${theme}. Change`}>
      {icon}
    </button>
  );
}

/** Where the row of pages scrolls, the one that is shown is brought to its middle. */
function useShownPageInView() {
  const nav = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => {
    const shown = nav.current?.querySelector<HTMLElement>("a.active");
    if (!nav.current || !shown) return;
    nav.current.scrollLeft = shown.offsetLeft - nav.current.offsetLeft - (nav.current.clientWidth - shown.offsetWidth) / 2;
  }, [path]);
  return nav;
}

/** "/" goes to the ticker box from anywhere but another field. */
function useSlashToTickerBox(): void {
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")) return;
      event.preventDefault();
      const box = document.getElementById("tickers");
      if (box) box.focus();
      else void navigate({ to: "/", hash: "tickers" });
    }
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [navigate, path]);
}
