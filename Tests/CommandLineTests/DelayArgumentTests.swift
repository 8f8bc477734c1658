import ArgumentParser
import ReminderCore
import Testing

@testable import balasana

@Suite struct DelayArgumentTests {
    @Test func `a length, a time and the end of the call`() throws {
        #expect(try DelayArgument.parse([]) == nil)
        #expect(try DelayArgument.parse(["20m"]) == .length(.seconds(1200)))
        #expect(try DelayArgument.parse(["20"]) == .length(.seconds(1200)))
        #expect(try DelayArgument.parse(["until", "15:30"]) == .until(.time(TimeOfDay(hour: 15, minute: 30))))
        #expect(try DelayArgument.parse(["until-call-ends"]) == .until(.callEnd))
    }

    @Test(arguments: [
        (["20x"], #""20x" is not a duration from 1s to 24h, such as 45m, 1h30m or 30s"#),
        (["until"], "until takes a time such as 15:30."),
        (["until", "25:00"], #"until: "25:00" is not a time from 00:00 to 23:59, such as 15:30"#),
        (["until", "off"], #"until: "off" is not a time from 00:00 to 23:59, such as 15:30"#),
        (["15:30", "20m"], #"found "15:30 20m", allowed is a length such as 20m, until 15:30 or until-call-ends"#),
    ])
    func `anything else is told with what is allowed`(words: [String], message: String) {
        do {
            _ = try DelayArgument.parse(words)
            Issue.record("taken")
        } catch {
            #expect("\(error)".contains(message) || (error as? ValidationError)?.message == message)
        }
    }
}
