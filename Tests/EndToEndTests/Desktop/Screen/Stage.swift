import Foundation

/// A thread for one story. A story mostly waits, and other tests must not wait with it.
final class Stage: TaskExecutor {
    private let queue = DispatchQueue(label: "stage")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
