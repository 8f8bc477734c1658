import ReminderCore
import Testing

@testable import Control
@testable import balasana

/// Compares the whole object of `doctor --json`.
@Suite("Doctor JSON") struct DoctorJSONTests {
    @Test func `the JSON object has every key`() throws {
        var desk = DoctorTests.desk()
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
                  "history" : {
                    "foreign" : [

                    ],
                    "unreadable" : [

                    ]
                  },
                  "notes" : [
                    {
                      "about" : "other-reminders",
                      "advice" : "They are for your eyes and work well alongside Balasana. You can change them in \
                Settings, under Wellbeing.",
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
                  "tray" : "off",
                  "version" : "0.1.0"
                }
                """)
    }
}
