import GLibBridge
import Glibc
import Platform
import Presenters
import ReminderCore
import Storage
import Testing

@testable import Control
@testable import balasana

/// Compares whole reports of the doctor.
@Suite("Doctor") struct DoctorTests {
    /// A desktop without problems.
    static func desk(_ change: (inout Examination) -> Void = { _ in }) -> Examination {
        let server = ServerInformation(name: "Plasma", version: "5.27.5")
        var examination = Examination(
            version: "0.1.0", agent: agent(), session: SessionFacts(environment: ["DISPLAY": ":0"]),
            server: .running(server, capabilities: ["actions", "body", "sound"]),
            guide: GuideFacts(Settings(), hasVoice: true, players: ["paplay", "aplay"]),
            login: LoginFacts(
                entry: LoginFacts.Entry(
                    path: "/home/a/.config/autostart/io.github.balasana.desktop",
                    state: .works(program: "/home/a/.local/bin/balasana-agent")),
                program: "/home/a/.local/bin/balasana-agent"),
            configFile: "/home/a/.config/balasana/balasana.conf", configFaults: [], others: [], obstacles: [])
        change(&examination)
        return examination
    }

    static func agent(
        _ survey: SourceReport? = SourceReport([
            SourceReport.Entry(
                .idle, inUse: ["X11 SYNC"],
                rejected: [.init(name: "GNOME", reason: "org.gnome.Mutter.IdleMonitor is not on the bus")]),
            SourceReport.Entry(.lock, inUse: ["logind"]), SourceReport.Entry(.sleep, inUse: ["logind"]),
        ]), version: String = "0.1.0", heldBack: [String] = [], until: String? = nil,
        isSittingOff: Bool = false, lacking: [String] = []
    ) -> AgentFacts {
        var fields: [String: Variant] = [
            "state": .string("sitting"), "sitting_seconds": .int64(0), "snoozes_left": .int32(3),
            "held_back": .strings(heldBack), "sitting_off": .bool(isSittingOff),
        ]
        fields["paused_until"] = until.map(Variant.string)
        let status = StatusReport(.dictionary(fields))
        return .running(AgentFacts.Answers(version: version, survey: survey, status: status, lacking: lacking))
    }

    static func text(_ examination: Examination) -> String {
        DoctorText(examination: examination, home: "/home/a").text
    }

