// A barrier made of a count: who is quick comes back to it before the slow
// ones have left, and finds the count still full.
#include <atomic>
#include <cassert>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

constexpr int members = 3;

class barrier {
public:
  void wait() {
    std::unique_lock lock(mutex_);
#ifdef FIXED
    const int mine = round_;
    if (++inside_ == members) {
      inside_ = 0;
      ++round_;
      all_there_.notify_all();
    } else {
      all_there_.wait(lock, [&] { return round_ != mine; });
    }
#else
    if (++inside_ == members) all_there_.notify_all();
    all_there_.wait(lock, [&] { return inside_ >= members; });
    if (++left_ == members) {
      inside_ = 0;
      left_ = 0;
    }
#endif
  }

private:
  std::mutex mutex_;
  std::condition_variable all_there_;
  int inside_ = 0;
#ifdef FIXED
  int round_ = 0;
#else
  int left_ = 0;
#endif
};

barrier meeting;
std::atomic<int> finished = 0;

void work() {
  ++finished;
  meeting.wait();
  ++finished;
  meeting.wait();
  assert(finished == 2 * members);
}

int main() {
  std::vector<std::thread> threads;
  for (int i = 0; i < members; ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
}
