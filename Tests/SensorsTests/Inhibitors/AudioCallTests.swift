import GLibBridge
import Glibc
import ReminderCore
import Testing

@testable import Sensors

/// Calls without video, whose programs prevent sleep and let the screen turn off.
extension InhibitorSensorsTests {
    /// An audio call in Chromium, which prevents only sleep.
    static let audioCall = IdleInhibitor(
        program: "chromium", reason: "WebRTC has active PeerConnections")

    @Test func `in GNOME, an audio call counts although it prevents only sleep`() throws {
        let service = try sessionManager()
        service.answer("/i/1 GetAppId", .values([.string(Self.audioCall.program)]))
        service.answer("/i/1 GetReason", .values([.string(Self.audioCall.reason)]))
        service.answer("/i/1 GetFlags", .values([.uint32(4)]))
        hold(service, ["/i/2", "/i/1"], "InhibitorAdded")
        service.appear()
        let watch = watch(SessionInhibitors.query)
        #expect(inhibitors.next() == [Self.audioCall])
        loop.run { watch.stop() }
    }

    @Test func `in Plasma, an audio call counts although it prevents only sleep`() throws {
        let service = try powerDevil()
        service.answer("HasInhibition", .values([.bool(false)]))
        service.answer(
            "ListInhibitions",
            .values(try Recording.parse("([('chromium', '\(Self.audioCall.reason)'), ('apt', 'Updates')],)")))
        service.appear()
        let older = watch(PowerDevilInhibitors.query)
        #expect(inhibitors.next() == [Self.audioCall])
        loop.run { older.stop() }
        let row = "'chromium', '\(Self.audioCall.reason)', 'block', uint32 1"
        let list = try Recording.parse("([('sleep', \(row)), ('sleep', 'apt', 'Updates', 'block', 1)],)")
        #expect(PowerDevilInhibitors.readActive(list) == [Self.audioCall])
    }

    @Test func `in logind, an audio call counts although it prevents only sleep`() throws {
        let logind = try MockLogind()
        let process = try logind.start()
        defer { process.end() }
        try logind.hasInhibitors()
        let watch = watch(LogindInhibitors.query, on: logind.bus)
        #expect(inhibitors.next() == [])
        try logind.list(
            [
                ("sleep", Self.audioCall.program, Self.audioCall.reason, "block", getuid()),
                ("sleep", "apt", "Updates", "block", getuid()),
                ("shutdown", "other", Self.audioCall.reason, "block", getuid()),
            ], blocked: "sleep:shutdown")
        #expect(inhibitors.next() == [Self.audioCall])
        try logind.block("shutdown")
        #expect(inhibitors.next() == [])
        loop.run { watch.stop() }
    }
}
