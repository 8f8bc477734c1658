import Presenters
import ReminderCore
import Testing

@testable import balasana

/// A hold as lines of text.
@Suite("Hold lines") struct HoldLinesTests {
    /// Every line that is told when a look is taken each tenth of a second.
    private func told(_ hold: SampleHold) -> [String] {
        var lines: [String] = []
        var last: HoldContent.Phase?
        for time in stride(from: 20, to: hold.end, by: 100) {
            let part = HoldLines.part(hold.report(time), at: hold.start + time)
            if part != last, let line = HoldLines.line(hold.report(time), at: hold.start + time) { lines.append(line) }
            last = part
        }
        return lines
    }

    @Test func `there is a line for each part`() {
        #expect(
            told(SampleHold(.classic)) == [
                "Hold for 45 s.", "Halfway: 22 s to go.", "10 s to go.",
                "Come up slowly: walk the hands back, lift the trunk, keep breathing. You have 10 s.",
            ])
    }

    @Test func `a short hold is not hurried`() {
        #expect(
            told(SampleHold(length: 2000)) == ["Hold for 2 s.", "Come up slowly, keep breathing. You have 10 s."])
    }

    @Test func `a walk is told of without a pose`() {
        #expect(told(SampleHold(.walk, length: 60_000)) == ["Walk for 1 min.", "Standing up has ended the sitting."])
    }

    @Test func `the next line is due when its part begins`() {
        let hold = SampleHold()
        func next(_ time: Int) -> Int? { HoldLines.next(hold.report(time), at: hold.start + time) }
        #expect(next(1000) == nil)
        #expect(next(5000) == 22_500)
        #expect(next(27_500) == 12_500)
        #expect(next(40_000) == nil)
        #expect(next(51_000) == nil)
    }

    @Test func `each end is told for what it was`() {
        let hold = SampleHold()
        #expect(HoldLines.end(hold.report(0)) == ["Stopped before the hold began."])
        #expect(HoldLines.end(hold.report(6000)) == ["Stopped. Come up slowly, keep breathing."])
        #expect(
            HoldLines.end(hold.report(51_000)) == [
                "Done: 45 s held.", "How was it? balasana comfort comfortable, too-long or hurt",
            ])
        #expect(
            HoldLines.end(SampleHold(isDone: false).report(51_000)) == [
                "The hold is over: there was input during it, so it counts in part."
            ])
        #expect(HoldLines.end(SampleHold(.walk).report(51_000)) == ["Done: 45 s on your feet."])
        #expect(HoldLines.end(SampleHold(.walk).report(6000)) == ["Stopped."])
    }
}
