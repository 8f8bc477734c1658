import Fixtures
import GLibBridge
import ReminderCore
import Testing

@testable import Presenters

/// The icon on a real bus with a panel.
@Suite("Tray") struct TrayTests {
    private let daemon: PrivateBus
    private let client: Bus
    private let loop = MainLoop.onNewThread(named: "tray")
    private let chosen = Recorder<TrayAction>()
    private let asked = Recorder<Bool>()
    private let log = Recorder<String>()

    init() throws {
        daemon = try PrivateBus()
        client = try daemon.connect()
    }

    private func start(_ status: Status = TrayStates.status()) throws -> Tray {
        let bus = try daemon.connect()
        let content = TrayStates.content(status)
        return loop.run { [daemon, chosen, asked, log] in
            Tray(
                bus: bus, connect: { () throws(BusError) in try Bus.connect(address: daemon.address) },
                themeFolder: "/icons", content, refresh: { asked.append(true) }, chosen: { chosen.append($0) },
                log: { log.append($0) })
        }
    }

    private func panel() throws -> TrayPanel { try TrayPanel(address: daemon.address) }

    private func icon(in panel: TrayPanel) throws -> PanelIcon {
        let registration = try #require(panel.registrations.next())
        #expect(registration[1] == "/StatusNotifierItem")
        return try PanelIcon(owner: registration[0], on: client)
    }

    private func expectNext(_ signals: [String], in panel: TrayPanel) {
        #expect(signals.map { _ in panel.signals.next()?.name } == signals)
    }

    /// Waits until the tray has handled everything that was sent to it.
    private func settle() { loop.run {} }

