import GLibBridge

/// A program that owns a bus name and answers no call to it.
package final class NameSquatter {
    private let bus: Bus
    private let loop = MainLoop.onNewThread(named: "squatter")
    private let ownership: NameOwnership

    /// Returns when it owns `name` on the bus at `address`.
    package init(_ name: String, address: String) throws {
        let bus = try Bus.connect(address: address)
        let acquired = Recorder<Bool>()
        ownership = loop.run { bus.own(name, acquired: { acquired.append(true) }, lost: { acquired.append(false) }) }
        self.bus = bus
        guard acquired.next() == true else { throw BusError(name: "test", message: "\(name) has another owner") }
    }

    /// Gives the name back.
    package func end() {
        loop.run { [ownership] in ownership.release() }
        loop.quit()
    }
}
