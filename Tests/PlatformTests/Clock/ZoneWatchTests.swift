import Fixtures
import GLibBridge
import Glibc
import ReminderCore
import Testing

@testable import Platform

struct ZoneWatchTests {
    static let database = "/usr/share/zoneinfo/"

    let folder = TemporaryFolder()
    let loop = MainLoop.onNewThread(named: "zone")
    let zones = Recorder<String>()
    /// 2026-07-01 12:00 UTC.
    let summer = UTC(seconds: 1_782_907_200)

    var file: String { folder.path + "/localtime" }

    func watch(_ environment: [String: String] = [:], _ bus: Bus? = nil) -> ZoneWatch {
        let (loop, zones, file, summer) = (loop, zones, file, summer)
        return loop.run {
            ZoneWatch(loop: loop, environment: environment, systemBus: bus, file: file) {
                zones.append("\($0.zone.name) \($0.offset(at: summer))")
            }
        }
    }

    /// Checks that nothing more is reported, and ends the loop.
    func end(_ watch: ZoneWatch) {
        loop.run {}
        loop.run {}
        #expect(zones.next(within: .zero) == nil)
        withExtendedLifetime(watch) {}
        loop.quit()
    }

    /// Replaces the link by a new one, as `timedatectl` and `ln -sfn` do.
    func replace(by zone: String) {
        #expect(symlink(Self.database + zone, file + ".new") == 0)
        #expect(rename(file + ".new", file) == 0)
    }

    @Test func `replacing the link reports the new zone`() {
        replace(by: "Europe/Berlin")
        let watch = watch()
        replace(by: "Asia/Kathmandu")
        #expect(zones.next() == "Asia/Kathmandu 20700")
        replace(by: "Australia/Lord_Howe")
        #expect(zones.next() == "Australia/Lord_Howe 37800")
        end(watch)
    }

    @Test func `a removed link reports nothing, and a new one its zone`() {
        replace(by: "Europe/Berlin")
        let watch = watch()
        unlink(file)
        #expect(symlink(Self.database + "Asia/Kathmandu", file) == 0)
        #expect(zones.next() == "Asia/Kathmandu 20700")
        unlink(file)
        end(watch)
    }

    @Test func `replacing the link by one to the same zone reports nothing`() {
        replace(by: "Europe/Berlin")
        let watch = watch()
        replace(by: "Europe/Berlin")
        unlink(file)
        replace(by: "Europe/Berlin")
        end(watch)
    }

    @Test func `a missing, damaged or partly written file reports nothing`() throws {
        replace(by: "Europe/Berlin")
        let watch = watch()
        unlink(file)
        let source = open(Self.database + "Asia/Kathmandu", O_RDONLY)
        defer { close(source) }
        var bytes = [UInt8](repeating: 0, count: 1 << 14)
        let size = read(source, &bytes, bytes.count)
        let target = open(file, O_WRONLY | O_CREAT, 0o600)
        #expect(write(target, bytes, 60) == 60)
        close(target)
        loop.run {}
        loop.run {}
        #expect(zones.next(within: .zero) == nil)
        let again = open(file, O_WRONLY | O_TRUNC)
        #expect(write(again, bytes, size) == size)
        close(again)
        // A regular file has no zone name.
        #expect(zones.next() == "local 20700")
        end(watch)
    }

    @Test func `with TZ set, changes of the file are ignored`() {
        replace(by: "Europe/Berlin")
        let watch = watch(["TZ": "America/Lima"])
        replace(by: "Asia/Kathmandu")
        end(watch)
    }

    @Test func `a signal of timedated reports a change behind the link`() throws {
        let bus = try PrivateBus()
        let client = try bus.connect()
        let server = try bus.connect()
        let owned = Recorder<Bool>()
        loop.run { () -> Void in
            server.own("org.freedesktop.timedate1", acquired: { owned.append(true) }, lost: { owned.append(false) })
        }
        #expect(owned.next() == true)
        let elsewhere = TemporaryFolder()
        let other = elsewhere.path + "/localtime"
        #expect(symlink(Self.database + "Europe/Berlin", other) == 0)
        #expect(symlink(other, file) == 0)
        let watch = watch([:], client)
        // The bus handles messages in order: after this reply it has the subscription.
        try client.roundTrip()
        unlink(other)
        #expect(symlink(Self.database + "Asia/Kathmandu", other) == 0)
        server.emit(
            path: "/org/freedesktop/timedate1", interface: "org.freedesktop.DBus.Properties",
            signal: "PropertiesChanged",
            [.string("org.freedesktop.timedate1"), .dictionary(["Timezone": .string("Asia/Kathmandu")]), .strings([])])
        #expect(zones.next() == "local 20700")
        end(watch)
    }
}
