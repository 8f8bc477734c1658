import GLibBridge

extension Notification {
    /// Takes it off the screen of a server with these `traits`, without ``onClosed``. Servers that took it away
    /// already, or that know no way to, answer with an error that changes nothing.
    ///
    /// - Returns: Whether the server answered.
    @discardableResult
    func takeDown(_ traits: ServerTraits) -> Bool {
        onClosed = nil
        do throws(BusError) {
            if traits.ignoresClose {
                setTimeout(milliseconds: 1)
                try show()
            }
            try close()
            return true
        } catch {
            return !error.isTimeout
        }
    }
}
