import { queryOptions } from "@tanstack/react-query";
import { get } from "../../lib/api";
import type { StatusView } from "../../lib/shapes";

export const statusQuery = queryOptions({
  queryKey: ["status"] as const,
  queryFn: ({ signal }) => get<StatusView>("/status", signal),
  refetchInterval: 5_000,
});
