import Presenters
import ReminderCore

/// The days of the report from left to right.
struct DayAxis {
    private let dates: [LocalDate]

    /// The axis of `dates`, at least one, in order.
    init(_ dates: [LocalDate]) {
        self.dates = dates
    }

    /// The width of a day as a share of the whole.
    var step: Double { 1 / Double(dates.count) }

    /// The share of the width at which the `index`-th day begins.
    func x(_ index: Int) -> Double { Double(index) * step }

    /// The share of the width at `time`; nil outside of the days.
    func x(of time: LocalTime) -> Double? {
        let day = time.date.daysSinceEpoch - dates[0].daysSinceEpoch
        return dates.indices.contains(day) ? x(day) + step * Double(time.time.seconds) / 86_400 : nil
    }

    /// Adds the labels to `plot`, at `y`: of each day if there are few, or else of Mondays or of first days of a month.
    func label(_ plot: inout Plot, y: Double) {
        let wanted = dates.indices.filter { index in
            dates.count <= 10
                || (dates.count <= 100 ? dates[index].weekday == .mon : dates[index].components.day == 1)
        }
        for (number, index) in wanted.enumerated() {
            let text = dates.count <= 10 ? DateText.weekday(dates[index].weekday) : DateText.day(dates[index])
            plot.text(
                text, x: x(index) + step / 2, y: y, .middle,
                wanted.count > 4 && number % 2 == 1 ? .wide : .always)
        }
    }
}

/// Lengths from the bottom to the top of a plot.
struct LengthAxis {
    /// The values of the lines, in seconds, from 0 on.
    let lines: [Int]
    private let bottom: Double
    private let height: Double

    /// An axis for lengths up to `longest`, with a line at each of the largest of `steps` that leaves a few lines.
    init(to longest: Duration, steps: [Int], bottom: Double, height: Double) {
        let seconds = max(1, Int(longest.components.seconds))
        let step = steps.first { seconds <= 5 * $0 } ?? steps[steps.count - 1]
        lines = Array(stride(from: 0, through: (seconds + step - 1) / step * step, by: step))
        self.bottom = bottom
        self.height = height
    }

    /// The height of `length` in the plot.
    func height(_ length: Duration) -> Double {
        height * Double(length.components.seconds) / Double(lines[lines.count - 1])
    }

    /// The place of `length`.
    func y(_ length: Duration) -> Double { bottom - height(length) }

    /// Adds the lines to `plot`.
    func draw(_ plot: inout Plot) {
        for seconds in lines {
            let length = Duration.seconds(seconds)
            // There is room for one number.
            let label = lines[1] < 60 ? "\(seconds) s" : DurationPhrase.text(length)
            plot.grid(y(length), seconds == 0 ? "0" : label)
        }
    }
}
