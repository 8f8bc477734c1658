import Control
import Presenters

/// Where a running hold is shown. Touched on the main loop alone.
protocol HoldDisplay: AnyObject {
    /// The hold has been started; `answer` is what the agent said.
    func begin(_ answer: String)

    /// Shows `report` as it is at `now`, in milliseconds since boot.
    ///
    /// - Parameter isStopping: Whether the agent has been asked to stop it.
    /// - Returns: After how many milliseconds to show it again; nil to wait for the agent.
    func show(_ report: HoldReport, at now: Int, isStopping: Bool) -> Int?

    /// Restores the terminal and prints `lines`. Nothing is shown after it.
    func end(_ lines: [String])
}
