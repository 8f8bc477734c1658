import GLibBridge
import Presenters
import ReminderCore
import Storage
import Testing

@testable import balasana

/// What the doctor says, as a whole: whoever changes a word sees here what users will read.
@Suite("Doctor") struct DoctorTests {
    /// A desk where all is well.
    static func desk(_ change: (inout Examination) -> Void = { _ in }) -> Examination {
        let server = ServerInformation(name: "Plasma", version: "5.27.5")
        var examination = Examination(
            version: "0.1.0", agent: agent(), session: SessionFacts(environment: ["DISPLAY": ":0"]),
            server: .running(server, capabilities: ["actions", "body", "sound"]),
            guide: GuideFacts(GuideSettings(), hasVoice: true, players: ["paplay", "aplay"]),
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
        _ survey: Survey? = Survey([
            Survey.Entry(
                .idle, inUse: ["X11 SYNC"],
                rejected: [.init(name: "GNOME", reason: "org.gnome.Mutter.IdleMonitor is not on the bus")]),
            Survey.Entry(.lock, inUse: ["logind"]), Survey.Entry(.sleep, inUse: ["logind"]),
        ]), version: String = "0.1.0", heldBack: [String] = [], until: String? = nil, lacking: [String] = []
    ) -> AgentFacts {
        var fields: [String: Variant] = [
            "state": .string("sitting"), "sitting_seconds": .int64(0), "snoozes_left": .int32(3),
            "held_back": .strings(heldBack),
        ]
        fields["paused_until"] = until.map(Variant.string)
        let status = StatusReport(.dictionary(fields))
        return .running(AgentFacts.Answers(version: version, survey: survey, status: status, lacking: lacking))
    }

    static func text(_ examination: Examination) -> String {
        DoctorText(examination: examination, home: "/home/a").text
    }

    @Test func `a healthy desk`() {
        #expect(
            Self.text(Self.desk()) == """
                Agent            runs, version 0.1.0
                Idle time        X11 SYNC
                                 GNOME is not in use: org.gnome.Mutter.IdleMonitor is not on the
                                 bus.
                Screen lock      logind
                Sleep            logind
                Calls and films  not looked for
                Do not disturb   not looked for
                Notifications    Plasma 5.27.5
                                 It says it can: actions, body, sound.
                Holds            voice by spd-say, chimes by paplay
                At login         starts by ~/.config/autostart/io.github.balasana.desktop
                Config           ~/.config/balasana/balasana.conf, no faults
                Other reminders  none
                Files            state and history can be saved

                All is well.
                """)
    }

    static let sick = desk { desk in
        let reason = "the compositor offers neither ext-idle-notify-v1 nor org_kde_kwin_idle"
        desk.agent = agent(
            Survey([
                Survey.Entry(.idle, rejected: [.init(name: "Wayland", reason: reason)]),
                Survey.Entry(.lock, rejected: [.init(name: "logind", reason: "it is not running")]),
                Survey.Entry(.sleep, inUse: ["kernel clocks"], limits: ["A sleep is known of only when it is over."]),
            ]), heldBack: ["pause"])
        desk.session = SessionFacts(environment: ["XDG_SESSION_TYPE": "wayland", "WAYLAND_DISPLAY": "wayland-0"])
        desk.server = .none
        desk.guide = GuideFacts(GuideSettings(), hasVoice: false, players: [])
        desk.configFaults = ["/home/a/.config/balasana/balasana.conf:4: [sitting] remind_after: found \"x\""]
        desk.others = [.running("Workrave")]
        desk.obstacles = ["cannot write into /home/a/.local/state/balasana: No space left on device"]
    }

