import Fixtures
import Presenters
import ReminderCore
import Testing

@testable import balasana

/// Checks the statements of the guide and the facts they are based on.
@Suite("Guide") struct GuideTests {
    static let calendar = Calendar(zone: .fixed(offset: 3600, name: "Europe/Berlin"))

    static func guide(_ practice: Practice = Practice(), _ change: (inout Settings) -> Void = { _ in }) -> Guide {
        var settings = Settings()
        change(&settings)
        return Guide(settings, practice, calendar)
    }

    /// Two holds that hurt, a day apart.
    static var hurtTwice: Practice {
        Practice(
            [0, 1].map { day in
                HistoryEntry(at: UTC(seconds: 1_800_000_000 + day * 86_400), .hurt, .sitting, .seated)
            })
    }

    private func section(_ heading: String, of guide: Guide = guide()) throws -> GuideSection {
        try #require(guide.sections.first { $0.heading == heading })
    }

    private func text(_ heading: String, of guide: Guide = guide()) throws -> String {
        try section(heading, of: guide).entries.flatMap(\.statements).map(\.text).joined(separator: " ")
    }

    @Test func `the guide has every fact with any settings`() {
        let bodies: [(inout Settings) -> Void] = [
            { _ in }, { $0.slots = [] }, { $0.body.knees = true }, { $0.body.pregnancy = true },
        ]
        for change in bodies {
            let facts = Self.guide(Practice(), change).statements.flatMap(\.facts)
            #expect(Fact.allCases.filter { !facts.contains($0) && $0 != .w6 } == [])
        }
    }

    @Test func `during pregnancy the guide does not recommend pressure on the abdomen`() {
        func hasPressure(_ change: (inout Settings) -> Void) -> Bool {
            Self.guide(Practice(), change).statements.contains { $0.facts.contains(.w6) }
        }
        #expect(hasPressure { _ in })
        #expect(!hasPressure { $0.body.pregnancy = true })
    }

    @Test func `every statement is a sentence with a fact, and occurs once`() {
        let statements = Self.guide().statements
        for statement in statements {
            #expect(!statement.facts.isEmpty, "\(statement.text)")
            #expect(statement.text.hasSuffix(".") && !statement.text.contains("  "), "\(statement.text)")
        }
        #expect(Set(statements.map(\.text)).count == statements.count)
    }

