import Foundation
import Testing

/// Commands on a session bus that takes connections and never says a word.
@Suite("Silent bus") struct SilentBusTests {
    @Test(.timeLimit(.minutes(1)), arguments: [["status"], ["skip"], ["agent", "start"]])
    func `a command ends after a while, and says why`(arguments: [String]) throws {
        let home = try UserHome()
        let bus = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(bus) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array((home.path + "/bus").utf8)) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let isBound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(bus, $0, size) == 0 }
        }
        #expect(isBound && listen(bus, 8) == 0)
        home.environment["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=\(home.path)/bus"
        let start = ContinuousClock.now
        let command = try home.run(arguments: arguments)
        #expect(ContinuousClock.now - start < .seconds(20))
        #expect(command.status == 69 && command.out == "")
        #expect(
            command.error == "balasana: The session bus does not respond. Log out and in again if this continues.\n")
    }
}
