import Fixtures
import GLibBridge
import ReminderCore
import Testing

@testable import Sensors

/// Inhibitors of KDE's PowerDevil.
extension InhibitorSensorsTests {
    func powerDevil(_ property: String = "") throws -> ScriptedService {
        try ScriptedService(
            daemon, name: "org.kde.Solid.PowerManagement", paths: [Self.agentPath], interface: Self.agent,
            body: """
                <method name="HasInhibition"><arg type="u" direction="in"/><arg type="b" direction="out"/></method>
                <method name="ListInhibitions"><arg type="a(ss)" direction="out"/></method>\(property)
                """)
    }

    @Test func `Plasma 5 lists programs only while one keeps the screen on`() throws {
        let service = try powerDevil()
        service.answer("HasInhibition", .values(try Recording.body("kde/policy-HasInhibition-4-sleep-alone")))
        service.answer("ListInhibitions", .values(try Recording.body("kde/policy-ListInhibitions-sleep-alone")))
        service.appear()
        let watch = watch(PowerDevilInhibitors.query)
        #expect(inhibitors.next() == [])
        #expect(availability.next() == .works(name: "KDE PowerDevil", limits: PowerDevilInhibitors.query.limits))
        service.answer("HasInhibition", .values(try Recording.body("kde/policy-HasInhibition-4-one")))
        service.answer("ListInhibitions", .values(try Recording.body("kde/policy-ListInhibitions-one")))
        service.emit(
            Self.agentPath, Self.agent, "InhibitionsChanged", try Recording.body("kde/policy-InhibitionsChanged-one"))
        #expect(inhibitors.next() == [IdleInhibitor(program: "mpv", reason: "Playing a film")])
        service.answer("HasInhibition", .values([.bool(false)]))
        service.emit(
            Self.agentPath, Self.agent, "InhibitionsChanged",
            try Recording.body("kde/policy-InhibitionsChanged-removed"))
        #expect(inhibitors.next() == [])
        loop.run { watch.stop() }
    }

    @Test func `later versions of Plasma report by a property`() throws {
        let service = try powerDevil(#"<property name="ActiveInhibitions" type="a(ssssu)" access="read"/>"#)
        let list = try Recording.parse("([('idle', 'mpv', 'Playing a film', 'block', uint32 3)],)")[0]
        service.set("ActiveInhibitions", list)
        service.appear()
        let watch = watch(PowerDevilInhibitors.query)
        #expect(inhibitors.next() == [IdleInhibitor(program: "mpv", reason: "Playing a film")])
        #expect(availability.next() == .works(name: "KDE PowerDevil", limits: PowerDevilInhibitors.query.limits))
        service.emitChange(Self.agentPath, Self.agent, ["ActiveInhibitions": .array(elementSignature: "(ssssu)", [])])
        #expect(inhibitors.next() == [])
        loop.run { watch.stop() }
    }

    @Test func `a property of an unknown type makes them missing`() throws {
        let service = try powerDevil(#"<property name="ActiveInhibitions" type="as" access="read"/>"#)
        service.set("ActiveInhibitions", .strings([]))
        service.appear()
        let watch = watch(PowerDevilInhibitors.query)
        #expect(availability.next() == .missing(reason: "its answer cannot be read"))
        loop.run { watch.stop() }
    }
}
