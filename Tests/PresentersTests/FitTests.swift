import Fixtures
import Presenters
import Testing

@testable import ReminderCore

/// Tests that no server cuts the important text. Every server cuts from the end: mako after a few lines of 28
/// characters, GNOME Shell after 55 characters of the body, with spaces in place of line ends.
@Suite struct FitTests {
    private static let poses = Variation.allCases.flatMap { variation in
        (0..<8).map { bits in
            Pose(variation, Set(Adjustment.allCases.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element)))
        }
    }

    /// `text` in lines as a server wraps it: between words, and inside words that are too long.
    private static func wrapped(_ text: String, _ width: Int = 28) -> [String] {
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = ""
            for var word in paragraph.split(separator: " ") {
                if !line.isEmpty, line.count + 1 + word.count > width {
                    lines.append(line)
                    line = ""
                }
                while word.count > width {
                    lines.append(String(word.prefix(width)))
                    word = word.dropFirst(width)
                }
                line += line.isEmpty ? String(word) : " \(word)"
            }
            lines.append(line)
        }
        return lines
    }

    /// The first `count` lines of 28 characters of the whole notification, joined by spaces.
    private static func top(_ count: Int, of text: NotificationText, _ traits: ServerTraits) -> String {
        (wrapped(text.summary) + wrapped(text.body(for: traits) ?? "")).prefix(count).joined(separator: " ")
            .replacing("\u{A0}", with: " ")
    }

    private static func firstSentence(_ text: String) -> String {
        text.split(separator: ". ").first.map { $0.hasSuffix(".") ? String($0) : "\($0)." } ?? text
    }

    @Test func `wrapped breaks lines between words, and inside words that are too long`() {
        #expect(Self.wrapped("one two three", 7) == ["one two", "three"])
        #expect(Self.wrapped("a balasana b", 4) == ["a", "bala", "sana", "b"])
        #expect(Self.wrapped("one\ntwo", 7) == ["one", "two"])
    }

    @Test func `the first line of every adjusted pose has at most 55 characters, and its caution 28`() {
        for pose in Self.poses {
            let brief = PoseText.brief(pose).text
            #expect(brief.count <= 55, "\(brief)")
            if !pose.adjustments.isEmpty { #expect(Self.firstSentence(brief).count <= 28, "\(brief)") }
        }
    }

    @Test func `the first line of every adjusted pose contains its caution`() {
        for pose in Self.poses where pose.variation.isPose {
            let brief = PoseText.brief(pose)
            if pose.adjustments.contains(.gradual) {
                #expect(brief.text.lowercased().contains("slowly") && brief.facts.contains(.c1), "\(brief.text)")
            }
            if !pose.adjustments.isDisjoint(with: [.kneesApart, .props]) {
                let said = brief.text.contains("No pressure on your abdomen.")
                #expect(said && brief.facts.contains(.c3), "\(brief.text)")
            }
        }
    }

    @Test(arguments: KindOfServer.allCases)
    func `a reminder fits three lines of 28 characters and one of 55`(kind: KindOfServer) {
        for traits in kind.traits where traits.hasBody {
            for pose in Self.poses {
                for (hold, snooze) in [(30, true), (45, false), (59, true), (60, true), (150, false), (600, true)] {
                    let content = SampleTexts.reminder(
                        .sitting, .daily, pose, hold: hold, snooze: snooze ? .seconds(300) : nil)
                    let text = ReminderText.notification(content)
                    let brief = PoseText.brief(pose).text
                    // `comfort better` has its own line below.
                    let words = ["start"] + (snooze ? ["snooze"] : []) + (content.waitsForBetter ? [] : ["skip"])
                    let commands = "balasana \(words.joined(separator: "|"))"
                    var needed = pose.adjustments.isEmpty ? [] : [Self.firstSentence(brief)]
                    if !traits.hasButtons { needed.append(commands) }
                    // With a length in minutes and seconds, the title can have two lines.
                    let title = Self.wrapped(text.summary).count
                    let top = Self.top(title + 2, of: text, traits)
                    #expect(hold >= 60 || title == 1, "\(text.summary)")
                    #expect(title <= 2, "\(text.summary)")
                    for words in needed + [text.summary] { #expect(top.contains(words), "\(top)") }
                    let line = text.body(for: traits)?.replacing("\n", with: " ").prefix(55) ?? ""
                    for words in needed { #expect(line.contains(words), "\(line)") }
                    if traits.hasButtons { #expect(line.contains(brief), "\(line)") }
                }
            }
        }
    }

    @Test(arguments: KindOfServer.allCases)
    func `a note comes before all but the commands and a pose with cautions`(kind: KindOfServer) {
        let note = String(repeating: "a note ", count: 12).prefix(SlotSettings.longestNote).dropLast(4)
        for traits in kind.traits where traits.hasBody {
            let text = ReminderText.notification(SampleTexts.noted(String(note)))
            let without = ReminderText.notification(
                SampleTexts.reminder(.slot("morning"), .daily, Pose(.classic), hold: 150))
            #expect(text.lines.dropFirst().sorted() == without.lines.sorted())
            let commands = traits.hasButtons ? 0 : 1
            let lines = text.body(for: traits)?.split(separator: "\n") ?? []
            #expect(lines.count > commands && lines[commands] == "Note: \(note)")
            let top = Self.top(5, of: text, traits)
            #expect(top.contains(String(note.prefix(60))), "\(top)")
            #expect(traits.hasButtons || top.contains("balasana start|snooze|skip"), "\(top)")
            for pose in Self.poses where pose.variation.isPose && !pose.adjustments.isEmpty {
                var content = SampleTexts.noted(String(note))
                content.pose = pose
                let brief = PoseText.brief(pose).text
                let text = ReminderText.notification(content)
                #expect(text.lines.prefix(2) == [brief, "Note: \(note)"])
            }
        }
    }

    @Test func `no server breaks a line between a number and its unit`() {
        var text = ReminderText.notification(SampleTexts.noted())
        text.summary = "Hold 3 s"
        text.lines = ["1 h 5 min, 30 s", "3 snoozes at 9 have 2 minutes", "s min h 4"]
        text.actions = []
        let traits = ServerTraits(capabilities: ["body"], server: nil)
        #expect(text.title == "Hold 3\u{A0}s")
        #expect(
            text.body(for: traits)
                == "1\u{A0}h 5\u{A0}min, 30\u{A0}s\n3 snoozes at 9 have 2 minutes\ns min h 4")
    }

    @Test func `LXQt's server gets lines to cut below a text with buttons, and only there`() {
        let lxqt = KindOfServer.narrowButtons.traits[0]
        func room(_ text: NotificationText, _ traits: ServerTraits) -> Int {
            text.body(for: traits)?.split(separator: "\n").count { $0 == "\u{A0}" } ?? 0
        }
        let text = ReminderText.notification(SampleTexts.noted())
        #expect(room(text, lxqt) == 1 + text.lines.reduce(text.title.count) { $0 + $1.count } / 50)
        for kind in KindOfServer.allCases where kind != .narrowButtons {
            for traits in kind.traits { #expect(room(text, traits) == 0) }
        }
        var notice = text
        notice.actions = []
        #expect(room(notice, lxqt) == 0)
    }

    @Test(arguments: KindOfServer.allCases)
    func `getting ready fits five lines of 28 characters, also without sound`(kind: KindOfServer) {
        for traits in kind.traits where traits.hasBody {
            for pose in Self.poses where pose.variation.isPose {
                for silence in [nil, HoldContent.Silence.all, .voice(hasChimes: true), .voice(hasChimes: false)] {
                    let text = SampleTexts.hold(.getDown, pose, lasts: 25, silence: silence)
                    let top = Self.top(5, of: text, traits)
                    var needed = pose.adjustments.isEmpty ? [] : [Self.firstSentence(PoseText.brief(pose).text)]
                    if !traits.hasButtons { needed.append("balasana stop") }
                    needed += text.lines.prefix(silence == nil ? 1 : 2)
                    for words in needed + [text.summary] { #expect(top.contains(words), "\(top)") }
                }
            }
        }
    }

    @Test(arguments: KindOfServer.allCases)
    func `a hold and the question fit five lines of 28 characters`(kind: KindOfServer) {
        for traits in kind.traits where traits.hasBody {
            for variation in Variation.poses {
                let hold = SampleTexts.hold(.hold, Pose(variation), lasts: 30)
                let top = Self.top(5, of: hold, traits)
                #expect(top.contains(hold.summary) && top.contains(PoseText.caution.text), "\(top)")
                #expect(traits.hasButtons || top.contains("balasana stop"), "\(top)")
            }
            for (isDone, choices) in [(true, "comfortable|too-long|hurt"), (false, "too-long|hurt")] {
                let question = SampleTexts.question(isDone: isDone)
                let top = Self.top(5, of: question, traits)
                #expect(top.contains(question.summary) && top.contains(question.lines[0]), "\(top)")
                #expect(traits.hasButtons || top.contains("balasana comfort \(choices)"), "\(top)")
            }
        }
    }

    @Test(arguments: KindOfServer.allCases)
    func `every notification matches the golden file`(kind: KindOfServer) throws {
        let now = SampleTexts.all.map { name, text in
            let shown = Set(kind.traits.map { text.shown(on: $0) })
            #expect(shown.count == 1, "servers of one kind must show the same text")
            return "# \(name)\n\(shown.first ?? "")\n"
        }.joined(separator: "\n")
        #expect(try now == GoldenFile.text("notifications-\(kind).txt", now: now))
    }
}
