/// What does it cost to give data to a thread, and what to a process?
/// The receiver answers with one byte when it has all. A thread is given the
/// place of the data; a process gets every byte through a pipe, copied in and
/// copied out again.

#include <unistd.h>

#include <algorithm>
#include <array>
#include <course/process.hpp>
#include <memory>
#include <semaphore>
#include <string>
#include <thread>
#include <vector>

#include "suite.hpp"

namespace {

using bench::variant;
using benchmark::State;
using bytes = std::vector<char>;

// What the receiver does with the data in both cases: it looks at some of it.
char touch(const bytes& data) {
  return data.back();
}

void to_thread(State& state, std::size_t size) {
  std::unique_ptr<bytes> message;
  std::binary_semaphore there(0);
  std::binary_semaphore back(0);
  std::jthread receiver([&](const std::stop_token& over) {
    for (there.acquire(); !over.stop_requested(); there.acquire()) {
      benchmark::DoNotOptimize(touch(*message));
      back.release();
    }
  });
  message = std::make_unique<bytes>(size, 'x');
  for (auto _ : state) {
    there.release();
    back.acquire();
  }
  receiver.request_stop();
  there.release();
}

bool write_all(int descriptor, const char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t count = write(descriptor, data, size);
    if (count <= 0) return false;
    data += count;
    size -= static_cast<std::size_t>(count);
  }
  return true;
}

// False at the end of the input.
bool read_all(int descriptor, bytes& data) {
  std::size_t done = 0;
  while (done < data.size()) {
    const ssize_t count =
        read(descriptor, data.data() + done, data.size() - done);
    if (count <= 0) return false;
    done += static_cast<std::size_t>(count);
  }
  return true;
}

void to_process(State& state, std::size_t size) {
  std::array<int, 2> there{};
  std::array<int, 2> back{};
  if (pipe(there.data()) != 0 || pipe(back.data()) != 0) {
    state.SkipWithError("cannot make a pipe");
    return;
  }
  course::process receiver([&] {
    // The child's own copy of the writing end would keep the pipe open.
    close(there[1]);
    bytes message(size);
    while (read_all(there[0], message)) {
      const char answer = touch(message);
      if (!write_all(back[1], &answer, 1)) return;
    }
  });
  const bytes message(size, 'x');
  bytes answer(1);
  for (auto _ : state) {
    if (!write_all(there[1], message.data(), size) ||
        !read_all(back[0], answer)) {
      state.SkipWithError("the receiver is gone");
    }
  }
  for (const int end : {there[0], there[1], back[0], back[1]}) close(end);
}

std::string in_words(std::size_t size) {
  if (size >= 1 << 20) return std::to_string(size >> 20) + " MiB";
  if (size >= 1 << 10) return std::to_string(size >> 10) + " KiB";
  return std::to_string(size) + " B";
}

}  // namespace

int main(int argc, char** argv) {
  for (const std::size_t size : {1UL, 1UL << 10, 1UL << 16, 1UL << 20}) {
    const std::string words = in_words(size);
    std::string name = words;
    std::erase(name, ' ');
    variant("thread-" + name, words + " to a thread: its place",
            [=](State& state) { to_thread(state, size); })
        ->Unit(benchmark::kMicrosecond);
    variant("process-" + name, words + " to a process: through a pipe",
            [=](State& state) { to_process(state, size); })
        ->Unit(benchmark::kMicrosecond);
  }
  return bench::run_suite(argc, argv);
}
