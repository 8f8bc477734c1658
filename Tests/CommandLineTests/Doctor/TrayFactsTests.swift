import Fixtures
import Testing

@testable import balasana

/// What the doctor says of the icon in the panel.
@Suite("Tray facts") struct TrayFactsTests {
    private func notes(_ tray: TrayFacts, on desktop: String) -> [Finding] {
        DoctorTests.desk {
            $0.tray = tray
            $0.session = SessionFacts(environment: ["DISPLAY": ":0", "XDG_CURRENT_DESKTOP": desktop])
        }.findings.filter { $0.about == .tray }
    }

    @Test func `a panel is found on the bus, and not asked for if no icon is wanted`() throws {
        let daemon = try PrivateBus()
        let bus = try daemon.connect()
        #expect(TrayFacts(isWanted: true, bus: bus) == .none)
        let panel = try TrayPanel(address: daemon.address)
        #expect(TrayFacts(isWanted: true, bus: bus) == .shown)
        #expect(TrayFacts(isWanted: false, bus: bus) == .off)
        panel.end()
        #expect(TrayFacts(isWanted: true, bus: bus) == .none)
        #expect(TrayFacts(isWanted: true, bus: nil) == .none)
    }

    @Test func `GNOME without its extension is a note, and nothing else is`() {
        let found = notes(.none, on: "ubuntu:GNOME")
        #expect(found.map(\.severity) == [.note])
        #expect(found[0].advice.contains("gnome-shell-extension-appindicator"))
        #expect(notes(.shown, on: "GNOME").isEmpty && notes(.off, on: "GNOME").isEmpty)
        #expect(notes(.none, on: "GNOME-Flashback:GNOME").isEmpty && notes(.none, on: "sway").isEmpty)
    }

    @Test func `the report has a line unless no icon is wanted`() {
        #expect(DoctorTests.text(DoctorTests.desk { $0.tray = .shown }).contains("\nPanel icon       shown\n"))
        #expect(
            DoctorTests.text(DoctorTests.desk { $0.tray = .none }).contains(
                "\nPanel icon       no panel shows icons of programs\n"))
        #expect(!DoctorTests.text(DoctorTests.desk()).contains("Panel icon"))
    }
}
