/// A source for do-not-disturb. Use it only on the loop's thread.
///
/// Its initialiser takes two closures: `report` gets true during do-not-disturb, and `changed` gets the
/// ``Availability``, each when it is first known and at each change. A source that does not work reports false.
protocol DoNotDisturbSource: AnyObject, Sendable {
    /// Starts the source. Call it once.
    func start()

    /// Stops the source. Nothing is reported after this.
    func stop()
}

extension ServiceWatch: DoNotDisturbSource where Value == Bool {}
