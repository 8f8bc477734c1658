import GLibBridge
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
