import GLibBridge
import Platform
import ReminderCore
import Testing

@testable import Sensors

/// Tests the decoders with recordings of real desktops and with invalid data.
struct RecordedInhibitorsTests {
    @Test func `logind's list is filtered by user, kind idle and mode block`() throws {
        let answer = try Recording.body("logind/ListInhibitors-idle-block")
        #expect(
            LogindInhibitors.read(answer, user: 1000) == [
                IdleInhibitor(program: "Zoom", reason: "In a call"),
                IdleInhibitor(program: "mpv", reason: "Playing a film"),
            ])
        #expect(LogindInhibitors.read(answer, user: 0) == [])
        #expect(LogindInhibitors.read(try Recording.body("logind/ListInhibitors"), user: 1000) == [])
    }

    @Test func `logind's signal asks for the list only if it contains idle or sleep`() throws {
        let signal = LogindInhibitors.query.signals[0]
        #expect(signal.update(try Recording.body("logind/BlockInhibited-changed")) == .changed)
        #expect(signal.update(try Recording.body("logind/BlockInhibited-changed-back")) == .changed)
        let name = Variant.string("org.freedesktop.login1.Manager")
        #expect(
            signal.update([name, .dictionary(["BlockInhibited": .string("shutdown")]), .strings([])]) == .answer([]))
        #expect(signal.update([name, .dictionary(["BlockInhibited": .string("sleep")]), .strings([])]) == .changed)
        #expect(signal.update([name, .dictionary(["IdleHint": .bool(true)]), .strings([])]) == .none)
        #expect(signal.update([name, .dictionary([:]), .strings(["BlockInhibited"])]) == .changed)
        #expect(signal.update([.uint32(1)]) == .none)
    }

    @Test func `Plasma 5 lists names and reasons`() throws {
        #expect(
            PowerDevilInhibitors.readList(try Recording.body("kde/policy-ListInhibitions-one")) == [
                IdleInhibitor(program: "mpv", reason: "Playing a film")
            ])
        #expect(PowerDevilInhibitors.readList(try Recording.body("kde/policy-ListInhibitions-none")) == [])
        #expect(PowerDevilInhibitors.readList(try Recording.body("kde/policy-ListInhibitions-two"))?.count == 2)
    }

    @Test func `later versions of Plasma list the kind of each inhibitor`() throws {
        let answer = try Recording.parse(
            """
            (<[('idle', 'mpv', 'Playing a film', 'block', uint32 3), ('sleep', 'Akregator', 'A download', 'block', 3),
            ('sleep:idle', 'Zoom', 'In a call', 'block', 1), ('idle', 'late', '', 'delay', 3)]>,)
            """)
        #expect(PowerDevilInhibitors.readActive(answer)?.map(\.program) == ["mpv", "Zoom"])
    }

    @Test func `flag 8 of GNOME means an idle inhibitor`() throws {
        let flags = try Recording.body("gnome/inhibitor-GetFlags")
        #expect(flags == [.uint32(8)])
        #expect(SessionInhibitors.counts(8, ""))
        #expect(SessionInhibitors.counts(12, ""))
        #expect(!SessionInhibitors.counts(7, "Playing audio"))
        #expect(!SessionInhibitors.counts(0, "WebRTC has active PeerConnections"))
    }

    @Test func `Plasma's signal contains the new state of do-not-disturb`() throws {
        let signal = DoNotDisturbQuery.inhibited(name: "Plasma").signals[0]
        #expect(signal.update(try Recording.body("kde/notifications-Inhibited-changed-on")) == .answer(true))
        #expect(signal.update(try Recording.body("kde/notifications-Inhibited-changed-off")) == .answer(false))
        #expect(signal.update(try Recording.body("kde/policy-InhibitionsChanged-one")) == .none)
    }

    @Test func `texts of other programs are cut before they are searched, and few of many inhibitors are kept`() {
        let long = String(repeating: "a:", count: 30_000)
        func row(_ kinds: String, _ reason: String) -> [Variant] {
            [.string(kinds), .string(long), .string(reason), .string("block")]
        }
        let inhibitor = LogindInhibitors.blocking(row("idle:" + long, long))
        #expect(inhibitor == IdleInhibitor(program: long.harmlessName, reason: long.harmlessReason))
        #expect(LogindInhibitors.blocking(row("sleep", "WebRTC " + long)) != nil)
        #expect(LogindInhibitors.blocking(row("sleep", long + "WebRTC")) == nil)
        #expect(LogindInhibitors.blocking(row(long + "idle", "")) == nil)
        let texts = (0..<10_000).map { Variant.string("\($0 / 2)") }
        let list = Variant.array(elementSignature: "(ss)", texts.map { .tuple([$0, .string("")]) })
        let kept = PowerDevilInhibitors.readList([list])
        #expect(kept == (0..<64).map { IdleInhibitor(program: "\($0)") })
        let blocking = texts.map { Variant.tuple([.string("idle"), $0, .string(""), .string("block"), .uint32(0)]) }
        #expect(PowerDevilInhibitors.readActive([.array(elementSignature: "(ssssu)", blocking)]) == kept)
        let rows = blocking.map { Variant.tuple($0.elements + [.uint32(1)]) }
        #expect(LogindInhibitors.read([.array(elementSignature: "(ssssuu)", rows)], user: 0) == kept)
    }

    @Test(arguments: [
        [], [Variant.bool(true)], [.array(elementSignature: "s", [.string("idle")])],
        [.array(elementSignature: "(ss)", [])].map { .variant($0) }, [.dictionary([:])],
        [.array(elementSignature: "(ssssuuu)", [])],
    ])
    func `a value of another type is no list`(answer: [Variant]) {
        #expect(LogindInhibitors.read(answer, user: 0) == nil)
        #expect(PowerDevilInhibitors.readActive(answer) == nil)
        #expect(PowerDevilInhibitors.readList(answer) == nil)
    }
}
