/// A source of whether the user wants no notifications. All of it is for the loop's thread alone.
///
/// It is made with two closures: `report`, which gets the truth, and `changed`, which gets its ``Availability``; each
/// first when that is known, and then each time it changes. Where it does not work it reports false.
protocol DoNotDisturbSource: AnyObject, Sendable {
    /// Begins; call it once.
    func start()

    /// Ends it; nothing is reported after this.
    func stop()
}

extension ServiceWatch: DoNotDisturbSource where Value == Bool {}
