#include "output.hpp"

#include <stdio.h>
#include <sys/types.h>

#include <cstdint>
#include <cstring>

#include "scheduler.hpp"

namespace explorer {
namespace {

ssize_t write_stream(void* descriptor, const char* text, std::size_t size) {
  append_output(static_cast<int>(reinterpret_cast<std::intptr_t>(descriptor)),
                text, size);
  return static_cast<ssize_t>(size);
}

FILE* open_stream(int descriptor, int mode, char* buffer, std::size_t size) {
  const cookie_io_functions_t functions{nullptr, write_stream, nullptr,
                                        nullptr};
  FILE* stream = fopencookie(
      reinterpret_cast<void*>(static_cast<std::intptr_t>(descriptor)), "w",
      functions);
  setvbuf(stream, buffer, mode, size);
  return stream;
}

void append(char* table, std::uint32_t& used, std::uint32_t limit,
            const char* text, std::size_t size, std::uint32_t& lost) {
  if (size > limit - used) {
    lost = 1;
    size = limit - used;
  }
  std::memcpy(table + used, text, size);
  used += static_cast<std::uint32_t>(size);
}

}  // namespace

void append_output(int descriptor, const char* text, std::size_t size) {
  scheduler& run = the_scheduler();
  if (!run.armed()) return;
  shared_area& area = run.area();
  run_report& report = area.report;
  if (descriptor == 2) {
    append(area.error, report.error_size, error_max, text, size,
           report.output_lost);
    return;
  }
  for (std::size_t i = 0; i < size; ++i) {
    if (text[i] != '\n') continue;
    if (report.stamp_count == stamps_max) {
      report.output_lost = 1;
      break;
    }
    area.stamps[report.stamp_count++] = run.now();
  }
  append(area.output, report.output_size, output_max, text, size,
         report.output_lost);
}

void capture_standard_streams() {
  // As at a terminal: whole lines for stdout, every call for stderr.
  static char buffer[4096];
  stdout = open_stream(1, _IOLBF, buffer, sizeof buffer);
  stderr = open_stream(2, _IONBF, nullptr, 0);
}

}  // namespace explorer
