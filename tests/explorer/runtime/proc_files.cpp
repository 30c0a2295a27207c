#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <initializer_list>

#include "interposed.hpp"
#include "processes.hpp"
#include "raw_system.hpp"
#include "real.hpp"

// What the files in /proc say of the program's own processes, which have other
// numbers there: what one is called, and whether it runs, sleeps or has ended
// without being waited for. A process sleeps if none of its threads could go
// on; whose turn it is only the scheduler knows.

namespace explorer {
namespace {

constexpr int name_max = 16;

struct proc_file {
  pid_t number;
  const char* which;  ///< "stat" or "comm".
};

// Null in `which` where it is none of these.
proc_file parse(const char* path) {
  constexpr char folder[] = "/proc/";
  constexpr std::size_t size = sizeof folder - 1;
  if (strncmp(path, folder, size) != 0) return {0, nullptr};
  char* end = nullptr;
  const long number = strtol(path + size, &end, 10);
  if (end == path + size || *end != '/') return {0, nullptr};
  for (const char* which : {"stat", "comm"}) {
    if (strcmp(end + 1, which) == 0) return {static_cast<pid_t>(number), which};
  }
  return {0, nullptr};
}

char state_of(scheduler& run, const process& of) {
  if (of.ended) return 'Z';
  for (std::uint32_t i = 0; i < run.thread_count(); ++i) {
    const thread& t = run.thread_at(i);
    if (t.process == of.number && run.can_go_on(t)) return 'R';
  }
  return 'S';
}

// Its name stands where the kernel keeps it.
void read_name(const process& of, char (&name)[name_max + 1]) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/comm", of.native);
  const long file = raw::call(SYS_open, raw::as_long(path), 0);
  const long size =
      file < 0 ? 0 : raw::call(SYS_read, file, raw::as_long(name), name_max);
  if (file >= 0) raw::call(SYS_close, file);
  name[size < 0 ? 0 : size] = 0;
  name[strcspn(name, "\n")] = 0;
}

pid_t parent_of(const process& of) {
  if (of.number == 0) return processes::first_number - 1;
  return of.parent == no_process
             ? 1
             : processes::number_of(processes::at(of.parent));
}

FILE* with_text(const char* text, int size) {
  const long file =
      raw::call(SYS_memfd_create, raw::as_long("proc"), MFD_CLOEXEC);
  if (file < 0) return nullptr;
  raw::write_all(static_cast<int>(file), text, static_cast<unsigned>(size));
  raw::call(SYS_lseek, file, 0, SEEK_SET);
  return fdopen(static_cast<int>(file), "r");
}

FILE* open_own(const proc_file& wanted) {
  scheduler& run = the_scheduler();
  process only{};
  only.native = static_cast<std::int32_t>(raw::call(SYS_getpid));
  const process* of = processes::find(wanted.number);
  if (of == nullptr && !processes::several() &&
      wanted.number == processes::first_number) {
    of = &only;
  }
  if (of == nullptr || of->waited_for) return nullptr;
  char name[name_max + 1];
  read_name(*of, name);
  char text[256];
  const int size =
      strcmp(wanted.which, "comm") == 0
          ? snprintf(text, sizeof text, "%s\n", name)
          : snprintf(text, sizeof text, "%d (%s) %c %d\n", wanted.number, name,
                     state_of(run, *of), parent_of(*of));
  return with_text(text, size);
}

using open_function = FILE*(const char*, const char*);

FILE* open_file(const char* path, const char* mode) {
  static auto* const real_open = real<open_function>("fopen");
  if (!the_scheduler().armed() || mode[0] != 'r') return real_open(path, mode);
  const proc_file wanted = parse(path);
  if (wanted.which == nullptr) return real_open(path, mode);
  // Under this number the kernel may know somebody else.
  FILE* const own = open_own(wanted);
  if (own == nullptr) errno = ENOENT;
  return own;
}

}  // namespace
}  // namespace explorer

extern "C" {

FILE* fopen(const char* path, const char* mode) {
  return explorer::open_file(path, mode);
}

FILE* fopen64(const char* path, const char* mode) {
  return explorer::open_file(path, mode);
}

}  // extern "C"
