import ReminderCore
import Testing

@Suite("Rule 5: cautions") struct CautionTests {
    private func settings(_ change: (inout BodySettings) -> Void) -> Settings {
        Desk.withoutSlots { change(&$0.body) }
    }

    /// A desk after the calm of the start, at which its user types.
    private func settledDesk(_ settings: Settings = Desk.withoutSlots()) -> Desk {
        let desk = Desk(settings)
        desk.pass(.minutes(2))
        return desk
    }

    private func pause(_ desk: Desk) {
        desk.stopTyping()
        desk.pass(.seconds(5))
        desk.type()
    }

    @Test func `a caution is shown once when its condition is set, at the next pause`() {
        let desk = settledDesk()
        pause(desk)
        #expect(desk.notices == [])
        desk.send(.settingsChanged(settings { $0.disc = true }))
        #expect(desk.notices == [], "not in the middle of typing")
        pause(desk)
        #expect(desk.notices == [.caution([.disc])])
        desk.send(.settingsChanged(settings { $0.disc = true }))
        desk.send(
            .settingsChanged(
                settings {
                    $0.disc = true
                    $0.knees = true
                }))
        pause(desk)
        #expect(desk.notices == [.caution([.disc]), .caution([.knees])])
    }

    @Test func `it is shown after the first start with it, and not after the next`() {
        let desk = settledDesk(settings { $0.pregnancy = true })
        pause(desk)
        #expect(desk.notices == [.caution([.pregnancy])])
        for continuity in [Continuity.sameSession, .newSession, .newBoot] {
            let next = Desk(
                desk.policy.settings, saved: desk.policy.saved(at: desk.now), continuity: continuity,
                instant: desk.now.instant)
            next.pass(.minutes(10))
            #expect(next.notices == [])
        }
    }

    @Test func `set again after it was gone, it is shown again`() {
        let desk = settledDesk(settings { $0.hips = true })
        pause(desk)
        desk.send(.settingsChanged(Desk.withoutSlots()))
        desk.send(.settingsChanged(settings { $0.hips = true }))
        pause(desk)
        #expect(desk.notices == [.caution([.hips]), .caution([.hips])])
    }

    @Test func `it waits for a user who can read it`() {
        for (leave, back): ((Desk) -> Void, (Desk) -> Void) in [
            ({ $0.send(.presence(.locked(.hint))) }, { $0.send(.presence(.unlocked(.hint))) }),
            ({ $0.send(.doNotDisturb(true)) }, { $0.send(.doNotDisturb(false)) }),
            ({ $0.command(.pause(nil)) }, { $0.command(.resume) }),
            ({ $0.serverDies() }, { $0.serverComes(":1.2") }),
        ] {
            let desk = settledDesk()
            leave(desk)
            desk.send(.settingsChanged(settings { $0.disc = true }))
            desk.pass(.minutes(5))
            pause(desk)
            #expect(desk.notices == [])
            back(desk)
            desk.pass(.minutes(3))
            pause(desk)
            #expect(desk.notices == [.caution([.disc])])
        }
    }

    @Test func `it waits until no reminder, hold or question is on the screen`() {
        let desk = Desk()
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(5))
        desk.send(.settingsChanged(settings { $0.disc = true }))
        #expect(desk.reminder?.pose == Pose(.seated, [.gradual]))
        #expect(desk.notices == [])
        desk.choose(.start)
        desk.pass(.minutes(2))
        #expect(desk.events.last == .done && desk.notices == [])
        desk.touch()
        if case .question = desk.onScreen?.content {} else { Issue.record("no question on the screen") }
        #expect(desk.notices == [])
        desk.choose(.dismiss)
        desk.pass(.seconds(5))
        #expect(desk.notices == [.caution([.disc])])
    }

    @Test func `what was not shown before the end is shown after the next start`() {
        let desk = settledDesk()
        desk.serverDies()
        desk.send(.settingsChanged(settings { $0.disc = true }))
        let next = Desk(
            desk.policy.settings, saved: desk.policy.saved(at: desk.now), continuity: .sameSession,
            instant: desk.now.instant)
        pause(next)
        #expect(next.notices == [.caution([.disc])])
    }

    @Test func `that there is no floor is no condition`() {
        let desk = settledDesk(settings { $0.floor = false })
        pause(desk)
        #expect(desk.notices == [])
    }

    @Test func `a note that is set takes a pose that does not suit off the screen`() {
        let desk = Desk(Desk.withoutSlots { $0.sitting.variation = .classic })
        desk.pass(.minutes(45))
        desk.stopTyping()
        desk.pass(.seconds(5))
        #expect(desk.reminder?.pose == Pose(.classic))
        desk.send(
            .settingsChanged(
                Desk.withoutSlots {
                    $0.sitting.variation = .classic
                    $0.body.hips = true
                }))
        #expect(desk.reminder?.pose == Pose(.supported, [.gradual]))
    }
}
