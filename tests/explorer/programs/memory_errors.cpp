// What goes wrong with memory and locks that are given back; the argument says
// what. Each has its place in a schedule of two threads.
#include <pthread.h>

#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>
#include <thread>

std::mutex guard;
int* number = new int(7);
volatile int sink = 0;
int numbers[8];
int* volatile no_block = numbers + 4;

struct counted {
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
};

counted* shared = new counted;

void in_two(void (*one)(), void (*other)()) {
  std::thread left(one);
  std::thread right(other);
  left.join();
  right.join();
}

void use_number() {
  const std::lock_guard lock(guard);
  sink = *number;
}

void delete_number() {
  const std::lock_guard lock(guard);
  delete number;
}

void read_number() {
  sink = *number;
}

void drop_number() {
  delete number;
}

void free_shared() {
  const std::lock_guard lock(guard);
  std::free(number);
}

void lock_shared() {
  std::unique_lock lock(guard);
  pthread_mutex_lock(&shared->mutex);
  pthread_mutex_unlock(&shared->mutex);
}

void delete_shared() {
  std::unique_lock lock(guard);
  delete shared;
}

void null_pointer() {
  int* nowhere = nullptr;
  sink = *nowhere;
}

int main(int, char** arguments) {
  const std::string what = arguments[1];
  if (what == "after_free") in_two(use_number, delete_number);
  if (what == "racing_free") in_two(read_number, drop_number);
  if (what == "twice") {
    number = static_cast<int*>(std::malloc(sizeof(int)));
    in_two(free_shared, free_shared);
  }
  if (what == "mutex_in_freed") in_two(lock_shared, delete_shared);
  if (what == "null") in_two(null_pointer, null_pointer);
  if (what == "no_block") std::free(static_cast<void*>(no_block));
  if (what == "unlock") pthread_mutex_unlock(&shared->mutex);
  if (what == "destroy") {
    pthread_mutex_lock(&shared->mutex);
    pthread_mutex_destroy(&shared->mutex);
  }
  std::puts("done");
}
