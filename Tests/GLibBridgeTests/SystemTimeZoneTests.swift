import Glibc
import Testing

@testable import GLibBridge

struct SystemTimeZoneTests {
    /// 2026-07-01 12:00 UTC and 2050-01-01 12:00 UTC.
    static let summer: Int64 = 1_782_907_200
    static let laterWinter: Int64 = 2_524_651_200

    @Test(arguments: [
        "", "/etc/localtime", "Europe/Nowhere", "../etc/localtime", "Europe/../UTC", "tzdata.zi", "Europe",
    ])
    func `what the tz database does not have is no zone`(name: String) {
        #expect(SystemTimeZone(identifier: name) == nil)
    }

    @Test func `an interval holds its own times, and the next one begins where it ends`() throws {
        let zone = try #require(SystemTimeZone(identifier: "Europe/Berlin"))
        let now = zone.interval(at: Self.summer)
        #expect(now.offset == 7200)
        // 2026-03-29 and 2026-10-25, 01:00 UTC.
        #expect(now.start == 1_774_746_000 && now.end == 1_792_890_000)
        let next = zone.interval(at: 1_792_890_000)
        #expect(next.start == 1_792_890_000 && next.offset == 3600)
        #expect(zone.interval(at: 1_792_889_999) == now)
    }

    @Test(arguments: [("Europe/Dublin", 0), ("America/Nuuk", -7200), ("Asia/Kathmandu", 20700)])
    func `the footer's rule holds after 2037`(name: String, winter: Int) throws {
        #expect(try #require(SystemTimeZone(identifier: name)).interval(at: Self.laterWinter).offset == winter)
    }

    @Test(arguments: [
        ("Europe/Berlin", "Europe/Berlin", 7200), (":Europe/Berlin", "Europe/Berlin", 7200),
        ("/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo", 32_400), ("CET-1CEST", "CET-1CEST", 7200),
        ("<+0330>-3:30", "<+0330>-3:30", 12_600),
        ("NZST-12NZDT,M9.5.0,M4.1.0/3", "NZST-12NZDT,M9.5.0,M4.1.0/3", 43_200),
        ("EST5EDT4,J60/0,300/-1:30:15", "EST5EDT4,J60/0,300/-1:30:15", -14_400),
        // Summer time all year round, as RFC 8536 writes it.
        ("XXX3EDT4,0/0,J365/23", "XXX3EDT4,0/0,J365/23", -14_400),
        ("", "UTC", 0), ("Nonsense/Zone", "UTC", 0), ("A5", "UTC", 0), ("CET-25", "UTC", 0),
        ("CET-1CEST,M13.1.0,M10.5.0", "UTC", 0), ("CET-1CEST,M3.5.0", "UTC", 0), ("CET-1,M3.5.0,M10.5.0", "UTC", 0),
    ])
    func `TZ may hold a name, a path or a rule`(setting: String, name: String, offset: Int) {
        let zone = SystemTimeZone(setting: setting)
        #expect(zone.name == name)
        #expect(zone.interval(at: Self.summer).offset == offset)
    }

    @Test func `a file is named after what it links to, and read anew when the link has changed`() throws {
        var template = Array("/tmp/balasana-zone-XXXXXX".utf8CString)
        let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
        let link = folder + "/localtime"
        defer {
            unlink(link)
            rmdir(folder)
        }
        #expect(SystemTimeZone(path: link) == nil)
        #expect(symlink("/usr/share/zoneinfo/Australia/Lord_Howe", link) == 0)
        let before = try #require(SystemTimeZone(path: link))
        #expect(before.name == "Australia/Lord_Howe" && before.interval(at: Self.summer).offset == 37_800)
        #expect(unlink(link) == 0 && symlink("/usr/share/zoneinfo/Pacific/Apia", link) == 0)
        let after = try #require(SystemTimeZone(path: link))
        #expect(after.name == "Pacific/Apia" && after.interval(at: Self.summer).offset == 46_800)
    }

    @Test func `a damaged file is no zone`() throws {
        let file = open("/usr/share/zoneinfo/Europe/Berlin", O_RDONLY)
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 14)
        let size = read(file, &bytes, bytes.count)
        bytes.removeSubrange(size...)
        #expect(TimeZoneFile(bytes: bytes) != nil)
        for length in stride(from: 0, to: size - 40, by: 7) {
            #expect(TimeZoneFile(bytes: Array(bytes[..<length])) == nil, "cut after \(length) bytes")
        }
    }
}
