/// Why a notification left the screen, in the numbers of the freedesktop notification spec.
public enum CloseReason: UInt32, Sendable {
    /// Its time was over.
    case expired = 1
    /// The user took it away.
    case dismissed = 2
    /// A program closed it.
    case closed = 3
    /// The server does not say.
    case undefined = 4
}
