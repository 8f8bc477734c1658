import GLibBridge

extension Notification {
    /// Closes it on a server with these `traits`, without calling ``onClosed``. A server that has already closed it, or
    /// cannot close it, answers with an error; that does no harm.
    ///
    /// - Returns: True if the server answered.
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
