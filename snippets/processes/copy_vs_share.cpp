// The same 128 KiB reach the parent twice: copied through a pipe, piece
// by piece, and in shared memory, where nothing at all is moved.

#include <unistd.h>

#include <array>
#include <course/process.hpp>
#include <course/shared.hpp>
#include <cstddef>
#include <iostream>
#include <numeric>
#include <span>

using block = std::array<long, 16 << 10>;

void fill(block& data) { std::iota(data.begin(), data.end(), 1); }

long checksum(const block& data) {
  return std::accumulate(data.begin(), data.end(), 0L);
}

int main() {
  int ends[2];
  if (pipe(ends) == -1) return 1;
  course::process writer([&] {
    static block data;
    fill(data);
    const auto bytes = std::as_bytes(std::span(data));
    for (std::size_t done = 0; done < bytes.size();) {
      const ssize_t sent =
          write(ends[1], bytes.data() + done, bytes.size() - done);
      if (sent == -1) return 1;
      done += static_cast<std::size_t>(sent);
    }
    return 0;
  });
  close(ends[1]);

  static block received;
  const auto bytes = std::as_writable_bytes(std::span(received));
  std::size_t size = 0;
  int reads = 0;
  while (const ssize_t got =
             read(ends[0], bytes.data() + size, bytes.size() - size)) {
    if (got == -1) return 1;
    size += static_cast<std::size_t>(got);
    ++reads;
  }
  std::cout << "pipe: " << size << " bytes in " << reads
            << " pieces, checksum " << checksum(received) << '\n';

  course::shared<block> shared;
  course::process([&] { fill(*shared); }).join();
  std::cout << "shared: " << sizeof(block) << " bytes, checksum "
            << checksum(*shared) << '\n';
}

// Output:
//   pipe: 131072 bytes in <number 2..131072> pieces, checksum 134225920
//   shared: 131072 bytes, checksum 134225920
