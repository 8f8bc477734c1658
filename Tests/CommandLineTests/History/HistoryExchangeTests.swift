import Fixtures
import Foundation
import Testing

@testable import ReminderCore
@testable import Storage
@testable import balasana

/// Runs `balasana history export` and `balasana history import`.
@Suite("History export and import") struct HistoryExchangeTests {
    private static let folder = ".local/share/balasana/history"
    private let home: UserHome

    init() throws {
        home = try UserHome()
        home.environment["TZ"] = "Europe/Berlin"
    }

    private func putDesk() throws {
        try home.put(
            "\(Self.folder)/desk/2026-11.tsv",
            """
            \(HistoryRow.header)
            2026-11-29T09:00:00.250+01:00\tbout\tsitting\t\t\t2820\tfrom=2026-11-29T08:12:04.000+01:00 ended=away
            2026-11-29T09:05:00.000+01:00\tdone\tslot:a,"b\tclassic\t30\t0\tdate=2026-11-29
            2026-11-29T10:00:00.000+01:00\tpondered\t=1+1\t\t\t0\t
            2026-11-29T11:00:00.000+01:00\tbout\tsitting\t\t\t60\tfrom=2026-11-29T10:59:00.000+01:00 ended=lock

            """)
    }

    /// An export with one machine: `hostname`, and times with the word for the status.
    private func export(_ hostname: String = "my desk", _ events: (from: String, seconds: Double, status: String)...)
        throws
    {
        let texts = events.map {
            #"{"timestamp":"\#($0)","duration":\#($1),"data":{"status":"\#($2)"}}"#
        }
        try home.put(
            "aw.json",
            """
            {"buckets": {"aw-watcher-window_x": {"type": "currentwindow", "hostname": "x", "events": [{}]},
            "aw-watcher-afk_x": {"type": "afkstatus", "hostname": "\(hostname)", "events": [
            \(texts.joined(separator: ",\n"))]}}}
            """)
    }

    private var imported: String? { home.text("\(Self.folder)/my-desk-activitywatch/2026-11.tsv") }

    @Test func `JSON has an object for each row`() throws {
        try putDesk()
        let lines = try home.run("history", "--days", "36500", "--json").out.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(
            lines[1] == """
                {"at":"2026-11-29T09:05:00.000+01:00","detail":"date=2026-11-29","ended":null,"event":"done",\
                "from":null,"hold_seconds":30,"kind":"slot","machine":"desk","sitting_seconds":0,"slot":"a,\\"b",\
                "variation":"classic"}
                """)
        #expect(lines[2].contains(#""event":"pondered""#) && lines[2].contains(#""kind":"=1+1""#))
        #expect(lines[3].contains(#""ended":"lock","event":"bout","from":"2026-11-29T10:59:00.000+01:00""#))
    }

