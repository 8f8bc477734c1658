import ReminderCore
import Testing

@testable import Sensors

struct InhibitorMergeTests {
    let film = IdleInhibitor(program: "mpv", reason: "plays")
    let nameless = IdleInhibitor(program: "")

    @Test func `the first word of D-Bus is told, though it names nobody`() {
        var merge = InhibitorMerge()
        #expect(merge.name([]) == [])
        #expect(merge.name([]) == nil)
    }

    @Test func `the compositor counts where nobody is named`() {
        var merge = InhibitorMerge()
        _ = merge.name([])
        #expect(merge.hold(true) == [nameless])
        #expect(merge.hold(true) == nil)
        #expect(merge.name([film]) == [film])
        #expect(merge.hold(false) == nil)
        #expect(merge.hold(true) == nil)
        #expect(merge.name([]) == [nameless])
        #expect(merge.hold(false) == [])
    }

    @Test func `the compositor need not wait for D-Bus`() {
        var merge = InhibitorMerge()
        #expect(merge.hold(false) == nil)
        #expect(merge.hold(true) == [nameless])
        #expect(merge.hold(false) == [])
        #expect(merge.name([]) == nil)
        #expect(merge.name([film]) == [film])
    }
}
