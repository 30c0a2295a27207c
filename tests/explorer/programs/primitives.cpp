// One small correct program for each synchronisation primitive of the
// standard library; the argument says which.
#include <atomic>
#include <barrier>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <future>
#include <iostream>
#include <latch>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <semaphore>
#include <shared_mutex>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <syncstream>
#include <thread>
#include <vector>

using namespace std::chrono_literals;

// Runs `work` in three threads and waits for them.
template <typename Work>
void in_three(Work work) {
  std::vector<std::jthread> threads;
  for (int i = 0; i < 3; ++i) threads.emplace_back(work, i);
}

void print(int value) {
  std::printf("%d\n", value);
}

void use_mutex() {
  std::mutex mutex;
  int value = 0;
  in_three([&](int) {
    const std::lock_guard lock(mutex);
    ++value;
  });
  print(value);
}

void use_recursive_mutex() {
  std::recursive_mutex mutex;
  int value = 0;
  in_three([&](int) {
    const std::lock_guard outer(mutex);
    const std::lock_guard inner(mutex);
    ++value;
  });
  print(value);
}

void use_timed_mutex() {
  std::timed_mutex mutex;
  mutex.lock();
  std::jthread waits([&] {
    if (mutex.try_lock_for(1h)) {
      mutex.unlock();
      std::puts("got it");
    } else {
      std::puts("an hour was not enough");
    }
  });
  std::this_thread::sleep_for(1ms);
  mutex.unlock();
}

void use_shared_mutex() {
  std::shared_mutex mutex;
  int value = 0;
  in_three([&](int i) {
    if (i == 0) {
      const std::lock_guard lock(mutex);
      ++value;
    } else {
      const std::shared_lock lock(mutex);
      if (value < 0 || value > 1) std::puts("torn");
    }
  });
  print(value);
}

void use_scoped_lock() {
  std::mutex left;
  std::mutex right;
  int value = 0;
  in_three([&](int i) {
    if (i == 0) {
      const std::scoped_lock lock(left, right);
      ++value;
    } else {
      const std::scoped_lock lock(right, left);
      ++value;
    }
  });
  print(value);
}

void use_condition_variable() {
  std::mutex mutex;
  std::condition_variable all_there;
  int there = 0;
  in_three([&](int) {
    std::unique_lock lock(mutex);
    if (++there == 3) all_there.notify_all();
    all_there.wait(lock, [&] { return there == 3; });
  });
  print(there);
}

void use_wait_for() {
  std::mutex mutex;
  std::condition_variable never;
  std::unique_lock lock(mutex);
  in_three([](int) {});
  const bool woken = never.wait_for(lock, 1s, [] { return false; });
  print(woken);
}

void use_condition_variable_any() {
  std::mutex mutex;
  std::condition_variable_any stopped;
  std::jthread worker([&](std::stop_token token) {
    std::unique_lock lock(mutex);
    stopped.wait(lock, token, [] { return false; });
    std::puts("stopped");
  });
}

void use_stop_callback() {
  std::atomic<int> called = 0;
  std::stop_source source;
  {
    std::stop_callback callback(source.get_token(), [&] { ++called; });
    std::jthread requests([&] { source.request_stop(); });
    requests.join();
  }
  print(called);
}

void use_latch() {
  std::latch done(3);
  int values[3] = {};
  std::vector<std::jthread> threads;
  for (int i = 0; i < 3; ++i) {
    threads.emplace_back([&, i] {
      values[i] = i + 1;
      done.count_down();
    });
  }
  done.wait();
  print(values[0] + values[1] + values[2]);
}

void use_barrier() {
  int rounds = 0;
  std::barrier barrier(3, [&]() noexcept { ++rounds; });
  in_three([&](int) {
    barrier.arrive_and_wait();
    barrier.arrive_and_wait();
  });
  print(rounds);
}

void use_semaphore() {
  std::counting_semaphore<2> places(2);
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  in_three([&](int) {
    places.acquire();
    const int now = ++inside;
    int known = most;
    while (known < now && !most.compare_exchange_weak(known, now)) {
    }
    --inside;
    places.release();
  });
  std::puts(most <= 2 ? "at most 2" : "too many");
}

void use_try_acquire_for() {
  std::binary_semaphore empty(0);
  in_three([](int) {});
  print(empty.try_acquire_for(5ms));
}

void use_atomic_wait() {
  std::atomic<int> stage = 0;
  std::jthread waits([&] {
    stage.wait(0);
    print(stage);
  });
  stage = 1;
  stage.notify_one();
}

void use_async() {
  auto left = std::async(std::launch::async, [] { return 40; });
  auto right = std::async(std::launch::async, [] { return 2; });
  print(left.get() + right.get());
}

struct own_error : std::runtime_error {
  explicit own_error(std::string text)
      : std::runtime_error(text), words(std::move(text)) {}
  std::string words;
};