    @Test func `CSV has all rows, with quotes where they are needed and no formula`() throws {
        try putDesk()
        #expect(
            try home.run("history", "export", "--csv") == (
                0,
                """
                time,machine,event,kind,variation,hold_seconds,sitting_seconds,detail
                2026-11-29T09:00:00.250+01:00,desk,bout,sitting,,,2820,\
                from=2026-11-29T08:12:04.000+01:00 ended=away
                2026-11-29T09:05:00.000+01:00,desk,done,"slot:a,""b",classic,30,0,date=2026-11-29
                2026-11-29T10:00:00.000+01:00,desk,pondered,'=1+1,,,0,
                2026-11-29T11:00:00.000+01:00,desk,bout,sitting,,,60,from=2026-11-29T10:59:00.000+01:00 ended=lock

                """, ""
            ))
    }

    @Test func `a bucket for each machine has its bouts, without what ActivityWatch had recorded`() throws {
        try putDesk()
        try export("my desk", (from: "2026-11-28T08:00:00Z", seconds: 60, status: "not-afk"))
        #expect(try home.run("history", "import", "aw.json").status == 0)
        try home.put(
            "\(Self.folder)/work/2026-10.tsv",
            "2026-10-25T02:30:00.000+01:00\tbout\t\t\t\t5400\tfrom=2026-10-25T02:00:00.000+02:00 ended=away\n")
        let result = try home.run("history", "export", "--activitywatch")
        #expect(result.status == 0 && result.error == "")
        let export = try JSONDecoder().decode([String: [String: Bucket]].self, from: Data(result.out.utf8))
        let buckets = try #require(export["buckets"])
        #expect(buckets.keys.sorted() == ["balasana_desk", "balasana_work"])
        let desk = try #require(buckets["balasana_desk"])
        #expect(desk.id == "balasana_desk" && desk.hostname == "desk" && desk.client == "balasana")
        #expect(desk.type == "balasana.sitting" && desk.created == "2026-11-29T07:12:04.000+00:00")
        #expect(desk.events.map(\.timestamp) == ["2026-11-29T07:12:04.000+00:00", "2026-11-29T09:59:00.000+00:00"])
        #expect(desk.events.map(\.duration) == [2876.25, 60])
        #expect(desk.events.map(\.data.ended) == ["away", "lock"] && desk.events[0].data.seconds == 2820)
        // The hour that comes twice.
        #expect(buckets["balasana_work"]?.events.map(\.duration) == [5400])
        let empty = try UserHome().run("history", "export", "--activitywatch")
        #expect(empty == (0, "{\"buckets\":{}}\n", ""))
    }

    private struct Bucket: Decodable {
        struct Event: Decodable {
            struct Detail: Decodable {
                let title: String
                let ended: String
                let seconds: Int
            }
            let timestamp: String
            let duration: Double
            let data: Detail
        }
        let id: String
        let type: String
        let client: String
        let hostname: String
        let created: String
        let events: [Event]
    }

    @Test func `an import gives bouts for each date, and a second one gives nothing`() throws {
        try putDesk()
        let desk = home.text("\(Self.folder)/desk/2026-11.tsv")
        try export(
            "my desk", (from: "2026-11-28T22:30:00.500000+00:00", seconds: 3600.25, status: "not-afk"),
            (from: "2026-11-28T09:10:00Z", seconds: 48000.5, status: "afk"),
            (from: "2026-11-28T08:00:00Z", seconds: 4200, status: "not-afk"),
            (from: "2026-11-28T08:30:00Z", seconds: 60, status: "not-afk"),
            (from: "2026-11-28T08:30:00Z", seconds: 0, status: "not-afk"))
        #expect(
            try home.run("history", "import", "aw.json")
                == (0, "my-desk-activitywatch: 5 rows were added to the history.\n", ""))
        let rows = """
            \(HistoryRow.header)
            2026-11-28T10:10:00.000+01:00\tbout\tsitting\t\t\t4200\tfrom=2026-11-28T09:00:00.000+01:00 ended=away
            2026-11-29T00:00:00.000+01:00\tobserved\t\t\t\t0\tfrom=2026-11-28T09:00:00.000+01:00 ended=midnight
            2026-11-29T00:00:00.000+01:00\tbout\tsitting\t\t\t1800\tfrom=2026-11-28T23:30:00.500+01:00 ended=midnight
            2026-11-29T00:30:00.750+01:00\tobserved\t\t\t\t0\tfrom=2026-11-29T00:00:00.000+01:00 ended=quit
            2026-11-29T00:30:00.750+01:00\tbout\tsitting\t\t\t1801\tfrom=2026-11-29T00:00:00.000+01:00 ended=quit

            """
        #expect(imported == rows)
        // In another zone midnight is another moment, and still nothing is new.
        for zone in ["Europe/Berlin", "Asia/Tokyo"] {
            home.environment["TZ"] = zone
            #expect(
                try home.run("history", "import", "aw.json")
                    == (0, "my-desk-activitywatch: everything is in the history already.\n", ""))
        }
        #expect(imported == rows)
        #expect(home.text("\(Self.folder)/desk/2026-11.tsv") == desk)
        #expect(home.names(Self.folder) == ["desk", "my-desk-activitywatch"])
    }

    @Test func `a longer export adds only what is new`() throws {
        try export("my desk", (from: "2026-11-28T08:00:00Z", seconds: 600, status: "not-afk"))
        #expect(try home.run("history", "import", "aw.json").status == 0)
        try export(
            "my desk", (from: "2026-11-28T07:50:00Z", seconds: 1800, status: "not-afk"),
            (from: "2026-11-28T08:20:00Z", seconds: 600, status: "afk"))
        #expect(try home.run("history", "import", "aw.json").status == 0)
        let bouts = imported?.split(separator: "\n").filter { $0.contains("\tbout\t") } ?? []
        #expect(
            bouts.map { $0.split(separator: "\t").suffix(2).joined(separator: " ") } == [
                "600 from=2026-11-28T09:00:00.000+01:00 ended=quit",
                "600 from=2026-11-28T08:50:00.000+01:00 ended=quit",
                "600 from=2026-11-28T09:10:00.000+01:00 ended=away",
            ])
    }

    @Test func `doctor does not miss the machine of an import`() throws {
        try export("my desk", (from: "2020-11-28T08:00:00Z", seconds: 600, status: "not-afk"))
        #expect(try home.run("history", "import", "aw.json").status == 0)
        try home.put("\(Self.folder)/laptop/2020-11.tsv", "2020-11-28T09:00:00.000+01:00\tate\t\t\t\t0\t\n")
        let text = try home.run("doctor").out.replacing(#/\s+/#) { _ in " " }
        #expect(text.contains("The last row of the machine laptop is of"))
        #expect(!text.contains("activitywatch"))
    }

    @Test func `what cannot be imported is named, and nothing is written`() throws {
        try export("my desk", (from: "yesterday", seconds: 600, status: "not-afk"))
        let fault = try home.run("history", "import", "aw.json")
        #expect(fault.status == 65)
        #expect(
            fault.error.hasPrefix(
                "balasana: aw.json: buckets.aw-watcher-afk_x.events[0].timestamp: found \"yesterday\"; expected a time")
        )
        try home.put("broken.json", "{\"buckets\": {\n\"x\": oops")
        let broken = try home.run("history", "import", "broken.json")
        #expect(broken.status == 65 && broken.error.hasPrefix("balasana: broken.json:2: found "))
        #expect(try home.run("history", "import", "none.json").status == 66)
        #expect(home.names(Self.folder) == [])
        // A file that cannot be read may have the same rows.
        try export("my desk", (from: "2026-11-28T08:00:00Z", seconds: 600, status: "not-afk"))
        try home.put("\(Self.folder)/my-desk-activitywatch/2026-11.tsv", "odd\n")
        let unreadable = try home.run("history", "import", "aw.json")
        #expect(unreadable.status == 1 && unreadable.error.contains("2026-11.tsv:1: found \"odd\""))
        #expect(imported == "odd\n")
    }

    @Test(arguments: [
        (["--tsv", "--json"], "Use either --tsv or --json, not both."),
        (["--follow", "--days", "3"], "--follow prints only new rows, so it takes no --days."),
        (["export"], "Use either --activitywatch or --csv."),
        (["export", "--csv", "--activitywatch"], "Use either --activitywatch or --csv."),
        (["--days", "3", "export", "--csv"], "The options of `balasana history` go without a command."),
        (["exprt"], "Unknown command \"exprt\". Did you mean `balasana history export`?"),
    ]) func `a wrong command line is explained`(words: [String], sentence: String) throws {
        let result = try home.run(arguments: ["history"] + words)
        #expect(result.status == 64 && result.error.hasPrefix("balasana: \(sentence)\n"), "\(result.error)")
    }

    @Test func `periods are joined and subtracted like sets of seconds`() {
        var random = SeededNumbers(seed: 7)
        for _ in 0..<500 {
            func ranges() -> [Range<UTC>] {
                (0..<Int.random(in: 0...6, using: &random)).map { _ in
                    let from = Int64.random(in: 0..<60, using: &random)
                    return UTC(seconds: from)..<UTC(seconds: from + .random(in: 0..<20, using: &random))
                }
            }
            func seconds(_ ranges: [Range<UTC>]) -> Set<Int64> {
                Set(ranges.flatMap { Array($0.lowerBound.seconds..<$0.upperBound.seconds) })
            }
            let (some, others) = (ranges(), ranges())
            let union = Periods(some)
            #expect(seconds(union.ranges) == seconds(some))
            #expect(zip(union.ranges, union.ranges.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
            let left = union.subtracting(Periods(others))
            #expect(seconds(left) == seconds(some).subtracting(seconds(others)))
            #expect(left.allSatisfy { !$0.isEmpty })
        }
    }
}
