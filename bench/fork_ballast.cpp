/// How does the cost of a new process grow with the memory of its parent?
/// `fork` copies no memory, but it copies the table that says where every page
/// is, so it takes longer the more memory the parent uses. Starting a program
/// with `posix_spawn` copies no table, and a thread shares its parent's.

#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include <course/process.hpp>
#include <cstring>
#include <string>
#include <thread>

#include "suite.hpp"

extern char** environ;

namespace {

using bench::variant;
using benchmark::State;

// Memory that is really there, in pages of the usual size: with huge pages,
// which some systems hand out unasked, the table is hundreds of times smaller.
class ballast {
public:
  explicit ballast(unsigned mebibytes)
      : size_(std::size_t{mebibytes} << 20),
        memory_(mmap(nullptr, size_, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)) {
    if (!is_there()) return;
    madvise(memory_, size_, MADV_NOHUGEPAGE);
    std::memset(memory_, 'x', size_);
  }
  ballast(const ballast&) = delete;
  ballast& operator=(const ballast&) = delete;
  ~ballast() {
    if (is_there()) munmap(memory_, size_);
  }
  bool is_there() const { return memory_ != MAP_FAILED; }

private:
  const std::size_t size_;
  void* const memory_;
};

bool start_thread() {
  std::jthread([] {});
  return true;
}

bool start_process() {
  return course::process([] {}).join().code() == 0;
}

bool start_program() {
  char name[] = "true";
  char* const arguments[] = {name, nullptr};
  pid_t child = 0;
  return posix_spawnp(&child, name, nullptr, nullptr, arguments, environ) ==
             0 &&
         waitpid(child, nullptr, 0) == child;
}

void add(const std::string& name, const std::string& label, unsigned mebibytes,
         bool (*start)()) {
  const std::string size = std::to_string(mebibytes);
  variant(name + "-" + size, label + ", parent with " + size + " MiB more",
          [=](State& state) {
            const ballast weight(mebibytes);
            // Nothing can be mapped in no size: no ballast is no failure.
            if (mebibytes > 0 && !weight.is_there()) {
              state.SkipWithError("not enough memory");
              return;
            }
            for (auto _ : state) {
              if (!start()) state.SkipWithError("cannot start");
            }
          })
      ->Unit(benchmark::kMicrosecond);
}

}  // namespace

int main(int argc, char** argv) {
  for (const unsigned mebibytes : {0U, 16U, 64U, 256U}) {
    add("process", "process: fork, _exit, wait", mebibytes, start_process);
  }
  for (const unsigned mebibytes : {0U, 256U}) {
    add("program", "another program: posix_spawn of true, wait", mebibytes,
        start_program);
    add("thread", "std::jthread: started, joined", mebibytes, start_thread);
  }
  return bench::run_suite(argc, argv);
}
