#include <stdarg.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "channels.hpp"
#include "interposed.hpp"
#include "output.hpp"
#include "raw_system.hpp"

// The functions that print, each a scheduling point at its entry: what one
// call writes stays together, as under the lock of a real stream. They go on
// to the C library's variants that take no lock, which nobody replaces.

extern "C" int __vfprintf_chk(FILE*, int, const char*, va_list);

namespace explorer {
namespace {

void before_output(int number, std::uint64_t pc) {
  scheduler& run = the_scheduler();
  if (!run.armed()) return;
  thread& self = run.self();
  static char streams[3];
  run.point(self,
            {action::output, object_kind::stream,
             static_cast<std::uint32_t>(number), &streams[number], true, pc});
  run.progress(self);
}

int number_of(const FILE* stream) {
  return stream == stdout ? 1 : stream == stderr ? 2 : 0;
}

void before_output(const FILE* stream, std::uint64_t pc) {
  before_output(number_of(stream), pc);
}

}  // namespace
}  // namespace explorer

using explorer::before_output;
using explorer::caller;

extern "C" {

size_t fwrite(const void* data, size_t size, size_t count, FILE* stream) {
  if (size != 0 && count != 0) before_output(stream, caller());
  return fwrite_unlocked(data, size, count, stream);
}

int fputs(const char* text, FILE* stream) {
  before_output(stream, caller());
  return fputs_unlocked(text, stream);
}

int puts(const char* text) {
  before_output(stdout, caller());
  if (fputs_unlocked(text, stdout) < 0) return EOF;
  return putc_unlocked('\n', stdout) < 0 ? EOF : 1;
}

int fputc(int character, FILE* stream) {
  before_output(stream, caller());
  return putc_unlocked(character, stream);
}

int putc(int character, FILE* stream) {
  before_output(stream, caller());
  return putc_unlocked(character, stream);
}

int putchar(int character) {
  before_output(stdout, caller());
  return putc_unlocked(character, stdout);
}

int vfprintf(FILE* stream, const char* format, va_list arguments) {
  before_output(stream, caller());
  return __vfprintf_chk(stream, 0, format, arguments);
}

int vprintf(const char* format, va_list arguments) {
  before_output(stdout, caller());
  return __vfprintf_chk(stdout, 0, format, arguments);
}

int fprintf(FILE* stream, const char* format, ...) {
  before_output(stream, caller());
  va_list arguments;
  va_start(arguments, format);
  const int result = __vfprintf_chk(stream, 0, format, arguments);
  va_end(arguments);
  return result;
}

int printf(const char* format, ...) {
  before_output(stdout, caller());
  va_list arguments;
  va_start(arguments, format);
  const int result = __vfprintf_chk(stdout, 0, format, arguments);
  va_end(arguments);
  return result;
}

int vdprintf(int descriptor, const char* format, va_list arguments) {
  char text[4096];
  const int size = vsnprintf(text, sizeof text, format, arguments);
  if (size < 0) return size;
  const auto kept = static_cast<size_t>(size) < sizeof text
                        ? static_cast<size_t>(size)
                        : sizeof text - 1;
  return static_cast<int>(write(descriptor, text, kept));
}

int dprintf(int descriptor, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const int result = vdprintf(descriptor, format, arguments);
  va_end(arguments);
  return result;
}

void perror(const char* text) {
  before_output(stderr, caller());
  const char* reason = strerror(errno);
  if (text != nullptr && *text != 0) {
    fputs_unlocked(text, stderr);
    fputs_unlocked(": ", stderr);
  }
  fputs_unlocked(reason, stderr);
  putc_unlocked('\n', stderr);
}

int fflush(FILE* stream) {
  // With nothing to write it changes nothing that anybody could see.
  if (stream == nullptr || __fpending(stream) > 0) {
    before_output(stream, caller());
  }
  return fflush_unlocked(stream);
}

// std::cout without synchronisation asks for the descriptor of stdout.
int fileno(FILE* stream) noexcept {
  const int number = explorer::number_of(stream);
  return number != 0 ? number : fileno_unlocked(stream);
}

int isatty(int descriptor) noexcept {
  if (descriptor == 1 || descriptor == 2) return 1;
  errno = ENOTTY;
  return 0;
}

ssize_t write(int descriptor, const void* data, size_t size) {
  if (descriptor == 1 || descriptor == 2) {
    before_output(descriptor, caller());
    explorer::append_output(descriptor, static_cast<const char*>(data), size);
    return static_cast<ssize_t>(size);
  }
  long result = 0;
  if (explorer::channel* const to = explorer::channels::find(descriptor)) {
    result =
        explorer::channels::write(*to, descriptor, data, size, 0, caller());
  } else {
    before_output(0, caller());
    result =
        explorer::raw::call(SYS_write, descriptor, explorer::raw::as_long(data),
                            static_cast<long>(size));
  }
  if (result >= 0) return result;
  errno = static_cast<int>(-result);
  return -1;
}

ssize_t writev(int descriptor, const iovec* parts, int count) {
  ssize_t total = 0;
  for (int i = 0; i < count; ++i) {
    const ssize_t written =
        write(descriptor, parts[i].iov_base, parts[i].iov_len);
    if (written < 0) return total > 0 ? total : written;
    total += written;
  }
  return total;
}

}  // extern "C"
