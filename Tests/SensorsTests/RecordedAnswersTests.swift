import GLibBridge
import Testing

@testable import Sensors

/// Tests the decoders with recordings of real desktops.
struct RecordedAnswersTests {
    @Test func `Mutter's idle time and ids are read, and answers of other types are rejected`() throws {
        let answer = try Recording.body("gnome/mutter-GetIdletime")
        #expect(Mutter.idleTime(answer, uptime: .seconds(60)) == answer[0].intValue.map(Int64.init))
        #expect(Mutter.watch(answer) == nil)
        let added = try Recording.body("gnome/mutter-AddIdleWatch")
        #expect(Mutter.watch(added) == Mutter.watch(try Recording.body("gnome/mutter-WatchFired")))
        #expect(Mutter.watch(added) != nil)
        #expect(Mutter.watch(try Recording.body("gnome/mutter-AddUserActiveWatch")) != nil)
        #expect(Mutter.idleTime(added, uptime: .seconds(60)) == nil)
        #expect(Mutter.watch(try Recording.body("gnome/mutter-RemoveWatch")) == nil)
    }

    @Test func `an idle time longer than the time since boot is invalid`() {
        #expect(Mutter.idleTime([.uint64(60_999)], uptime: .milliseconds(60_500)) == 60_999)
        #expect(Mutter.idleTime([.uint64(62_000)], uptime: .seconds(60)) == nil)
        #expect(Mutter.idleTime([.uint64(.max)], uptime: .seconds(60)) == nil)
    }

    @Test(arguments: [
        ("none", false), ("idle", true), ("idle-suspend", true), ("logout", false), ("changed-idle", true),
        ("changed-back", true), ("changed-none", false),
    ])
    func `InhibitedActions contains whether idle watches are blocked`(_ recording: String, _ blocks: Bool) throws {
        let values = try Recording.body("gnome/sm-InhibitedActions-" + recording)
        if values.count == 1 {
            #expect(MutterInhibition.blocks(values[0]) == blocks)
        } else {
            #expect(MutterInhibition.blocks(change: values) == blocks)
        }
    }

    @Test func `changes of other properties are ignored`() throws {
        for name in ["logind/session-LockedHint-changed", "kde/notifications-Inhibited-changed-on"] {
            #expect(MutterInhibition.blocks(change: try Recording.body(name)) == nil)
        }
        #expect(MutterInhibition.blocks(.string("8")) == nil)
    }

    @Test(arguments: [
        ("gnome/screensaver-ActiveChanged-true", true), ("gnome/screensaver-ActiveChanged-false", false),
        ("gnome/screensaver-GetActive-locked", true), ("gnome/shield-GetActive-locked", true),
        ("gnome/shield-GetActive-unlocked", false), ("kde/freedesktop-GetActive-unlocked", false),
        ("kde/freedesktop-GetActive-unlocked-short-path", false), ("kde/freedesktop-GetActive-locked", true),
        ("kde/freedesktop-ActiveChanged-true", true), ("kde/freedesktop-ActiveChanged-true-short-path", true),
    ])
    func `replies and signals of screen savers contain the state`(_ recording: String, _ active: Bool) throws {
        #expect(ScreenSaverSensor.active(try Recording.body(recording)) == active)
    }
}
