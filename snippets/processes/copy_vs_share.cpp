// The same 128 KiB reach the parent twice: copied through a pipe, piece
// by piece, and in shared memory, where nothing at all is moved.

#include <unistd.h>

#include <array>
#include <course/process.hpp>
#include <course/shared.hpp>
#include <cstddef>
#include <iostream>
#include <numeric>
#include <vector>

using block = std::array<unsigned char, 128 << 10>;

void fill(block& data) {
  std::iota(data.begin(), data.end(), static_cast<unsigned char>(1));
}

template <class Data>
long checksum(const Data& data) {
  return std::accumulate(data.begin(), data.end(), 0L);
}

int main() {
  int ends[2];
  if (pipe(ends) == -1) return 1;
  course::process writer([&] {
    static block data;
    fill(data);
    for (std::size_t done = 0; done < data.size();) {
      const ssize_t sent =
          write(ends[1], data.data() + done, data.size() - done);
      if (sent == -1) return 1;
      done += static_cast<std::size_t>(sent);
    }
    return 0;
  });
  close(ends[1]);

  std::vector<unsigned char> received(sizeof(block));
  std::size_t size = 0;
  int reads = 0;
  while (const ssize_t got = read(ends[0], received.data() + size,
                                  received.size() - size)) {
    if (got == -1) return 1;
    size += static_cast<std::size_t>(got);
    ++reads;
  }
  std::cout << "pipe: " << size << " bytes in " << reads
            << " pieces, checksum " << checksum(received) << '\n';

  course::shared<block> shared;
  course::process([&] { fill(*shared); }).join();
  std::cout << "shared: " << shared->size() << " bytes, checksum "
            << checksum(*shared) << '\n';
}

// Output:
//   pipe: 131072 bytes in <number 2..131072> pieces, checksum 16711680
//   shared: 131072 bytes, checksum 16711680