void use_promise() {
  std::promise<int> promise;
  auto future = promise.get_future();
  std::jthread fails([&] {
    promise.set_exception(std::make_exception_ptr(own_error("boom")));
  });
  try {
    future.get();
  } catch (const own_error& error) {
    std::puts(error.words.c_str());
  }
}

void use_packaged_task() {
  std::packaged_task<int()> task([] { return 7; });
  auto future = task.get_future();
  std::jthread runs(std::move(task));
  print(future.get());
}

void use_shared_future() {
  std::promise<int> promise;
  std::shared_future<int> future = promise.get_future().share();
  std::atomic<int> sum = 0;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 3; ++i) {
    threads.emplace_back([&, future] { sum += future.get(); });
  }
  promise.set_value(2);
  threads.clear();
  print(sum);
}

void use_at_thread_exit() {
  std::promise<int> promise;
  auto future = promise.get_future();
  std::jthread sets([promise = std::move(promise)]() mutable {
    promise.set_value_at_thread_exit(5);
  });
  print(future.get());
}

void use_notify_at_thread_exit() {
  std::mutex mutex;
  std::condition_variable ended;
  bool done = false;
  std::thread worker([&] {
    std::unique_lock lock(mutex);
    done = true;
    std::notify_all_at_thread_exit(ended, std::move(lock));
  });
  {
    std::unique_lock lock(mutex);
    ended.wait(lock, [&] { return done; });
  }
  worker.join();
  print(done);
}

void use_call_once() {
  std::once_flag once;
  int calls = 0;
  in_three([&](int) { std::call_once(once, [&] { ++calls; }); });
  print(calls);
}

void use_call_once_with_exception() {
  std::once_flag once;
  std::atomic<int> attempts = 0;
  in_three([&](int) {
    try {
      std::call_once(once, [&] {
        if (++attempts == 1) throw std::runtime_error("again");
      });
    } catch (const std::runtime_error&) {
    }
  });
  print(attempts);
}

int count_initialisations() {
  static std::atomic<int> count = 0;
  return ++count;
}

void use_static_local() {
  std::atomic<int> sum = 0;
  in_three([&](int) {
    static const int value = count_initialisations();
    sum += value;
  });
  print(sum);
}

std::atomic<int> destroyed = 0;

struct counts_its_end {
  int value = 0;
  ~counts_its_end() { destroyed += value; }
};

void use_thread_local() {
  in_three([](int) {
    thread_local counts_its_end mine;
    ++mine.value;
  });
  print(destroyed);
}

void use_shared_ptr() {
  struct node {
    int value = 3;
    ~node() { std::puts("destroyed"); }
  };
  auto owner = std::make_shared<node>();
  std::vector<std::jthread> threads;
  for (int i = 0; i < 3; ++i) {
    threads.emplace_back([copy = owner] {
      if (copy->value != 3) std::puts("torn");
    });
  }
  owner.reset();
}

void use_osyncstream() {
  in_three([](int) {
    std::osyncstream(std::cout) << "whole "
                                << "line" << '\n';
  });
}

void use_yield() {
  std::atomic<bool> go = false;
  std::jthread waits([&] {
    while (!go) std::this_thread::yield();
    std::puts("went");
  });
  go = true;
}

void use_random_device() {
  std::random_device device;
  in_three([](int) {});
  std::printf("%u\n", device());
}

void use_thread_id() {
  std::mutex mutex;
  std::map<std::thread::id, int> seen;
  in_three([&](int i) {
    const std::lock_guard lock(mutex);
    seen[std::this_thread::get_id()] = i;
  });
  print(static_cast<int>(seen.size()));
}

const std::map<std::string, void (*)()> primitives{
    {"mutex", use_mutex},
    {"recursive_mutex", use_recursive_mutex},
    {"timed_mutex", use_timed_mutex},
    {"shared_mutex", use_shared_mutex},
    {"scoped_lock", use_scoped_lock},
    {"condition_variable", use_condition_variable},
    {"wait_for", use_wait_for},
    {"condition_variable_any", use_condition_variable_any},
    {"stop_callback", use_stop_callback},
    {"latch", use_latch},
    {"barrier", use_barrier},
    {"semaphore", use_semaphore},
    {"try_acquire_for", use_try_acquire_for},
    {"atomic_wait", use_atomic_wait},
    {"async", use_async},
    {"promise", use_promise},
    {"packaged_task", use_packaged_task},
    {"shared_future", use_shared_future},
    {"at_thread_exit", use_at_thread_exit},
    {"notify_at_thread_exit", use_notify_at_thread_exit},
    {"call_once", use_call_once},
    {"call_once_with_exception", use_call_once_with_exception},
    {"static_local", use_static_local},
    {"thread_local", use_thread_local},
    {"shared_ptr", use_shared_ptr},
    {"osyncstream", use_osyncstream},
    {"yield", use_yield},
    {"random_device", use_random_device},
    {"thread_id", use_thread_id},
};

int main(int, char** arguments) {
  primitives.at(arguments[1])();
}
