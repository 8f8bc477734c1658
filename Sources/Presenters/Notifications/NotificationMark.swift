import GLibBridge
import Platform

/// Marks the notifications of the agent, so one whose id is unknown can be removed or replaced.
///
/// An agent that is killed before it can save the id of a notification, or a server that replies too late, leaves a
/// notification that nothing refers to. Without a mark, the next one would appear beside it. The mark is the same in
/// every process, so it needs no saved state.
///
/// Some servers support no mark, and none of them removes the notifications of a killed program by itself. GNOME Shell
/// 43 means to, but watches the process that passes them on instead of the program. Then both stay for their time on
/// the screen. The next one does not wait for that, because the buttons of the first one do nothing any longer.
struct NotificationMark {
    /// Far above the ids that servers count up from 1. Several, because the report that a notification is closed may
    /// come after the next one was shown.
    private static let ids: Range<UInt32> = 0x4261_6C61..<0x4261_6C69

    private var count: UInt32 = 0
    /// True if a notification may be on the screen that this process does not know.
    private(set) var isUnsure = false

    /// Marks `note`, which is not on the screen yet.
    mutating func apply(to note: Notification, _ traits: ServerTraits) {
        if traits.adoptsIDs {
            note.request(id: Self.ids.lowerBound + count % UInt32(Self.ids.count))
            count += 1
        } else if traits.replacesByTag {
            note.setHint("x-canonical-private-synchronous", Application.id)
        }
    }

    /// Prepares an update of `note`, which is on the screen and marked.
    func prepareUpdate(of note: Notification, _ traits: ServerTraits) {
        if traits.updatesByTag { note.request(id: 0) }
    }

    /// Removes notifications that may be on the screen of `server` unknown to this process. Call it when there is no
    /// other one.
    mutating func removeUnknown(from server: ServerWatch.Server, on bus: Bus) {
        guard isUnsure, server.traits.adoptsIDs else { return }
        isUnsure = false
        for id in Self.ids { Notification.close(id: id, server: server.owner, on: bus) }
    }

    /// Records that a notification may have been sent whose id is not known.
    mutating func lostTrack() {
        isUnsure = true
    }
}
