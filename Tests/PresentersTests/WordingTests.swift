import GLibBridge
import Presenters
import ReminderCore
import Testing

/// Tests whole notifications, to show the effect of each change of the wording.
@Suite struct WordingTests {
    private func reminder(
        _ kind: ReminderKind = .sitting, _ variation: Variation = .seated, left: Int = 3,
        snooze: Duration? = .seconds(300)
    ) -> ReminderContent {
        ReminderContent(
            kind: kind, pose: Pose(variation), hold: .seconds(45), sitting: .seconds(47 * 60 + 12), snoozesLeft: left,
            snooze: snooze, onScreen: .seconds(60))
    }

    private func traits(_ capabilities: Set<String>, _ name: String = "Plasma") -> ServerTraits {
        ServerTraits(
            capabilities: capabilities,
            server: ServerInformation(name: name, version: ""))
    }

    @Test func `a sitting reminder has the pose, its length and the reason`() {
        let text = ReminderText.notification(reminder())
        #expect(text.summary == "Seated Child's Pose, 45 s")
        #expect(
            text.body(for: traits(["body", "actions"])) == """
                Sit tall, fold forward a little, reach for your knees.
                You have been sitting for 47\u{A0}min.
                """)
        #expect(text.title == "Seated Child's Pose, 45\u{A0}s")
        #expect(text.actions.map(\.action) == [.start, .snooze, .skip])
        #expect(text.actions.map(\.label) == ["Start", "Snooze 5 min", "Skip"])
    }

    @Test func `the reminder of a slot names its session`() {
        #expect(
            ReminderText.notification(reminder(.slot("evening"), .classic, left: 2)).lines == [
                "Kneel, hips toward your heels, forehead on the mat.",
                "Session \"evening\". Short and regular beats long.",
            ])
    }

    @Test func `the note of a session is marked as the user's own, and harmless`() {
        var content = reminder(.slot("evening"), .classic)
        content.note = "Mat <b>first</b>\u{1B}[31m & \u{202E}socks"
        let text = ReminderText.notification(content)
        #expect(
            text.body(for: traits(["body", "actions"])) == """
                Note: Mat <b>first</b>\u{FFFD}[31m & \u{FFFD}socks
                Session "evening". Short and regular beats long.
                Kneel, hips toward your heels, forehead on the mat.
                """)
        #expect(
            text.body(for: traits(["body", "actions", "body-markup"]))?.contains(
                "Note: Mat &lt;b&gt;first&lt;/b&gt;\u{FFFD}[31m &amp; \u{FFFD}socks") == true)
    }

    @Test func `the voice says a reminder in whole words, and how to answer`() {
        var sitting = reminder()
        sitting.sitting = .seconds(3600 + 120 + 12)
        #expect(
            SpokenReminder.words(sitting, isSample: false) == """
                Seated Child's Pose, 45 seconds. You have been sitting for 1 hour and 2 minutes. To answer, run \
                balasana start, snooze or skip.
                """)
        #expect(
            SpokenReminder.words(sitting, isSample: true).hasSuffix("1 hour and 2 minutes. This is a sample."))
        var slot = reminder(.slot("gym"), .classic, snooze: nil)
        slot.note = "Mat & <b>socks</b>"
        #expect(
            SpokenReminder.words(slot, isSample: false) == """
                Child's Pose, 45 seconds. It is time for your session "gym". Your note: Mat & <b>socks</b>. To answer, \
                run balasana start or skip.
                """)
        #expect(
            SpokenReminder.words(reminder(.sitting, .walk), isSample: false) == """
                Stand up and walk, 45 seconds. You have been sitting for 47 minutes. To answer, run balasana start, \
                snooze or comfort better.
                """)
    }

    @Test func `the last snooze is marked, and after it there is no snooze button`() {
        #expect(ReminderText.notification(reminder(left: 1)).lines.last == "Last snooze.")
        let spent = ReminderText.notification(reminder(left: 0, snooze: nil))
        #expect(spent.lines.last == "No snoozes left.")
        #expect(spent.actions.map(\.action) == [.start, .skip])
    }

    @Test(arguments: ["dunst", "mako"]) func `a server without buttons names the commands first`(server: String) {
        let body = ReminderText.notification(reminder()).body(for: traits(["body", "actions"], server))
        #expect(body?.hasPrefix("balasana start|snooze|skip\n") == true)
    }

    @Test func `a server without actions names the commands too`() {
        let body = ReminderText.notification(reminder(left: 0, snooze: nil)).body(for: traits(["body"]))
        #expect(body?.hasPrefix("balasana start|skip\n") == true)
    }

    @Test func `narrow buttons have short labels`() {
        let labels = { (name: String) in
            ReminderText.notification(self.reminder()).actions.map { $0.label(for: self.traits(["actions"], name)) }
        }
        #expect(labels("lxqt-notificationd") == ["Start", "Snooze", "Skip"])
        #expect(labels("Plasma") == ["Start", "Snooze 5 min", "Skip"])
    }

    @Test func `the traits of single servers match the measurements`() {
        func servers(_ trait: KeyPath<ServerTraits, Bool>) -> [String] {
            KindOfServer.allCases.flatMap(\.servers).filter { server in
                let traits = ServerTraits(
                    capabilities: server.capabilities, server: ServerInformation(name: server.name, version: ""))
                return traits[keyPath: trait]
            }.map { "\($0.name)\($0.capabilities.contains("persistence") ? " with persistence" : "")" }
        }
        #expect(servers(\.keepsCriticalOnly) == ["gnome-shell with persistence"])
        #expect(servers(\.losesButtons) == ["gnome-shell with persistence"])
        #expect(
            servers(\.ignoresClose) == ["Notification Daemon with persistence"], "not MATE's server of the same name")
        #expect(
            servers(\.showsOneAtATime) == ["gnome-shell with persistence", "Notification Daemon with persistence"])
        #expect(servers(\.hasNarrowButtons) == ["lxqt-notificationd"])
        #expect(servers(\.needsSmallPictures) == ["mako"])
    }

    @Test func `a server that shows no body gets none`() {
        #expect(ReminderText.notification(reminder()).body(for: traits(["actions"])) == nil)
    }

    @Test func `markup is escaped only for servers that parse it`() {
        let text = ConfigNotice.notification(["a<b>&c"])
        #expect(text.body(for: traits(["body", "body-markup", "actions"])) == "a&lt;b&gt;&amp;c")
        #expect(text.body(for: traits(["body", "actions"])) == "a<b>&c")
    }

    @Test func `a server that does not answer gets only text`() {
        let unknown = ServerTraits(capabilities: nil, server: nil)
        #expect(!unknown.hasActions && !unknown.hasMarkup && unknown.hasBody)
    }

    @Test func `only servers that support a default action get one`() {
        #expect(traits(["actions"], "gnome-shell").hasDefaultAction)
        #expect(!traits(["actions"], "Xfce Notify Daemon").hasDefaultAction)
        #expect(!traits(["actions"], "lxqt-notificationd").hasDefaultAction)
        #expect(!traits(["body"]).hasDefaultAction)
    }

    @Test func `a hold has a text for each phase, and a caution`() {
        func text(_ phase: HoldContent.Phase, _ lasts: Int) -> NotificationText {
            HoldText.notification(
                HoldContent(pose: Pose(.classic), length: .seconds(150), phase: phase, lasts: .seconds(lasts)))
        }
        #expect(text(.getDown, 25).summary == "Child's Pose, 2 min 30 s")
        #expect(text(.getDown, 25).lines.first == "Get ready: 25 s to go.")
        #expect(text(.getDown, 25).lines.last == "Stop if pain is sharp or gets worse.")
        #expect(text(.hold, 150).summary == "Hold Child's Pose for 2 min 30 s")
        #expect(text(.hold, 150).actions.map(\.label) == ["Stop"])
        #expect(text(.halfway, 75).summary == "Halfway: 1 min 15 s to go")
        #expect(text(.lastSeconds, 10).summary == "10 s to go")
        #expect(text(.comeUp(isDone: true), 10).summary == "Done. You held it for 2 min 30 s")
        #expect(text(.comeUp(isDone: false), 10).summary == "The hold is over")
        #expect(
            text(.comeUp(isDone: true), 10).lines == [
                "Come up slowly: walk your hands back, lift your trunk, keep breathing."
            ])
    }

    @Test func `a hold shows the steps of the classic pose, and other poses as a whole`() {
        let phases: [HoldContent.Phase] = [.getDown, .hold, .halfway, .lastSeconds, .comeUp(isDone: true)]
        func pictures(_ variation: Variation) -> [Picture?] {
            phases.map {
                HoldText.notification(
                    HoldContent(pose: Pose(variation), length: .seconds(30), phase: $0, lasts: .seconds(10))
                ).picture
            }
        }
        #expect(pictures(.classic) == [.step2, .step4, .step5, .step5, .step6])
        for (variation, picture) in [(Variation.seated, Picture.seated), (.wideKnee, .wideKnee), (.walk, .walk)] {
            #expect(Set(pictures(variation)) == [picture])
        }
    }

    @Test func `every reminder has at most three actions and short lines`() {
        for kind in [ReminderKind.sitting, .slot("a-long-name-of-a-slot")] {
            for variation in Variation.allCases {
                let text = ReminderText.notification(reminder(kind, variation))
                #expect(text.actions.count <= 3)
                #expect(text.lines.allSatisfy { $0.count <= 72 })
            }
        }
    }

    @Test func `the sample for a terminal fits eighty columns`() {
        let utc = Calendar(zone: .fixed(offset: 0))
        #expect(
            TerminalSample.text(Settings(), Practice(), utc, at: UTC(seconds: 1_800_000_000)) == """
                ┌────────────────────────────────────────────────────────┐
                │ Seated Child's Pose, 30 s                              │
                │                                                        │
                │ This is a sample. Nothing is recorded.                 │
                │ Sit tall, fold forward a little, reach for your knees. │
                │ You have been sitting for 45 min.                      │
                │                                                        │
                │ [ Start ]  [ Snooze 5 min ]  [ Skip ]                  │
                └────────────────────────────────────────────────────────┘
                """)
    }
}