    /// Headings are not statements: they name a topic and make no claim.
    @Test func `the guide has exactly these headings`() {
        let guide = Self.guide()
        #expect(guide.title == "Your guide to Child's Pose")
        #expect(
            guide.sections.map(\.heading) == [
                "The pose in six steps", "Your variation", "The four variations", "Breathing", "Take care",
                "Why it helps", "How often and how long",
            ])
        #expect(
            guide.sections.map { $0.entries.compactMap(\.heading) } == [
                [
                    "On all fours", "Lower your hips", "Place your arms", "Rest your forehead", "Breathe",
                    "Come out slowly",
                ],
                ["At the desk", "Morning session at 07:30 and evening session at 21:00"],
                ["Classic", "Seated", "Supported", "Wide-knee"], [],
                ["Everyone", "A disc problem in your lower back", "An injured knee or hip", "Pregnancy"], [],
                [
                    "Every day", "The length of a hold", "Breaks", "Before and after a workout", "Getting down and up",
                    "After a meal",
                ],
            ])
    }

    @Test func `every picture is used`() {
        #expect(Set(Self.guide().sections.flatMap(\.entries).compactMap(\.picture)) == Set(Picture.allCases))
    }

    @Test func `the six steps are numbered and match T1 to T6 in order`() throws {
        let steps = try section("The pose in six steps")
        #expect(steps.isNumbered)
        #expect(steps.entries.map { $0.statements[0].facts[0].rawValue } == ["T1", "T2", "T3", "T4", "T5", "T6"])
        #expect(steps.entries.map { $0.picture?.rawValue } == (1...6).map { "step-\($0)" })
        #expect(Self.guide().sections.filter(\.isNumbered) == [steps])
    }

    @Test func `all cautions and the disclaimer appear once, with any settings`() throws {
        let care = try section("Take care")
        #expect(Set(care.entries.flatMap(\.statements).flatMap(\.facts)).isSuperset(of: [.c1, .c2, .c3, .c4]))
        #expect(Self.guide().sections.filter(\.hasDisclaimer) == [care])
        #expect(try section("Take care", of: Self.guide { $0.body.disc = true }) == care)
    }

    @Test func `the statement on research includes its limit`() {
        let research = Self.guide().statements.filter { $0.facts.contains(.w7) }.map(\.text)
        #expect(
            research == [
                """
                Research on medical yoga as a whole programme shows less chronic back pain and better function; \
                the effect of this pose alone has not been studied separately.
                """
            ])
    }

    @Test func `your variation is the one in reminders, with its reason`() throws {
        let supported = try section("Your variation", of: Self.guide { $0.body.hips = true })
        #expect(
            supported.entries.map(\.heading) == [
                "At the desk", "Morning session at 07:30 and evening session at 21:00",
            ])
        #expect(supported.entries.map(\.picture) == [.seated, .supported])
        #expect(
            supported.entries[1].statements.map(\.text) == [
                "Supported Child's Pose, folding gradually, because hips = yes.",
                "Lower your hips toward your heels, with pillows under your trunk or forehead.",
                "Fold slowly, only as far as feels easy.",
            ])
        let walk = try section("Your variation", of: Self.guide(Self.hurtTwice))
        #expect(walk.entries.map(\.picture) == [.walk])
        #expect(walk.entries[0].heading == "At the desk, morning session at 07:30 and evening session at 21:00")
    }

    @Test func `the guide has the default numbers`() throws {
        #expect(try text("Breathing").contains("Your rhythm is 4 s in and 6 s out."))
        let rhythm = try text("How often and how long")
        for words in [
            "Yours: morning session at 07:30 and evening session at 21:00.", "after 45 min of sitting",
            "At the desk, holds start at 30 s and grow to 1 min at most.",
            "In the morning session and the evening session, holds start at 30 s and grow to 3 min at most.",
            "After 3 comfortable holds in a row the next one is 15 s longer.",
            "25 s to get down on the floor, or 5 s on a chair", "10 s to come up slowly", "no pose for 1 h.",
        ] {
            #expect(rhythm.contains(words), "\(words)")
        }
    }

    @Test func `without sitting reminders it says so`() throws {
        let rhythm = try text("How often and how long", of: Self.guide { $0.sitting.remindAfter = nil })
        #expect(rhythm.contains("You have switched sitting reminders off; `balasana start` begins a hold at any time."))
    }

    @Test func `numbers from the settings change, numbers from the facts do not`() throws {
        let guide = Self.guide { settings in
            settings.guide.breath = Breath(into: .seconds(3), out: .seconds(5), spoken: 3)
            settings.guide.getDownFloor = .seconds(40)
            settings.sitting.remindAfter = .seconds(3600)
            settings.sitting.hold = HoldRange(start: .seconds(20), ceiling: .seconds(45))
            settings.programme.comfortable = 5
            settings.afterMeal = .seconds(7200)
            settings.slots[1].hold.ceiling = .seconds(120)
            settings.slots[1].purpose = .coolDown
        }
        #expect(try text("Breathing", of: guide).contains("Your rhythm is 3 s in and 5 s out."))
        let rhythm = try text("How often and how long", of: guide)
        for words in [
            "Yours: morning session at 07:30.", "to cool down. Yours: evening session at 21:00.",
            "after 1 h of sitting",
            "Hold the pose for 30 s to several minutes.", "begin with 30 s to 1 min and lengthen it as comfort allows",
            "At the desk, holds start at 20 s and grow to 45 s at most.",
            "In the morning session, holds start at 30 s and grow to 3 min at most.",
            "In the evening session, holds start at 30 s and grow to 2 min at most.", "After 5 comfortable holds",
            "40 s to get down on the floor", "Wait at least one hour after eating.", "no pose for 2 h.",
        ] {
            #expect(rhythm.contains(words), "\(words)")
        }
    }
}
