/// Why something could not be put on the screen.
public enum PresentationFailure: Hashable, Sendable {
    /// There is no notification server, and the bus can start none.
    case noServer
    /// The server refused it or did not answer.
    case refused
}
