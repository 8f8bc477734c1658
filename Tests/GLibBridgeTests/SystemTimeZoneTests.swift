import Fixtures
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
    func `a name that is not in the tz database is no zone`(name: String) {
        #expect(SystemTimeZone(identifier: name) == nil)
    }

    @Test func `an interval contains its own times, and the next one begins at its end`() throws {
        let zone = try #require(SystemTimeZone(identifier: "Europe/Berlin"))
        let now = zone.interval(at: Self.summer)
        #expect(now.offset == 7200)
        // 2026-03-29 and 2026-10-25, 01:00 UTC.
        #expect(now.start == 1_774_746_000 && now.end == 1_792_890_000)
        let next = zone.interval(at: 1_792_890_000)
        #expect(next.start == 1_792_890_000 && next.offset == 3600)
        #expect(zone.interval(at: 1_792_889_999) == now)
    }

    @Test(arguments: [("Europe/Berlin", 3600), ("America/Nuuk", -7200), ("Asia/Kathmandu", 20700)])
    func `the rule in the footer applies after 2037`(name: String, winter: Int) throws {
        #expect(try #require(SystemTimeZone(identifier: name)).interval(at: Self.laterWinter).offset == winter)
    }

    /// GLib 2.74 misreads the rule of Ireland, where winter time is an hour behind standard time.
    @Test func `Dublin is correct until March 2038, and after that correct or wrong in the known way`() throws {
        let dublin = try #require(SystemTimeZone(identifier: "Europe/Dublin"))
        // 2038-03-27 23:00 UTC, two hours before summer time begins, and 2038-12-01.
        let (early, winter): (Int64, Int64) = (2_153_343_600, 2_174_774_400)
        #expect(dublin.interval(at: early - 1).offset == 0)
        let found = [dublin.interval(at: early).offset, dublin.interval(at: winter).offset]
        #expect(found == [0, 0] || found == [3600, 7200])
    }

    @Test func `a rule with summer time all year is correct, or wrong in the known way`() {
        let zone = SystemTimeZone.zone(setting: "XXX3EDT4,0/0,J365/23")
        #expect(zone.name == "XXX3EDT4,0/0,J365/23")
        #expect([-14_400, -10_800].contains(zone.interval(at: Self.summer).offset))
    }

    @Test(arguments: [
        ("Europe/Berlin", "Europe/Berlin", 7200), (":Europe/Berlin", "Europe/Berlin", 7200),
        ("/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo", 32_400), ("CET-1CEST", "CET-1CEST", 7200),
        ("<+0330>-3:30", "<+0330>-3:30", 12_600),
        ("NZST-12NZDT,M9.5.0,M4.1.0/3", "NZST-12NZDT,M9.5.0,M4.1.0/3", 43_200),
        ("EST5EDT4,J60/0,300/-1:30:15", "EST5EDT4,J60/0,300/-1:30:15", -14_400),
        ("", "UTC", 0), ("Nonsense/Zone", "UTC", 0), ("A5", "UTC", 0), ("CET-25", "UTC", 0), ("+02:00", "UTC", 0),
        ("tzdata.zi", "UTC", 0), ("/etc/passwd", "UTC", 0), (":CET-1", "CET-1", 3600),
        ("CET-1CEST,M13.1.0,M10.5.0", "UTC", 0), ("CET-1CEST,M3.5.0", "UTC", 0), ("CET-1,M3.5.0,M10.5.0", "UTC", 0),
    ])
    func `TZ can be a name, a path or a rule`(setting: String, name: String, offset: Int) {
        let zone = SystemTimeZone.zone(setting: setting)
        #expect(zone.name == name)
        #expect(zone.interval(at: Self.summer).offset == offset)
    }

    @Test func `a link gives a file its name, and a changed link is read again`() throws {
        let folder = TemporaryFolder()
        let link = folder.path + "/localtime"
        #expect(SystemTimeZone(path: link) == nil)
        #expect(symlink("/usr/share/zoneinfo/Australia/Lord_Howe", link) == 0)
        let before = try #require(SystemTimeZone(path: link))
        #expect(before.name == "Australia/Lord_Howe" && before.interval(at: Self.summer).offset == 37_800)
        #expect(unlink(link) == 0 && symlink("/usr/share/zoneinfo/Pacific/Apia", link) == 0)
        let after = try #require(SystemTimeZone(path: link))
        #expect(after.name == "Pacific/Apia" && after.interval(at: Self.summer).offset == 46_800)

        // Both copies are named "local", and the zone of the first one is still in use.
        var copies: [SystemTimeZone] = []
        for (name, offset) in [("Europe/Berlin", 7200), ("Asia/Kathmandu", 20_700)] {
            unlink(link)
            let copy = open(link, O_WRONLY | O_CREAT, 0o600)
            let bytes = try #require(TimeZoneFile(path: "/usr/share/zoneinfo/" + name)).bytes
            #expect(write(copy, bytes, bytes.count) == bytes.count)
            close(copy)
            copies.append(try #require(SystemTimeZone(path: link)))
            #expect(copies.last?.name == "local" && copies.last?.interval(at: Self.summer).offset == offset)
        }
        #expect(copies[0] != copies[1])
    }

    @Test func `a damaged file is no zone`() throws {
        let bytes = try #require(TimeZoneFile(path: "/usr/share/zoneinfo/Europe/Berlin")).bytes
        for length in bytes.indices {
            #expect(!TimeZoneFile.isWhole(Array(bytes[..<length])), "cut after \(length) bytes")
        }
        #expect(TimeZoneFile.isWhole(bytes))
        #expect(!TimeZoneFile.isWhole(bytes.map { $0 == UInt8(ascii: "Z") ? 0 : $0 }))
    }

    @Test func `a file with an index out of range is no zone`() throws {
        // One transition, one type and its name, in the second block, which is the one that readers use.
        func file(kind: UInt8 = 0, types: UInt8 = 1, name: UInt8 = 0, end: UInt8 = 0) -> [UInt8] {
            func header(_ counts: [UInt8]) -> [UInt8] {
                Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15) + counts.flatMap { [0, 0, 0, $0] }
            }
            let type: [UInt8] = [0, 0, 14, 16, 0, name]
            return header([0, 0, 0, 0, 0, 0]) + header([0, 0, 0, 1, types, 4]) + [UInt8](repeating: 0, count: 8) + [
                kind
            ]
                + (types == 0 ? [] : type) + Array("CET".utf8) + [end] + Array("\nCET-1\n".utf8)
        }
        #expect(TimeZoneFile.isWhole(file()))
        #expect(!TimeZoneFile.isWhole(file(kind: 1)))
        #expect(!TimeZoneFile.isWhole(file(types: 0)))
        #expect(!TimeZoneFile.isWhole(file(name: 4)))
        #expect(!TimeZoneFile.isWhole(file(end: 65)))
    }
}
