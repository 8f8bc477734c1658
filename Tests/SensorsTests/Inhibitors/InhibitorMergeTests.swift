import ReminderCore
import Testing

@testable import Sensors

struct InhibitorMergeTests {
    let film = IdleInhibitor(program: "mpv", reason: "plays")
    let nameless = IdleInhibitor(program: "")

    @Test func `the first list of D-Bus is reported even if it is empty`() {
        var merge = InhibitorMerge()
        #expect(merge.apply(named: []) == [])
        #expect(merge.apply(named: []) == nil)
    }

    @Test func `the compositor counts only if D-Bus names no program`() {
        var merge = InhibitorMerge()
        _ = merge.apply(named: [])
        #expect(merge.apply(compositorHolds: true) == [nameless])
        #expect(merge.apply(compositorHolds: true) == nil)
        #expect(merge.apply(named: [film]) == [film])
        #expect(merge.apply(compositorHolds: false) == nil)
        #expect(merge.apply(compositorHolds: true) == nil)
        #expect(merge.apply(named: []) == [nameless])
        #expect(merge.apply(compositorHolds: false) == [])
    }

    @Test func `the compositor counts before D-Bus has answered`() {
        var merge = InhibitorMerge()
        #expect(merge.apply(compositorHolds: false) == nil)
        #expect(merge.apply(compositorHolds: true) == [nameless])
        #expect(merge.apply(compositorHolds: false) == [])
        #expect(merge.apply(named: []) == nil)
        #expect(merge.apply(named: [film]) == [film])
    }
}
