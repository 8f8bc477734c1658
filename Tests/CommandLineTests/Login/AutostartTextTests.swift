import Testing

@testable import balasana

/// Compares whole outputs of `autostart status`.
@Suite("Autostart status") struct AutostartTextTests {
    private static let path = "/home/a/.config/autostart/io.github.balasana.desktop"
    private static let agent = "/home/a/.local/bin/balasana-agent"

    private func facts(_ change: (inout LoginFacts) -> Void) -> LoginFacts {
        var facts = LoginFacts(
            entry: LoginFacts.Entry(path: Self.path, state: .works(program: Self.agent)), desktops: ["GNOME"],
            program: Self.agent)
        change(&facts)
        return facts
    }

    private func text(_ change: (inout LoginFacts) -> Void = { _ in }) -> String {
        AutostartText(facts: facts(change), home: "/home/a").text
    }

    @Test func `an entry that works`() {
        #expect(
            text() == """
                At login  starts through ~/.config/autostart/io.github.balasana.desktop
                Desktop   GNOME
                Entry     ~/.config/autostart/io.github.balasana.desktop,
                          starts ~/.local/bin/balasana-agent
                Unit      none
                """)
    }

    @Test func `a compositor that ignores the autostart folder, with the line for its config`() {
        #expect(
            text {
                $0.compositor = .sway
                $0.desktops = []
            } == """
                At login  does not start
                Desktop   sway (ignores the autostart folder)
                Entry     ~/.config/autostart/io.github.balasana.desktop,
                          starts ~/.local/bin/balasana-agent
                Unit      none

                sway ignores the autostart folder, so the agent does not start at login.
                -> Add this line to the config of sway:
                   exec "/home/a/.local/bin/balasana-agent"
                """)
    }

    @Test func `an entry that is turned off, and a disabled unit`() {
        #expect(
            text {
                $0.entry?.state = .off(line: "Hidden=true")
                $0.unit = LoginFacts.Unit(path: "/home/a/.config/systemd/user/balasana.service", isEnabled: false)
                $0.desktops = []
            } == """
                At login  does not start
                Desktop   unknown (XDG_CURRENT_DESKTOP is not set)
                Entry     ~/.config/autostart/io.github.balasana.desktop,
                          disabled by Hidden=true
                Unit      ~/.config/systemd/user/balasana.service, disabled

                Start at login is turned off (Hidden=true in
                ~/.config/autostart/io.github.balasana.desktop).
                -> Turn it on with `balasana autostart enable`.
                """)
    }

    @Test func `the JSON object has every key`() throws {
        #expect(
            AutostartJSON.value(facts { $0.compositor = .sway }).text == """
                {
                  "by" : null,
                  "compositor" : {
                    "line" : "exec \\"/home/a/.local/bin/balasana-agent\\"",
                    "name" : "sway"
                  },
                  "desktops" : [
                    "GNOME"
                  ],
                  "entry" : {
                    "line" : null,
                    "path" : "/home/a/.config/autostart/io.github.balasana.desktop",
                    "state" : "works"
                  },
                  "findings" : [
                    {
                      "advice" : "Add this line to the config of sway: `exec \\"/home/a/.local/bin/balasana-agent\\"`.",
                      "what" : "sway ignores the autostart folder, so the agent does not start at login."
                    }
                  ],
                  "notes" : [

                  ],
                  "program" : null,
                  "starts" : false,
                  "unit" : null
                }
                """)
        let unit = LoginFacts.Unit(path: "/u", isEnabled: true, program: "/p")
        let text = AutostartJSON.value(
            facts {
                $0.entry = nil
                $0.unit = unit
                $0.hasGraphicalTarget = true
            }
        ).text
        for line in ["\"by\" : \"unit\",", "\"program\" : \"/p\",", "\"enabled\" : true,", "\"reached\" : true"] {
            #expect(text.contains(line), "\(line)")
        }
    }
}
