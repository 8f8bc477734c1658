import Testing

@testable import ReminderCore

@Suite("Rule 7: a reminder that can be heard") struct HeardTests {
    private func desk(_ sound: DeliverySettings.Sound = .voice) -> Desk {
        Desk(Desk.withoutSlots { $0.delivery.sound = sound })
    }

    @Test func `no reminder is heard by default`() {
        let desk = Desk()
        desk.pass(.minutes(47))
        #expect(desk.reminder != nil && desk.heard.isEmpty)
    }

    @Test(arguments: [DeliverySettings.Sound.chime, .voice])
    func `a reminder is heard when it appears, and each time it comes again`(sound: DeliverySettings.Sound) {
        let desk = desk(sound)
        desk.pass(.minutes(44))
        #expect(desk.heard.isEmpty)
        desk.pass(.minutes(3))
        #expect(desk.heard == [desk.reminder])
        #expect(desk.heard[0]?.sound == sound)
        desk.close(.expired)
        desk.pass(.minutes(18))
        #expect(desk.presentations.count == 2)
        #expect(desk.heard.compactMap(\.self).count == 2)
    }

    @Test func `what holds the notification back holds back the sound`() {
        let desk = desk()
        desk.send(.doNotDisturb(true))
        desk.pass(.hours(1))
        #expect(desk.heard.isEmpty)
        desk.send(.doNotDisturb(false))
        desk.pass(.minutes(3))
        #expect(desk.heard == [desk.reminder])
    }

    @Test func `a reminder that no server shows is not heard`() {
        let desk = desk()
        desk.serverDies()
        desk.pass(.hours(1))
        #expect(desk.heard.isEmpty)
        desk.serverComes(":1.9")
        desk.pass(.minutes(3))
        #expect(desk.heard == [desk.reminder])
    }

    @Test func `a reminder that the server refuses is not heard`() {
        var screen = ScreenMachine()
        var effects = Effects()
        let content = Settings().sample(Practice(), Calendar(zone: .fixed(offset: 0)), at: UTC(seconds: 0))
        screen.present(.reminder(content), at: Instant(sinceBoot: .zero), into: &effects)
        _ = screen.failed(1, .refused, into: &effects)
        #expect(effects.list == [.present(Presentation(id: 1, content: .reminder(content)))])
    }

    @Test(arguments: [Command.snooze(nil), .skip, .start, .pause(nil)])
    func `an answer or a pause stops the voice`(command: Command) {
        let desk = desk()
        desk.pass(.minutes(47))
        let said = desk.heard
        desk.command(command)
        #expect(desk.heard == said + [nil])
    }

    @Test func `a lock, a click and the end of the server stop the voice`() {
        for stop in [
            { (desk: Desk) in desk.send(.presence(.locked(.hint))) }, { desk in desk.choose(.dismiss) },
            { desk in desk.close(.dismissed) }, { desk in desk.serverDies() },
        ] {
            let desk = desk()
            desk.pass(.minutes(47))
            stop(desk)
            #expect(desk.heard.count == 2 && desk.heard.last == .some(nil))
        }
    }

    @Test(arguments: [PresentationFailure.noServer, .refused])
    func `a server that fails after it has shown a reminder stops the voice, and it is heard when it comes again`(
        failure: PresentationFailure
    ) throws {
        let desk = desk()
        desk.pass(.minutes(47))
        let said = desk.heard
        desk.send(.presentationFailed(try #require(desk.onScreen?.id), failure))
        #expect(said.count == 1 && desk.heard == said + [nil])
        desk.serverComes(":1.9")
        desk.pass(.seconds(150))
        #expect(desk.heard.count == 3 && desk.heard.last == .some(desk.reminder))
    }

    @Test func `a reminder is heard once, however often the server reports it`() {
        var screen = ScreenMachine()
        var effects = Effects()
        let now = Instant(sinceBoot: .zero)
        let server = NotificationHandle(server: ":1.9", id: 1)
        let settings = Desk.withoutSlots { $0.delivery.sound = .voice }
        let content = settings.sample(Practice(), Calendar(zone: .fixed(offset: 0)), at: UTC(seconds: 0))
        screen.present(.reminder(content), at: now, into: &effects)
        for _ in 1...2 { _ = screen.presented(1, server, at: now, into: &effects) }
        #expect(effects.list.filter { $0 == .announce(content, isSample: false) }.count == 1)
    }

    @Test func `the status in place of a sample stops its voice`() {
        let desk = desk()
        desk.command(.preview)
        desk.command(.showStatus)
        #expect(desk.heard.count == 2 && desk.heard.last == .some(nil))
    }

    @Test func `a chime is not stopped`() {
        let desk = desk(.chime)
        desk.pass(.minutes(47))
        desk.command(.skip)
        #expect(desk.heard.count == 1)
    }

    @Test func `the voice of a reminder stops before the guidance of its hold`() {
        let settings = Desk.withoutSlots {
            $0.delivery.sound = .voice
            $0.guide.voice = .always
        }
        let desk = Desk(settings)
        desk.pass(.minutes(47))
        var policy = desk.policy
        let effects = policy.handle(.command(.start), at: desk.now)
        let hush = effects.firstIndex(of: .hush)
        let cue = effects.firstIndex { if case .cue = $0 { true } else { false } }
        #expect(hush != nil && cue != nil)
        if let hush, let cue { #expect(hush < cue) }
    }

    @Test func `a sample is heard as a reminder is`() {
        let desk = desk()
        desk.command(.preview)
        #expect(desk.heard.map { $0?.sound } == [.voice])
        desk.close(.dismissed)
        #expect(desk.heard.count == 2)
    }

    @Test func `another sound does not replace a reminder on the screen`() {
        let desk = desk(.none)
        desk.pass(.minutes(47))
        desk.send(.settingsChanged(Desk.withoutSlots { $0.delivery.sound = .voice }))
        #expect(desk.presentations.count == 1 && desk.reminder != nil && desk.heard.isEmpty)
    }
}
