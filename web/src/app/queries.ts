import { QueryClient } from "@tanstack/react-query";
import { Problem } from "../lib/problem";

const RetriesMax = 1;

/** What the server said, remembered. An answer the server gave on purpose (4xx) is not asked for again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      gcTime: 10 * 60_000,
      retry: (tries, error) => tries < RetriesMax && !(error instanceof Problem && error.status >= 400 && error.status < 500),
      retryDelay: 800,
      refetchOnWindowFocus: true,
      networkMode: "always",
    },
  },
});
