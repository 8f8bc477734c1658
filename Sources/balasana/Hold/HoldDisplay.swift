import Presenters

/// Where a hold is shown as it goes on. Touched on the main loop alone.
protocol HoldDisplay: AnyObject {
    /// The hold has been started; `answer` is what the agent said.
    func begin(_ answer: String)

    /// Shows `report` as it is at `now`, in milliseconds since boot.
    ///
    /// - Parameter isStopping: Whether the agent has been asked to stop it.
    /// - Returns: After how many milliseconds to show it again; nil for not before the agent tells more.
    func show(_ report: HoldReport, at now: Int, isStopping: Bool) -> Int?

    /// Leaves everything as it was found, and `lines` behind. Nothing is shown after it.
    func end(_ lines: [String])
}
