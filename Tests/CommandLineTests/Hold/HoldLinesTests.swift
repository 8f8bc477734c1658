import Presenters
import ReminderCore
import Testing

@testable import balasana

/// Checks a hold as lines of text.
@Suite("Hold lines") struct HoldLinesTests {
    /// The lines printed if the phase is checked every tenth of a second.
    private func lines(_ hold: SampleHold) -> [String] {
        var lines: [String] = []
        var last: HoldContent.Phase?
        for time in stride(from: 20, to: hold.end, by: 100) {
            let part = HoldLines.part(hold.report(time), at: hold.start + time)
            if part != last, let line = HoldLines.line(hold.report(time), at: hold.start + time) { lines.append(line) }
            last = part
        }
        return lines
    }

    @Test func `each phase has a line`() {
        #expect(
            lines(SampleHold(.classic)) == [
                "Hold for 45 s.", "Halfway: 22 s to go.", "10 s to go.",
                "Come up slowly: walk your hands back, lift your trunk, keep breathing. You have 10 s.",
            ])
    }

    @Test func `a short hold has no lines for halfway and the last seconds`() {
        #expect(
            lines(SampleHold(length: 2000)) == [
                "Hold for 2 s.", "Come up slowly and keep breathing. You have 10 s.",
            ])
    }

    @Test func `a walk has lines without a pose`() {
        let walk = lines(SampleHold(.walk, length: 60_000))
        #expect(walk == ["Walk for 1 min.", "Your sitting time starts again from zero."])
    }

    @Test func `the next line is due when its phase begins`() {
        let hold = SampleHold()
        func next(_ time: Int) -> Int? { HoldLines.next(hold.report(time), at: hold.start + time) }
        #expect(next(1000) == nil)
        #expect(next(5000) == 22_500)
        #expect(next(27_500) == 12_500)
        #expect(next(40_000) == nil)
        #expect(next(51_000) == nil)
    }

    @Test func `each kind of end has its own lines`() {
        let hold = SampleHold()
        #expect(HoldLines.end(hold.report(0)) == ["Stopped before the hold began."])
        #expect(HoldLines.end(hold.report(6000)) == ["Stopped. Come up slowly and keep breathing."])
        #expect(
            HoldLines.end(hold.report(51_000)) == [
                "Done. You held for 45 s.",
                "How did that feel? Answer with `balasana comfort comfortable`, `too-long` or `hurt`.",
            ])
        #expect(
            HoldLines.end(SampleHold(isDone: false).report(51_000)) == [
                "The hold is over. You used the keyboard or mouse, so it counts as partial."
            ])
        #expect(HoldLines.end(SampleHold(.walk).report(51_000)) == ["Done. You walked for 45 s."])
        #expect(HoldLines.end(SampleHold(.walk).report(6000)) == ["Stopped."])
    }

    @Test func `the command is not named if a question follows`() {
        let hold = SampleHold()
        #expect(HoldLines.end(hold.report(51_000), isAsked: true) == ["Done. You held for 45 s."])
        #expect(HoldLines.end(hold.report(6000), isAsked: true) == ["Stopped. Come up slowly and keep breathing."])
    }

    @Test func `only a hold that was done or stopped has a question`() {
        let hold = SampleHold()
        #expect(HoldQuestion(hold.report(0)) == nil)
        #expect(HoldQuestion(hold.report(6000))?.isDone == false)
        #expect(HoldQuestion(hold.report(51_000))?.isDone == true)
        #expect(HoldQuestion(SampleHold(isDone: false).report(51_000)) == nil)
        #expect(HoldQuestion(SampleHold(.walk).report(6000)) == nil)
        #expect(HoldQuestion(SampleHold(.walk).report(51_000)) == nil)
    }

    @Test func `Enter gives no answer, and every letter is in the question`() throws {
        for time in [6000, 51_000] {
            let question = try #require(HoldQuestion(SampleHold().report(time))).question(width: 80)
            for letter in question.answers { #expect(question.text.contains("[\(letter)]"), "\(letter)") }
            #expect(HoldQuestion.comfort(question.answers[0]) == nil)
            #expect(question.answers.dropFirst().allSatisfy { HoldQuestion.comfort($0) != nil })
        }
    }

    @Test(arguments: [20, 40, 80]) func `the question leaves space for its answer`(width: Int) throws {
        for time in [6000, 51_000] {
            let question = try #require(HoldQuestion(SampleHold().report(time))).question(width: width)
            for line in question.text.split(separator: "\n") { #expect(line.count + 2 < width, "\(line)") }
        }
    }
}
