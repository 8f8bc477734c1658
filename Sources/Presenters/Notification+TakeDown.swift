import GLibBridge

extension Notification {
    /// Takes it off the screen without word of that. Servers that took it away already, or that know no way to, answer
    /// with an error that changes nothing.
    ///
    /// - Returns: Whether the server answered.
    @discardableResult
    func takeDown() -> Bool {
        onClosed = nil
        do throws(BusError) {
            try close()
            return true
        } catch {
            return !error.isTimeout
        }
    }
}
