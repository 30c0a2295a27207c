// The first reader in locks the room for writers, the last one out
// unlocks it. They may be two threads: a mutex could not do that.

// The semaphores of g++ 12 can oversleep; the system's do not.
#define _GLIBCXX_USE_POSIX_SEMAPHORE 1

#include <atomic>
#include <iostream>
#include <mutex>
#include <semaphore>
#include <thread>
#include <vector>

//> room
class reading_room {
public:
  void reader_enters() {
    std::lock_guard lock(mutex_);
    if (++readers_ == 1) is_empty_.acquire();
  }

  void reader_leaves() {
    std::lock_guard lock(mutex_);
    if (--readers_ == 0) is_empty_.release();
  }

  void writer_enters() { is_empty_.acquire(); }
  void writer_leaves() { is_empty_.release(); }

private:
  std::binary_semaphore is_empty_{1};
  std::mutex mutex_;  // Guards readers_.
  int readers_ = 0;
};
//< room

//> main
int main() {
  constexpr int readers = 3;
  constexpr int writers = 2;
  reading_room room;
  int first_page = 0;  // Both pages carry the same number,
  int last_page = 0;   // unless a writer is at work on them.
  std::atomic<int> torn_books = 0;

  std::vector<std::jthread> people;
  for (int i = 0; i < readers; ++i) {
    people.emplace_back([&] {
      room.reader_enters();
      if (first_page != last_page) ++torn_books;
      room.reader_leaves();
    });
  }
  for (int i = 0; i < writers; ++i) {
    people.emplace_back([&] {
      room.writer_enters();
      ++first_page;
      ++last_page;
      room.writer_leaves();
    });
  }
  people.clear();  // Joins all.

  std::cout << "edition: " << last_page << '\n'
            << "torn books read: " << torn_books << '\n';
}
//< main

// Output:
//   edition: 2
//   torn books read: 0
// Reduced (readers = 2, writers = 1):
//   edition: 1
//   torn books read: 0
