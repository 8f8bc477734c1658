import Fixtures
import ReminderCore
import Testing

@Suite("Rules 5 and 9: the pose") struct PoseChoiceTests {
    /// Every combination of notes.
    static let bodies: [BodySettings] = (0..<32).map { bits in
        var body = BodySettings()
        body.knees = bits & 1 != 0
        body.hips = bits & 2 != 0
        body.disc = bits & 4 != 0
        body.pregnancy = bits & 8 != 0
        body.floor = bits & 16 == 0
        return body
    }

    private func body(_ change: (inout BodySettings) -> Void) -> BodySettings {
        var body = BodySettings()
        change(&body)
        return body
    }

    private func choice(
        _ wish: Variation? = nil, _ place: PracticePlace = .floor, _ body: BodySettings = BodySettings(),
        _ practice: Practice = Practice()
    ) -> PoseChoice {
        PoseChoice(wish: wish, place: place, body: body, practice: practice)
    }

    private func hurt(_ variations: Variation..., days: Int = 30) -> Practice {
        Practice(
            variations.enumerated().flatMap { index, variation in
                [HistoryEvent.Name.done, .hurt].map {
                    HistoryEntry(
                        at: UTC(seconds: 1_800_000_000) + .seconds(index * days * 86_400), $0, .sitting, variation)
                }
            })
    }

    @Test func `nothing to allow for is classic on the floor, and seated on the chair`() {
        #expect(choice() == PoseChoice(pose: Pose(.classic), reasons: [.place(.floor)]))
        #expect(choice(nil, .chair) == PoseChoice(pose: Pose(.seated), reasons: [.place(.chair)]))
        #expect(choice(.classic, .chair) == PoseChoice(pose: Pose(.classic), reasons: [.wish]))
        #expect(choice(.wideKnee) == PoseChoice(pose: Pose(.wideKnee), reasons: [.wish]))
    }

    @Test func `a kind has its place, and the desk is a chair`() {
        var settings = Settings()
        #expect(settings.choice(of: .sitting, Practice()).pose == Pose(.seated))
        #expect(settings.choice(of: .slot("evening"), Practice()).pose == Pose(.classic))
        settings.sitting.place = .floor
        settings.slots[1].place = .chair
        #expect(settings.choice(of: .sitting, Practice()).pose == Pose(.classic))
        #expect(settings.choice(of: .slot("evening"), Practice()).pose == Pose(.seated))
    }