    @Test func `a desk where much is amiss`() {
        #expect(
            Self.text(Self.sick) == """
                Agent            runs, version 0.1.0
                Idle time        no source
                                 Wayland is not in use: the compositor offers neither
                                 ext-idle-notify-v1 nor org_kde_kwin_idle.
                Screen lock      no source
                                 Not running: logind.
                Sleep            kernel clocks
                                 A sleep is known of only when it is over.
                Calls and films  not looked for
                Do not disturb   not looked for
                Notifications    no server
                Holds            no voice, no chimes
                At login         starts by ~/.config/autostart/io.github.balasana.desktop
                Config           ~/.config/balasana/balasana.conf, 1 fault
                Other reminders  Workrave
                Files            cannot be saved

                1. There is no source of idle time: the compositor offers neither
                   ext-idle-notify-v1 nor org_kde_kwin_idle. With no lock to go by either, you
                   count as at the desk all the time.
                   -> The compositor must offer ext-idle-notify-v1 or org_kde_kwin_idle, as KDE
                      Plasma, Sway, Hyprland, niri, labwc, Wayfire and COSMIC do. GNOME has a
                      way of its own, and an X11 session works as well.

                2. No notification server is running, and the bus knows none to start: no
                   reminder can be shown.
                   -> Install one and start it with your desktop: on X11 dunst or xfce4-notifyd,
                      on Wayland mako-notifier, dunst or sway-notification-center (Debian's
                      package names).

                3. The config has a fault. ~/.config/balasana/balasana.conf:4: [sitting]
                   remind_after: found "x".
                   -> Mend it in an editor; what you save is in force at once.

                4. Workrave is running, too: you are reminded twice.
                   -> Keep one of the two: quit Workrave and switch off its start at login, or
                      remove Balasana with `./install.sh --uninstall`.

                5. The agent cannot save: cannot write into ~/.local/state/balasana: No space
                   left on device.
                   -> Make room, or make the folder yours. Until then a restart forgets snoozes
                      and answers, and the history has gaps.

                Note: Your pause holds reminders back without an end.
                      -> `balasana resume` ends it.

                Note: No voice: spd-say is not there or does not work (Debian:
                      speech-dispatcher).
                      -> See to it, or set voice = never in the group [guide] of the config.

                Note: No sound: none of paplay, pw-play and aplay is there and reaches a sound
                      server.
                      -> See to it, or set voice = never and chime = never in the group [guide]
                         of the config.

                5 findings.
                """)
    }

    @Test func `nothing is wider than a terminal, but what is to be copied`() {
        for line in Self.text(Self.sick).split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }

    @Test func `the object for programs has every key`() throws {
        var desk = Self.desk()
        desk.others = [.gnome(["eyesight"])]
        let text = try DoctorJSON.value(desk).text
        #expect(
            text == """
                {
                  "agent" : {
                    "state" : "running",
                    "version" : "0.1.0"
                  },
                  "autostart" : {
                    "entry" : "/home/a/.config/autostart/io.github.balasana.desktop",
                    "starts" : true,
                    "unit" : null
                  },
                  "config" : {
                    "faults" : [

                    ],
                    "file" : "/home/a/.config/balasana/balasana.conf"
                  },
                  "findings" : [

                  ],
                  "guide" : {
                    "players" : [
                      "paplay",
                      "aplay"
                    ],
                    "voice" : true
                  },
                  "notes" : [
                    {
                      "about" : "other-reminders",
                      "advice" : "They are for the eyes and go along with Balasana; they are under Wellbeing in GNOME's settings.",
                      "what" : "GNOME's own break reminders are on: eyesight."
                    }
                  ],
                  "obstacles" : [

                  ],
                  "other_reminders" : [
                    "GNOME's own (eyesight)"
                  ],
                  "server" : {
                    "capabilities" : [
                      "actions",
                      "body",
                      "sound"
                    ],
                    "limits" : [

                    ],
                    "name" : "Plasma",
                    "state" : "running",
                    "version" : "5.27.5"
                  },
                  "sources" : {
                    "do-not-disturb" : null,
                    "idle" : {
                      "in_use" : [
                        "X11 SYNC"
                      ],
                      "limits" : [

                      ],
                      "rejected" : [
                        {
                          "name" : "GNOME",
                          "reason" : "org.gnome.Mutter.IdleMonitor is not on the bus"
                        }
                      ]
                    },
                    "inhibitors" : null,
                    "lock" : {
                      "in_use" : [
                        "logind"
                      ],
                      "limits" : [

                      ],
                      "rejected" : [

                      ]
                    },
                    "sleep" : {
                      "in_use" : [
                        "logind"
                      ],
                      "limits" : [

                      ],
                      "rejected" : [

                      ]
                    }
                  },
                  "version" : "0.1.0"
                }
                """)
    }

    @Test func `what is not known is null`() throws {
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
