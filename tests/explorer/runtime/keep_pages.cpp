#include "keep_pages.hpp"

#include <fcntl.h>
#include <sys/mman.h>

#include <cstdint>
#include <cstdio>
#include <cstring>

#include "raw_system.hpp"

// A fork leaves out the page table of whatever can be read from a file again,
// and the child asks the kernel for each of those pages anew. It does not where
// a mapping holds a page of its own: so each gets one, by writing a byte that
// was there before.

namespace explorer {
namespace {

struct mapping {
  std::uintptr_t begin;
  std::uintptr_t end;
  int protection;
};

void keep(const mapping& of) {
  const auto change = [&](int protection) {
    return raw::call(SYS_mprotect, static_cast<long>(of.begin),
                     static_cast<long>(of.end - of.begin), protection);
  };
  // Where this is forbidden a schedule costs what it costs.
  if (change(of.protection | PROT_WRITE) != 0) return;
  auto* const byte = reinterpret_cast<volatile char*>(of.begin);
  *byte = *byte;
  change(of.protection);
}

// One line of /proc/self/maps; only files that are mapped for reading.
void consider(const char* line) {
  unsigned long begin = 0;
  unsigned long end = 0;
  char rights[5] = {};
  int name = 0;
  if (std::sscanf(line, "%lx-%lx %4s %*s %*s %*s %n", &begin, &end, rights,
                  &name) != 3) {
    return;
  }
  if (line[name] != '/' || std::strncmp(rights, "r-", 2) != 0) return;
  if (rights[3] != 'p') return;
  keep({begin, end, PROT_READ | (rights[2] == 'x' ? PROT_EXEC : 0)});
}

}  // namespace

void keep_pages_at_fork() {
  constexpr long size = 64 << 10;
  static char text[size];
  const long file = raw::call(SYS_open, raw::as_long("/proc/self/maps"),
                              O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  long used = 0;
  long more = 0;
  do {
    used += more;
    more =
        raw::call(SYS_read, file, raw::as_long(text + used), size - 1 - used);
  } while (more > 0);
  raw::call(SYS_close, file);
  text[used] = 0;
  for (const char* line = text; *line != 0;) {
    const char* end = std::strchr(line, '\n');
    if (end == nullptr) return;
    consider(line);
    line = end + 1;
  }
}

}  // namespace explorer
