import GLibBridge
import ReminderCore
import Testing

@testable import Presenters

/// The menu as com.canonical.dbusmenu has it.
@Suite("Menu coding") struct MenuCodingTests {
    private let menu = TrayStates.content(TrayStates.status(.due) { $0.snoozes = [.seconds(300)] }).menu

    private func ids(_ node: Variant?) -> [Int] {
        guard let node else { return [] }
        return [node.elements[0].intValue ?? -1] + node.elements[2].elements.flatMap(ids)
    }

    @Test func `a layout has as many levels as asked for`() {
        func layout(_ parent: Int32, _ depth: Int32) -> [Int] {
            ids(MenuCoding.layout(menu, below: parent, depth: depth, names: []))
        }
        #expect(layout(0, -1).count == menu.all.count + 1)
        #expect(layout(0, .min) == layout(0, -1))
        #expect(layout(0, .max) == layout(0, -1))
        #expect(layout(0, 1).count == menu.count + 1)
        #expect(layout(0, 0) == [0])
        #expect(layout(20, -1) == [20, 21])
        #expect(layout(21, -1) == [21])
        #expect(layout(99, -1) == [])
        #expect(MenuCoding.layout(menu, below: 0, depth: -1, names: [])?.signature == "(ia{sv}av)")
    }

    @Test func `only the properties that are asked for are there`() {
        let node = MenuCoding.layout(menu, below: 2, depth: 0, names: ["label", "no-such"])
        #expect(
            node
                == .tuple([
                    .int32(2), .dictionary(["label": .string("Start a Hold")]), .array(elementSignature: "v", []),
                ]))
        #expect(MenuCoding.properties(menu, of: 99) == nil)
        #expect(MenuCoding.properties(menu, of: 0) == ["children-display": .string("submenu")])
    }

    @Test func `an underscore is not taken for the mark of a key`() {
        let menu = TrayStates.content(TrayStates.status { $0.next?.kind = .slot("my_gym") }).menu
        #expect(MenuCoding.properties(menu, of: 1)?["label"] == .string("Session \"my__gym\" at 09:32"))
    }

    @Test func `a new text of an entry is no new layout, and an entry that comes is one`() {
        let later = TrayStates.content(
            TrayStates.status(.due) {
                $0.snoozes = [.seconds(300)]
                $0.heldBack = [.doNotDisturb]
            }
        ).menu
        let text = MenuChange(from: menu, to: later)
        #expect(text.updated.map { $0.elements[0] } == [.int32(1)])
        #expect(text.removed.isEmpty && !text.isNewLayout)
        let more = MenuChange(
            from: menu,
            to: TrayStates.content(
                TrayStates.status(.due) {
                    $0.snoozes = [.seconds(300), .seconds(900)]
                }
            ).menu)
        #expect(more.updated.isEmpty && more.isNewLayout)
        let other = MenuChange(
            from: [TrayMenuItem(id: 1, content: .submenu("a", []))], to: [TrayMenuItem(id: 1, content: .line("a"))])
        #expect(other.removed == [.tuple([.int32(1), .strings(["children-display"])])])
    }
}
