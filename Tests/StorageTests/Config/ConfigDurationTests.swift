import Testing

@testable import Storage

@Suite struct ConfigDurationTests {
    @Test(arguments: [
        ("45m", 2700), ("1h30m", 5400), ("1h 30m", 5400), ("1 h 30 m", 5400), ("30s", 30), ("1h0m5s", 3605),
        ("90m", 5400),
        ("24h", 86_400), ("007s", 7), ("3600s", 3600),
    ])
    func `a duration is hours, minutes and seconds, each with its unit`(text: String, seconds: Int) throws {
        #expect(try ConfigDuration.parse(text) == .seconds(seconds))
    }

    @Test(arguments: [
        "", " ", "m", "45 minutes", "1.5h", "-5m", "5m1h", "5m5m", "1 0m", "5ms", "５m", "5m30", "0", "0s", "1441",
        "25h",
    ])
    func `anything else says what is allowed`(text: String) {
        #expect(throws: UnreadableValue.self) { try ConfigDuration.parse(text) }
    }

    @Test(arguments: [("45", 2700), ("1", 60), (" 90 ", 5400), ("1440", 86_400), ("1h30", 5400), ("1h 5", 3900)])
    func `a number without a unit is minutes`(text: String, seconds: Int) throws {
        #expect(try ConfigDuration.parse(text) == .seconds(seconds))
    }

    @Test func `a number needs a unit where it could be seconds`() throws {
        func problem(_ text: String, _ range: ClosedRange<Duration>) -> String? {
            #expect(throws: UnreadableValue.self) { try ConfigDuration.parse(text, in: range, bare: .unclear) }?
                .description
        }
        #expect(problem("45", .seconds(1) ... .seconds(86_400)) == "\"45\" needs a unit, for example 45s or 45m")
        #expect(problem("45", .seconds(1) ... .seconds(60)) == "\"45\" needs a unit, for example 45s")
        #expect(problem("5m30", .seconds(1) ... .seconds(600)) == "\"5m30\" needs a unit, for example 5m30s")
        #expect(
            problem("900", .seconds(1) ... .seconds(60))?.hasPrefix("\"900\" is not a duration from 1s to 1m") == true)
        #expect(try ConfigDuration.parse("0", in: .zero ... .seconds(60), bare: .unclear) == .zero)
    }

    @Test func `a refused value comes with what is allowed`() {
        func problem(_ text: String) -> String? {
            #expect(throws: UnreadableValue.self) { try ConfigDuration.parse(text) }?.description
        }
        #expect(problem("soon") == "\"soon\" is not a duration from 1s to 24h, such as 45m, 1h30m or 30s")
        #expect(problem("") == "a duration from 1s to 24h is missing, such as 45m, 1h30m or 30s")
        #expect(problem("2700") == "\"2700\" means 45h, which is not a duration from 1s to 24h")
    }

    @Test func `a range can allow zero`() throws {
        #expect(try ConfigDuration.parse("0s", in: .zero ... .seconds(60)) == .zero)
        #expect(throws: UnreadableValue.self) { try ConfigDuration.parse("61s", in: .zero ... .seconds(60)) }
    }

    @Test(arguments: [
        (0, "0s"), (30, "30s"), (90, "1m30s"), (2700, "45m"), (3600, "1h"), (5400, "1h30m"), (3605, "1h5s"),
        (-300, "-5m"),
        (90_061, "25h1m1s"),
    ])
    func `a duration is written as short as it can be read`(seconds: Int, text: String) {
        #expect(ConfigDuration.format(.seconds(seconds)) == text)
        #expect(ConfigDuration.format(.seconds(seconds) + .milliseconds(seconds < 0 ? -400 : 400)) == text)
    }

    @Test func `every second of a day survives writing and reading`() throws {
        for seconds in 1...86_400 {
            #expect(try ConfigDuration.parse(ConfigDuration.format(.seconds(seconds))) == .seconds(seconds))
        }
    }
}
