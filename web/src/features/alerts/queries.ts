import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { get, query } from "../../lib/api";
import type { AlertHistoryView, AlertsView, AlertWordsView, ChannelView } from "../../lib/shapes";

/** Everything below it is asked for again when a rule changes or one fires. */
export const alertsKey = ["alerts"] as const;

export const rulesQuery = queryOptions({
  queryKey: [...alertsKey, "rules"],
  queryFn: ({ signal }) => get<AlertsView>("/alerts", signal),
  refetchInterval: 15_000,
});

export const historyQuery = infiniteQueryOptions({
  queryKey: [...alertsKey, "history"],
  queryFn: ({ pageParam, signal }) => get<AlertHistoryView>("/alerts/history" + query({ before: pageParam, limit: 30 }), signal),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
  refetchInterval: 15_000,
});

export const wordsQuery = queryOptions({
  queryKey: ["alert-words"],
  queryFn: ({ signal }) => get<AlertWordsView>("/alerts/words", signal),
  staleTime: 60_000,
});

export const channelsQuery = queryOptions({
  queryKey: [...alertsKey, "channels"],
  queryFn: ({ signal }) => get<ChannelView[]>("/notifications/channels", signal),
  refetchInterval: 30_000,
});
