import type { Tracker } from "../online-store/trackers.ts";

/**
 * One tracker of every kind a page can carry, in the order in which they stand in it.
 *
 * @param mark the category a theme marks them with; null: they run by themselves
 * @param part goes before every id and name, so that two lists can be planted together
 */
export function everyTracker(mark: string | null, part: string): readonly Tracker[] {
  const plant = (id: string, kind: Tracker["kind"], host: string | null): Tracker => ({
    ...{ id: `${part}-${id}`, kind, host, mark },
    ...{ name: `${part}_${id}`, seconds: 86_400, when: "always" },
  });
  return [
    plant("cookie", "script-cookie", null),
    plant("http", "pixel", null),
    plant("local", "local-storage", null),
    plant("session", "session-storage", null),
    plant("database", "indexed-db", null),
    plant("pixel", "pixel", "pixel.example.test"),
    plant("video", "iframe", "video.example.test"),
    plant("inserted", "inserted-script", "inserted.example.test"),
    plant("beacon", "beacon", "collect.example.test"),
    plant("tag", "script-cookie", "tags.example.test"),
    plant("inline", "inline", "measure.example.test"),
  ];
}
