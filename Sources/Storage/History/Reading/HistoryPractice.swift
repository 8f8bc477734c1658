import Platform
import ReminderCore

extension History {
    /// The user's practice according to the rows of all machines. The user has the same body at every desk.
    ///
    /// This never fails. What cannot be read is returned. If it may contain pain, the practice takes that into account
    /// (rule 9).
    ///
    /// - Parameters:
    ///   - unwritten: Lines that this machine has not added to its files yet.
    ///   - dates: The present times of rows, where the clock was set since.
    ///   - now: Rows with a later time are left out. The clock was wrong when they were written.
    public func practice(unwritten: [String] = [], dates: RowDates = RowDates(), at now: UTC)
        -> (practice: Practice, unreadable: UnreadableHistory)
    {
        var practice = Practice()
        practice.dates = dates
        var rows = PracticeRows(now: now)
        let (files, unreadable) = files()
        for error in unreadable { rows.miss(error) }
        // Read one month at a time, because years of history would need too much memory.
        for month in Set(files.map(\.month)).sorted() {
            for file in files where file.month == month { rows.read(file) }
            // A month may begin up to 14 hours earlier in another time zone. Keep the last rows for the next month.
            let next = files.first { $0.month == month }.map { $0.nextMonth + .seconds(-14 * 3600) }
            rows.take(before: next, &practice)
        }
        for line in unwritten { rows.add(Array(line.utf8)[...]) }
        rows.take(before: nil, &practice)
        practice.forgetPossiblePain(at: now)
        return (practice, rows.unreadable)
    }
}
