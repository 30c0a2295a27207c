#ifndef COURSE_BENCH_WAITING_WORKER_HPP
#define COURSE_BENCH_WAITING_WORKER_HPP

#include <condition_variable>
#include <functional>
#include <future>
#include <mutex>
#include <queue>
#include <thread>
#include <utility>

namespace bench {

/// The smallest thread pool there is: one thread that waits for functions and
/// runs them in the order in which they came.
class waiting_worker {
public:
  waiting_worker() : thread_([this] { serve(); }) {}
  ~waiting_worker() {
    {
      std::scoped_lock lock(mutex_);
      closed_ = true;
    }
    changed_.notify_one();
  }

  /// Puts a function into the queue; the future is ready when it has run.
  std::future<int> submit(std::function<int()> function) {
    std::packaged_task<int()> job(std::move(function));
    std::future<int> result = job.get_future();
    {
      std::scoped_lock lock(mutex_);
      jobs_.push(std::move(job));
    }
    changed_.notify_one();
    return result;
  }

private:
  void serve() {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      std::packaged_task<int()> job = std::move(jobs_.front());
      jobs_.pop();
      lock.unlock();
      job();
      lock.lock();
    }
  }

  std::mutex mutex_;  // Guards jobs_ and closed_.
  std::condition_variable changed_;
  std::queue<std::packaged_task<int()>> jobs_;
  bool closed_ = false;
  std::jthread thread_;  // Last: it uses all of the above.
};

}  // namespace bench

#endif
