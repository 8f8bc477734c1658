import Foundation

/// A thread of its own for a story, which waits for most of its time: no other test shall wait with it.
final class Stage: TaskExecutor {
    private let queue = DispatchQueue(label: "stage")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
