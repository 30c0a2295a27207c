// The examples in the documentation comments of <course/...>, line for line:
// what the reference shows is thereby compiled, and does what the comment says.

#include <gtest/gtest.h>

#include <atomic>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/process.hpp>
#include <course/process_mutex.hpp>
#include <course/process_pool.hpp>
#include <course/shared.hpp>
#include <course/shared_counter.hpp>
#include <course/task.hpp>
#include <course/with_timeout.hpp>
#include <mutex>
#include <string>
#include <vector>

namespace event_loop_example {

using namespace course;

bool has_run = false;

task<void> main_task() {
  has_run = true;
  co_return;
}

TEST(ReferenceExamples, EventLoop) {
  event_loop loop;
  loop.run(main_task());
  EXPECT_TRUE(has_run);
}

}  // namespace event_loop_example

namespace gather_example {

using namespace course;

task<std::string> load_user() { co_return "Ann"; }
task<int> load_posts() { co_return 3; }

task<std::string> load_both() {
  auto [user, posts] = co_await gather(load_user(), load_posts());
  co_return user + " " + std::to_string(posts);
}

TEST(ReferenceExamples, Gather) {
  EXPECT_EQ(run(load_both()), "Ann 3");
}

}  // namespace gather_example

namespace with_timeout_example {

using namespace course;
using namespace std::chrono_literals;

task<std::string> download() {
  co_await sleep_for(1ms);
  co_return "page";
}

task<std::string> visit() {
  auto page = co_await with_timeout(download(), 1s);
  co_return page;
}

TEST(ReferenceExamples, WithTimeout) {
  EXPECT_EQ(run(visit()), "page");
}

}  // namespace with_timeout_example

TEST(ReferenceExamples, Process) {
  int counter = 0;
  course::process child([&] { ++counter; });
  course::exit_status status = child.join();
  // counter is still 0: the child incremented its own copy.
  EXPECT_EQ(counter, 0);
  EXPECT_TRUE(status.success());
}

TEST(ReferenceExamples, ProcessMutex) {
  course::shared<course::process_mutex> mutex;
  std::scoped_lock lock(*mutex);
}

TEST(ReferenceExamples, ProcessPool) {
  course::process_pool pool(4);
  std::vector<long> squares = pool.map(
      [](int n) { return long(n) * n; }, std::vector{1, 2, 3});
  // squares is {1, 4, 9}
  EXPECT_EQ(squares, (std::vector<long>{1, 4, 9}));
}

TEST(ReferenceExamples, Shared) {
  course::shared<std::atomic<int>> ready(0);
  course::process child([&] { *ready = 1; });
  child.join();
  // *ready is 1: both processes see the same memory.
  EXPECT_EQ(*ready, 1);
}

TEST(ReferenceExamples, SharedCounter) {
  course::shared_counter counter;
  course::process child([&] { counter.add(1); });
  child.join();
  // counter.value() is 1.
  EXPECT_EQ(counter.value(), 1);
}