    @Test func `knees or no floor lead to the chair`() {
        #expect(
            choice(.classic, .floor, body { $0.knees = true })
                == PoseChoice(pose: Pose(.seated), reasons: [.note(.knees)]))
        #expect(
            choice(.classic, .floor, body { $0.floor = false })
                == PoseChoice(pose: Pose(.seated), reasons: [.note(.noFloor)]))
    }

    @Test func `hips or disc lead to supported and gradual`() {
        for note in [\BodySettings.hips, \BodySettings.disc] {
            let found = choice(.classic, .floor, body { $0[keyPath: note] = true })
            #expect(found.pose == Pose(.supported, [.gradual]))
        }
    }

    @Test func `pregnancy leads to wide-knee with props, and on the chair to knees apart`() {
        #expect(choice(.classic, .floor, body { $0.pregnancy = true }).pose == Pose(.wideKnee, [.props]))
        let onChair = body {
            $0.pregnancy = true
            $0.knees = true
        }
        #expect(choice(.classic, .floor, onChair).pose == Pose(.seated, [.kneesApart]))
        let noFloor = body {
            $0.pregnancy = true
            $0.floor = false
        }
        #expect(choice(.classic, .floor, noFloor).pose == Pose(.seated, [.kneesApart]))
    }

    /// The mapping is total: whatever the notes, the wish and the pain, there is a pose, and it suits the body.
    @Test func `every combination has one that suits, and a reason`() {
        for body in Self.bodies {
            for wish in Variation.poses {
                for practice in [Practice(), hurt(.classic), hurt(.supported), hurt(.seated), hurt(.classic, .classic)]
                {
                    let found = choice(wish, .floor, body, practice)
                    let pose = found.pose
                    #expect(!found.reasons.isEmpty)
                    #expect(pose.variation.gentleness >= practice.gentleness)
                    if body.knees || !body.floor { #expect(pose.variation.gentleness >= Variation.seated.gentleness) }
                    if body.pregnancy {
                        #expect(pose.variation != .classic && pose.variation != .supported)
                        if pose.variation.isPose {
                            #expect(pose.adjustments.contains(pose.variation == .seated ? .kneesApart : .props))
                        }
                    } else if body.hips || body.disc {
                        #expect(pose.variation != .classic && pose.variation != .wideKnee)
                    }
                    let isGradual = pose.variation.isPose && (body.hips || body.disc)
                    #expect(pose.adjustments.contains(.gradual) == isGradual)
                    if body.notes.isEmpty, practice == Practice() { #expect(pose == Pose(wish)) }
                }
            }
        }
    }

    @Test func `late, the chair takes the place of the floor alone, and it says so`() {
        for body in Self.bodies {
            for practice in [Practice(), hurt(.classic), hurt(.supported), hurt(.seated)] {
                let inTime = choice(nil, .floor, body, practice)
                let late = PoseChoice(wish: nil, place: .floor, isLate: true, body: body, practice: practice)
                let isMoved = inTime.pose.variation.isPose && inTime.pose.variation != .seated
                #expect(late.reasons.contains(.late) == isMoved)
                if isMoved {
                    #expect(late.pose == choice(nil, .chair, body, practice).pose)
                } else {
                    #expect(late == inTime)
                }
                for wish in Variation.poses {
                    #expect(
                        PoseChoice(wish: wish, place: .floor, isLate: true, body: body, practice: practice)
                            == choice(wish, .floor, body, practice))
                }
            }
        }
        let found = PoseChoice(wish: nil, place: .floor, isLate: true, body: BodySettings(), practice: Practice())
        #expect(found == PoseChoice(pose: Pose(.seated), reasons: [.late]))
    }

    @Test func `a gentler wish stays`() {
        #expect(choice(.seated, .floor, body { $0.hips = true }).pose == Pose(.seated, [.gradual]))
        #expect(choice(.seated, .floor, body { $0.pregnancy = true }).pose == Pose(.seated, [.kneesApart]))
    }

    @Test(arguments: [
        (Variation.classic, Variation.supported), (.wideKnee, .supported), (.supported, .seated), (.seated, .walk),
    ])
    func `pain makes it one variation gentler`(from: Variation, to: Variation) {
        let found = choice(from, .floor, BodySettings(), hurt(from))
        #expect(found.pose == Pose(to))
        #expect(found.reasons == [.hurt(UTC(seconds: 1_800_000_000))])
    }

    @Test func `pain on the floor leaves the chair as it is`() {
        #expect(choice(nil, .chair, BodySettings(), hurt(.classic)).pose == Pose(.seated))
    }

    @Test func `what is gentler for a body with notes suits it, too`() {
        // Supported would press on the abdomen.
        #expect(
            choice(.wideKnee, .floor, body { $0.pregnancy = true }, hurt(.wideKnee)).pose
                == Pose(.seated, [.kneesApart]))
    }

    @Test func `pain twice in a week suspends the pose, until better`() {
        var practice = hurt(.classic, .classic, days: 7)
        #expect(practice.suspendedSince == UTC(seconds: 1_800_000_000 + 7 * 86_400))
        #expect(choice(.seated, .floor, BodySettings(), practice).pose == Pose(.walk))
        practice.take(
            HistoryEntry(at: UTC(seconds: 1_900_000_000), .better))
        #expect(practice.suspendedSince == nil)
        #expect(choice(.classic, .floor, BodySettings(), practice).pose == Pose(.classic))
        #expect(hurt(.classic, .classic, days: 8).suspendedSince == nil)
    }

    @Test func `pain that comes back within the week after better suspends it again`() {
        var practice = hurt(.classic)
        let start = UTC(seconds: 1_800_000_000)
        practice.take(HistoryEntry(at: start + .hours(48), .better))
        practice.take(
            HistoryEntry(at: start + .hours(96), .hurt, .sitting, .seated))
        #expect(practice.suspendedSince != nil)
    }
}
