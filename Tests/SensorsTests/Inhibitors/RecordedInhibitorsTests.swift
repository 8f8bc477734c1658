import GLibBridge
import ReminderCore
import Testing

@testable import Sensors

/// What the decoders make of what real desktops said, and of what none should say.
struct RecordedInhibitorsTests {
    @Test func `logind's list has those of this user that block idle`() throws {
        let answer = try Recording.body("logind/ListInhibitors-idle-block")
        #expect(
            LogindInhibitors.read(answer, user: 1000) == [
                IdleInhibitor(program: "Zoom", reason: "In a call"),
                IdleInhibitor(program: "mpv", reason: "Playing a film"),
            ])
        #expect(LogindInhibitors.read(answer, user: 0) == [])
        #expect(LogindInhibitors.read(try Recording.body("logind/ListInhibitors"), user: 1000) == [])
    }

    @Test func `logind's signal asks for the list when idle is in it, and only then`() throws {
        let signal = LogindInhibitors.question.signals[0]
        #expect(signal.news(try Recording.body("logind/BlockInhibited-changed")) == .changed)
        #expect(signal.news(try Recording.body("logind/BlockInhibited-changed-back")) == .changed)
        let name = Variant.string("org.freedesktop.login1.Manager")
        #expect(signal.news([name, .dictionary(["BlockInhibited": .string("sleep")]), .strings([])]) == .answer([]))
        #expect(signal.news([name, .dictionary(["IdleHint": .bool(true)]), .strings([])]) == .none)
        #expect(signal.news([name, .dictionary([:]), .strings(["BlockInhibited"])]) == .changed)
        #expect(signal.news([.uint32(1)]) == .none)
    }

    @Test func `Plasma 5 lists names and reasons`() throws {
        #expect(
            PowerDevilInhibitors.readList(try Recording.body("kde/policy-ListInhibitions-one")) == [
                IdleInhibitor(program: "mpv", reason: "Playing a film")
            ])
        #expect(PowerDevilInhibitors.readList(try Recording.body("kde/policy-ListInhibitions-none")) == [])
        #expect(PowerDevilInhibitors.readList(try Recording.body("kde/policy-ListInhibitions-two"))?.count == 2)
    }

    @Test func `later Plasma tells what each is for`() throws {
        let answer = try Recording.parse(
            """
            (<[('idle', 'mpv', 'Playing a film', 'block', uint32 3), ('sleep', 'Akregator', 'A download', 'block', 3),
            ('sleep:idle', 'Zoom', 'In a call', 'block', 1), ('idle', 'late', '', 'delay', 3)]>,)
            """)
        #expect(PowerDevilInhibitors.readActive(answer)?.map(\.program) == ["mpv", "Zoom"])
    }

    @Test func `GNOME's flags tell which concern the idle state`() throws {
        let flags = try Recording.body("gnome/inhibitor-GetFlags")
        #expect(flags == [.uint32(8)])
        #expect(SessionInhibitors.isIdle(8))
        #expect(SessionInhibitors.isIdle(12))
        #expect(!SessionInhibitors.isIdle(7))
    }

    @Test func `Plasma's do-not-disturb is in its signals`() throws {
        let signal = DoNotDisturbQuestion.inhibited(name: "Plasma").signals[0]
        #expect(signal.news(try Recording.body("kde/notifications-Inhibited-changed-on")) == .answer(true))
        #expect(signal.news(try Recording.body("kde/notifications-Inhibited-changed-off")) == .answer(false))
        #expect(signal.news(try Recording.body("kde/policy-InhibitionsChanged-one")) == .none)
    }

    @Test(arguments: [
        [], [Variant.bool(true)], [.array(elementSignature: "s", [.string("idle")])],
        [.array(elementSignature: "(ss)", [])].map { .variant($0) }, [.dictionary([:])],
        [.array(elementSignature: "(ssssuuu)", [])],
    ])
    func `what has another type is no list`(answer: [Variant]) {
        #expect(LogindInhibitors.read(answer, user: 0) == nil)
        #expect(PowerDevilInhibitors.readActive(answer) == nil)
        #expect(PowerDevilInhibitors.readList(answer) == nil)
    }
}
