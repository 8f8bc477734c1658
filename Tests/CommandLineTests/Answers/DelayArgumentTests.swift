import ArgumentParser
import ReminderCore
import Testing

@testable import balasana

@Suite struct DelayArgumentTests {
    @Test func `a delay is a length, a time or the end of the call`() throws {
        #expect(try DelayArgument.parse([]) == nil)
        #expect(try DelayArgument.parse(["20m"]) == .length(.seconds(1200)))
        #expect(try DelayArgument.parse(["20"]) == .length(.seconds(1200)))
        #expect(try DelayArgument.parse(["until", "15:30"]) == .until(.time(TimeOfDay(hour: 15, minute: 30))))
        #expect(try DelayArgument.parse(["until", "24:00"]) == .until(.time(TimeOfDay(hour: 0, minute: 0))))
        #expect(try DelayArgument.parse(["until", "tomorrow"]) == .until(.tomorrow))
        let mistake = #expect(throws: ValidationError.self) { try DelayArgument.parse(["tomorrow"]) }
        #expect(mistake?.message == "Use `until tomorrow`.")
        #expect(try DelayArgument.parse(["until-call-ends"]) == .until(.callEnd))
    }

    @Test func `a bare number is minutes, up to the limits`() throws {
        #expect(try DelayArgument.parse(["10"]) == .length(.seconds(600)))
        #expect(try LengthArgument.parse("1440") == .seconds(86_400))
        #expect(try LengthArgument.parseAgo("0") == .zero)
        #expect(try LengthArgument.parseAgo("20") == .seconds(1200))
        #expect(try LengthArgument.parseHold("1") == .seconds(60))
        #expect(try LengthArgument.parse("1H30M") == .seconds(5400))
    }

    @Test(arguments: ["0", "1441", "-5", "1.5", "99999999999999999999", "\u{0663}", "", " ", "10 20", "5m5"])
    func `an invalid length is rejected`(text: String) {
        #expect(throws: (any Error).self) { try LengthArgument.parse(text) }
    }

    @Test(arguments: ["0", "11", "601", "0s"]) func `a hold lasts from one second to ten minutes`(text: String) {
        #expect(throws: (any Error).self) { try LengthArgument.parseHold(text) }
    }
}
