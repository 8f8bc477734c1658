import Control
import Presenters

/// Shows a running hold. Used only on the main loop.
protocol HoldDisplay: AnyObject {
    /// Called when the hold has started. `answer` is the agent's reply.
    func begin(_ answer: String)

    /// Shows `report` at the time `now`, in milliseconds since boot.
    ///
    /// - Parameter isStopping: Whether the agent was asked to stop the hold.
    /// - Returns: The milliseconds until the next call; nil to wait for the agent.
    func show(_ report: HoldReport, at now: Int, isStopping: Bool) -> Int?

    /// Restores the terminal and prints `lines`. No other call follows.
    func end(_ lines: [String])
}
