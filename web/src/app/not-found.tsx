import { Link } from "@tanstack/react-router";

export function NotFound() {
  return (
    <div className="page">
      <div className="panel empty">
        <h1>There is no such page</h1>
        <p>
          The <Link to="/">market</Link> has every symbol you watch.
        </p>
      </div>
    </div>
  );
}