    @Test func `a desktop without problems`() {
        #expect(
            Self.text(Self.desk()) == """
                Agent            running, version 0.1.0
                Idle time        X11 SYNC
                                 Not using GNOME: org.gnome.Mutter.IdleMonitor is not on
                                 the bus.
                Screen lock      logind
                Sleep            logind
                Calls and films  not checked
                Do-not-disturb   not checked
                Notifications    Plasma 5.27.5
                                 Capabilities: actions, body, sound.
                Holds            voice from spd-say, chimes from paplay
                At login         starts through ~/.config/autostart/io.github.balasana.desktop
                Config           ~/.config/balasana/balasana.conf, no problems
                Other reminders  none
                Files            state and history can be saved
                History          all rows can be read

                No problems found.
                """)
    }

    static let broken = desk { desk in
        let reason = "the compositor offers neither ext-idle-notify-v1 nor org_kde_kwin_idle"
        desk.agent = agent(
            SourceReport([
                SourceReport.Entry(.idle, rejected: [.init(name: "Wayland", reason: reason)]),
                SourceReport.Entry(.lock, rejected: [.init(name: "logind", reason: "it is not running")]),
                SourceReport.Entry(.sleep, inUse: ["kernel clocks"], limits: ["Sleep is noticed only afterwards."]),
            ]), heldBack: ["pause"])
        desk.session = SessionFacts(environment: ["XDG_SESSION_TYPE": "wayland", "WAYLAND_DISPLAY": "wayland-0"])
        desk.server = .none
        desk.guide = GuideFacts(Settings(), hasVoice: false, players: [])
        desk.configFaults = ["/home/a/.config/balasana/balasana.conf:4: [sitting] remind_after: found \"x\""]
        desk.others = [.running("Workrave")]
        desk.obstacles = [
            StorageError(action: "write into", path: "/home/a/.local/state/balasana", code: ENOSPC)
        ]
        desk.history.problems = ["/home/a/2026-11.tsv:3: found \"odd\", expected 7 columns"]
        desk.history.carefulUntil = "12 Dec"
        desk.history.foreign = ["/home/a/2026-11.tsv"]
    }

    @Test func `a voice that is wanted for reminders alone has its own setting`() {
        var settings = Settings()
        (settings.guide.voice, settings.guide.chime, settings.delivery.sound) = (.never, .never, .voice)
        let facts = GuideFacts(settings, hasVoice: false, players: ["paplay"])
        #expect(facts.sentences == ["no voice", "chimes off"])
        #expect(
            facts.findings.map(\.advice) == [
                "Install speech-dispatcher (Debian package name), or set `sound = none` in [delivery]."
            ])
        settings.delivery.sound = .none
        #expect(GuideFacts(settings, hasVoice: false, players: []).findings.isEmpty)
    }

    @Test func `a desktop with many problems`() {
        #expect(
            Self.text(Self.broken) == """
                Agent            running, version 0.1.0
                Idle time        unavailable
                                 Not using Wayland: the compositor offers neither
                                 ext-idle-notify-v1 nor org_kde_kwin_idle.
                Screen lock      unavailable
                                 Not running: logind.
                Sleep            kernel clocks
                                 Sleep is noticed only afterwards.
                Calls and films  not checked
                Do-not-disturb   not checked
                Notifications    no server
                Holds            no voice, no chimes
                At login         starts through ~/.config/autostart/io.github.balasana.desktop
                Config           ~/.config/balasana/balasana.conf, 1 problem
                Other reminders  Workrave
                Files            not saved
                History          not all rows can be read

                1. Idle time is unavailable (the compositor offers neither ext-idle-notify-v1
                   nor org_kde_kwin_idle). The screen lock cannot be detected either, so you
                   count as sitting all the time.
                   -> Use a compositor with ext-idle-notify-v1 or org_kde_kwin_idle, such as KDE
                      Plasma, Sway, Hyprland, niri, labwc, Wayfire or COSMIC. GNOME and X11
                      sessions work, too.

                2. No notification server is running or can be started, so reminders cannot
                   be shown.
                   -> Install one and start it with your desktop: on X11 dunst or xfce4-notifyd,
                      on Wayland mako-notifier, dunst or sway-notification-center (Debian
                      package names).

                3. There is a problem in the config. ~/.config/balasana/balasana.conf:4:
                   [sitting] remind_after: found "x".
                   -> Fix it with `balasana config edit`.

                4. Workrave is also running, so you will be reminded twice.
                   -> Keep one of them: quit Workrave and turn off its start at login, or run
                      `balasana uninstall`.

                5. State and history are not saved: cannot write into ~/.local/state/balasana:
                   No space left on device.
                   -> Free some space. Until then, a restart forgets snoozes and answers, and
                      the history has gaps.

                6. Part of the history cannot be read: ~/2026-11.tsv:3: found "odd", expected 7
                   columns. It may contain pain, so holds are short and a step gentler until
                   12 Dec. If nothing hurts, run `balasana comfort better`.
                   -> Fix or delete these lines in a text editor.

                Note: You paused reminders indefinitely.
                      -> End the pause with `balasana resume`.

                Note: There is no voice: spd-say is missing or does not work.
                      -> Install speech-dispatcher (Debian package name), or set `voice = never`
                         in [guide].

                Note: There is no sound: no working player was found (tried paplay,
                      pw-play, aplay).
                      -> Install a player (for example pulseaudio-utils), or set `voice = never`
                         and `chime = never` in [guide].

                Note: Another program has saved ~/2026-11.tsv in another form. Its rows are
                      read, and new rows of that month go to a second file.
                      -> Nothing has to be done. To get one file again, save it as UTF-8 text
                         with tabs.

                6 problems found.
                """)
    }

    @Test(arguments: [40, 59, 60, 80]) func `no line is wider than the terminal, except text for copying`(
        width: Int
    ) {
        for desk in [Self.desk(), Self.broken] {
            let text = DoctorText(examination: desk, home: "/home/a", width: width).text
            for line in text.split(separator: "\n") where line.count > width {
                // A long path or command has a line of its own.
                let words = line.split { $0 == " " }
                #expect(line.contains("`") || words.count <= 2 && line.contains("/"), "\(line)")
            }
        }
    }

    @Test func `on a narrow terminal the labels have no column of their own`() {
        let text = DoctorText(examination: Self.desk(), home: "/home/a", width: 40).text
        #expect(
            text.hasPrefix(
                """
                Agent: running, version 0.1.0
                Idle time: X11 SYNC
                  Not using GNOME:
                  org.gnome.Mutter.IdleMonitor is not on
                  the bus.
                Screen lock: logind
                """))
    }

    @Test func `unknown values are null`() throws {
        let desk = Self.desk {
            $0.agent = .absent
            $0.server = .startable
            $0.configFile = nil
            $0.login.entry = nil
        }
        let text = try DoctorJSON.value(desk).text
        for line in [
            "\"state\" : \"absent\",", "\"version\" : null", "\"sources\" : null,", "\"state\" : \"startable\",",
            "\"file\" : null", "\"entry\" : null,", "\"starts\" : false,",
        ] { #expect(text.contains(line), "\(line)") }
    }
}
