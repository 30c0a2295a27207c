// Ten jobs of a second each, and three permits. A job that gets none is
// suspended and waits in line; so the whole takes four seconds.

#include <chrono>
#include <coroutine>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <deque>
#include <iostream>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

//> permits
class permits {
public:
  explicit permits(int count) : free_(count) {}
  permits(const permits&) = delete;
  permits& operator=(const permits&) = delete;

  bool await_ready() {
    if (free_ == 0) return false;
    --free_;
    return true;
  }
  void await_suspend(std::coroutine_handle<> frame) {
    waiting_.push_back(frame);
  }
  void await_resume() const {}

  void release() {
    if (waiting_.empty()) {
      ++free_;
    } else {  // Handed over to the first in line.
      course::event_loop::current().schedule(waiting_.front());
      waiting_.pop_front();
    }
  }

private:
  int free_;
  std::deque<std::coroutine_handle<>> waiting_;
};
//< permits

course::task<> job(int number, permits& three) {
  co_await three;
  co_await course::sleep_for(1s);
  std::cout << "job " << number << " done\n";
  three.release();
}

int main() {
  permits three(3);
  std::vector<course::task<>> jobs;
  for (int i = 1; i <= 10; ++i) jobs.push_back(job(i, three));
  course::run(course::gather(std::move(jobs)));
}

// Timed output:
//   [1.0 s] job 1 done
//   [1.0 s] job 2 done
//   [1.0 s] job 3 done
//   [2.0 s] job 4 done
//   [2.0 s] job 5 done
//   [2.0 s] job 6 done
//   [3.0 s] job 7 done
//   [3.0 s] job 8 done
//   [3.0 s] job 9 done
//   [4.0 s] job 10 done
