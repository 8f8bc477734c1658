/// A notification on the screen, as the server knows it: enough for the next agent to close it after a crash.
public struct NotificationHandle: Hashable, Sendable {
    /// The server's unique bus name (such as `:1.7`): an id means nothing to any other server.
    public let server: String
    /// The id that the server's `Notify` returned.
    public let id: UInt32

    /// The notification `id` of `server`.
    public init(server: String, id: UInt32) {
        self.server = server
        self.id = id
    }
}