    @Test func `a panel gets the icon and its menu`() throws {
        let panel = try panel()
        let tray = try start()
        let icon = try icon(in: panel)
        #expect(try icon.property("IconName") == .string("io.github.balasana-sitting-symbolic"))
        #expect(try icon.property("IconThemePath") == .string("/icons"))
        #expect(try icon.property("ItemIsMenu") == .bool(true))
        #expect(try icon.property("Status") == .string("Active"))
        #expect(
            try icon.property("ToolTip")?.elements.dropFirst(2)
                == [.string("Balasana"), .string("Break at 09:32, after 45 min of sitting")])
        // GNOME's extension logs an error at each change of the icon if this does not exist.
        #expect(
            try icon.property("IconAccessibleDesc") == .string("Balasana: Break at 09:32, after 45 min of sitting"))
        #expect(try icon.labels()["Quit Balasana"] != nil)
        // GNOME's extension waits for a double click if this exists.
        #expect(throws: BusError.self) {
            try client.callAndWait(
                MethodCall(
                    destination: icon.owner, path: "/StatusNotifierItem", interface: "org.kde.StatusNotifierItem",
                    method: "Activate", arguments: [.int32(0), .int32(0)]))
        }
        withExtendedLifetime(tray) {}
    }

    @Test func `a panel that comes later gets it, and one that restarts gets it again, each once`() throws {
        let tray = try start()
        settle()
        for _ in 1...3 {
            let panel = try panel()
            let first = try #require(panel.registrations.next())
            _ = try PanelIcon(owner: first[0], on: client).labels()
            settle()
            #expect(panel.registrations.next(within: .zero) == nil)
            panel.end()
        }
        #expect(log.next(within: .zero) == nil)
        withExtendedLifetime(tray) {}
    }

    @Test func `a hidden icon is gone from its panel`() throws {
        let panel = try panel()
        let tray = try start()
        let registration = try #require(panel.registrations.next())
        loop.run { tray.hide() }
        #expect(panel.gone.next() == registration[0])
        let again = try start()
        #expect(panel.registrations.next() != nil)
        withExtendedLifetime(again) {}
    }

    @Test func `only what changes is announced`() throws {
        let panel = try panel()
        let tray = try start()
        let icon = try icon(in: panel)
        loop.run {
            tray.update(TrayStates.content(TrayStates.status()))
            tray.update(TrayStates.content(TrayStates.status { $0.next?.at = TrayStates.minutes(40) }))
        }
        expectNext(["NewToolTip", "NewIconAccessibleDesc"], in: panel)
        let change = try #require(panel.signals.next())
        #expect(change.name == "ItemsPropertiesUpdated")
        #expect(change.arguments[0].elements.map { $0.elements[0] } == [.int32(1)])
        loop.run { tray.update(TrayStates.content(TrayStates.status(.away))) }
        expectNext(["NewIcon", "NewToolTip", "NewIconAccessibleDesc"], in: panel)
        #expect(panel.signals.next()?.name == "ItemsPropertiesUpdated")
        loop.run { tray.update(TrayStates.content(TrayStates.status(.due) { $0.snoozes = [.seconds(60)] })) }
        expectNext(["NewIcon", "NewToolTip", "NewIconAccessibleDesc"], in: panel)
        #expect(panel.signals.next()?.name == "ItemsPropertiesUpdated")
        let layout = try #require(panel.signals.next())
        #expect(layout.name == "LayoutUpdated")
        #expect(try icon.call("GetLayout", [.int32(0), .int32(0), .strings([])])[0] == layout.arguments[0])
    }

    @Test func `a click on an entry chooses it, and the panel asks before it shows the menu`() throws {
        let panel = try panel()
        let tray = try start()
        let icon = try icon(in: panel)
        #expect(try icon.call("AboutToShow", [.int32(0)]) == [.bool(false)])
        #expect(asked.next() == true)
        try icon.choose("For 1 h")
        #expect(chosen.next() == .command(.pause(.seconds(3600))))
        try icon.choose("Guide")
        #expect(chosen.next() == .openGuide)
        let settings = try #require(try icon.labels()["Settings"])
        let events: [Variant] = [
            .tuple([.int32(settings), .string("hovered"), .variant(.int32(0)), .uint32(0)]),
            .tuple([.int32(settings), .string("clicked"), .variant(.int32(0)), .uint32(0)]),
            .tuple([.int32(77), .string("clicked"), .variant(.int32(0)), .uint32(0)]),
        ]
        #expect(
            try icon.call("EventGroup", [.array(elementSignature: "(isvu)", events)])
                == [.array(elementSignature: "i", [.int32(77)])])
        #expect(chosen.next() == .openSettings)
        settle()
        #expect(chosen.next(within: .zero) == nil)
        withExtendedLifetime(tray) {}
    }

    @Test func `callers with wrong numbers and long lists get short answers`() throws {
        let panel = try panel()
        let tray = try start()
        let icon = try icon(in: panel)
        for id: Int32 in [-1, 1_000_000, .max, .min] {
            for (method, arguments) in [
                ("GetLayout", [.int32(id), .int32(-1), .strings([])]),
                ("GetProperty", [.int32(id), .string("label")]),
                ("Event", [.int32(id), .string("clicked"), .variant(.int32(0)), .uint32(0)]),
                ("AboutToShow", [.int32(id)]),
            ] as [(String, [Variant])] {
                #expect(throws: BusError.self) { try icon.call(method, arguments) }
            }
        }
        #expect(throws: BusError.self) { try icon.call("GetProperty", [.int32(1), .string("no-such")]) }
        let many = (0..<100_000).map { Variant.int32(Int32($0 % 100)) }
        let names = Variant.strings((0..<10_000).map { "name \($0)" })
        let found = try icon.call("GetGroupProperties", [.array(elementSignature: "i", many), names])
        #expect(found[0].elements.count <= 20)
        #expect(try icon.call("AboutToShowGroup", [.array(elementSignature: "i", many)])[1].elements.count <= 64)
        let event = Variant.tuple([.int32(8), .string("hovered"), .variant(.string("x")), .uint32(0)])
        let events = Variant.array(elementSignature: "(isvu)", Array(repeating: event, count: 10_000))
        #expect(try icon.call("EventGroup", [events]) == [.array(elementSignature: "i", [])])
        settle()
        #expect(chosen.next(within: .zero) == nil)
        withExtendedLifetime(tray) {}
    }
}
