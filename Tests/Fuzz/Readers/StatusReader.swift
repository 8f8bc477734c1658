import CNotify
import Control
import ReminderCore

@testable import GLibBridge

extension FuzzReader {
    /// An answer of the agent as it comes over the bus: bytes of a D-Bus message.
    static let status = FuzzReader(
        name: "status", sources: [],
        made: { StatusCheck.answers.map { StatusCheck.message(.tuple([$0])) } },
        words: {
            [
                "state", "sitting_seconds", "snoozes_left", "held_back", "held_until", "calls", "sources", "next",
                "hold", "a{sv}", "a{ss}", "aa{sv}", "as", "v", "i", "x", "t", "(", ")", "hold_from", "length", "up_at",
            ]
        },
        check: StatusCheck.check)
}

/// What holds for every status that comes over the bus.
enum StatusCheck {
    static var answers: [Variant] {
        let least: [String: Variant] = [
            "state": .string("sitting"), "sitting_seconds": .int64(2700), "snoozes_left": .int32(3),
        ]
        let hold: [String: Variant] = [
            "kind": .string("slot"), "slot": .string("morning"), "variation": .string("classic"),
            "stage": .string("holding"), "hold_from": .int64(5_000_000), "length": .int64(30_000),
            "breathe_in": .int64(4000), "breathe_out": .int64(6000), "adjustments": .strings(["cushion"]),
            "up_at": .int64(5_030_000), "is_done": .bool(true),
        ]
        let next: [String: Variant] = [
            "kind": .string("slot"), "slot": .string("morning"), "at": .string("2026-11-03T07:30:00+01:00"),
            "hold_seconds": .int64(30), "variation": .string("classic"),
        ]
        let whole: [String: Variant] = [
            "held_back": .strings(["call"]), "held_until": .dictionary(["call": .string("2026-11-03T07:30:00+01:00")]),
            "calls": .array(elementSignature: "a{sv}", [.dictionary(["program": .string("meet")])]),
            "hold": .dictionary(hold), "next": .dictionary(next), "suspended": .bool(true),
            "sources": .dictionary(["idle": .string("Mutter")]), "config_problems": .strings(["line 3"]),
        ]
        return [.dictionary(least), .dictionary(least.merging(whole) { $1 })]
    }

    /// The message that says `body`.
    static func message(_ body: Variant) -> [UInt8] {
        let message = g_dbus_message_new_signal("/org/balasana", "org.balasana.Fuzz", "Status")
        defer { g_object_unref(UnsafeMutableRawPointer(message)) }
        g_dbus_message_set_body(message, body.makeGVariant())
        var size: gsize = 0
        let bytes = g_dbus_message_to_blob(message, &size, G_DBUS_CAPABILITY_FLAGS_NONE, nil)
        defer { g_free(bytes) }
        return Array(UnsafeBufferPointer(start: bytes, count: Int(size)))
    }

    static func check(_ bytes: [UInt8]) {
        var bytes = bytes
        let message = g_dbus_message_new_from_blob(&bytes, gsize(bytes.count), G_DBUS_CAPABILITY_FLAGS_NONE, nil)
        guard let message else { return }
        defer { g_object_unref(UnsafeMutableRawPointer(message)) }
        guard let body = g_dbus_message_get_body(message) else { return }
        let value = Variant(borrowing: body)
        demand(value.signature == String(cString: g_variant_get_type_string(body)), "the type \(value.signature)")
        let copy = value.makeGVariant()
        defer { g_variant_unref(g_variant_ref_sink(copy)) }
        demand(Variant(borrowing: copy) == value, "another value is read for \(value)")
        guard let first = value.elements.first, let report = StatusReport(first) else { return }
        let again = StatusReport(report.variant)
        demand(again == report, "\(String(describing: again)) is read for \(report)")
    }
}
