// Two threads write their letters into one word: every interleaving shows.
#include <atomic>
#include <cstdio>
#include <cstring>
#include <thread>

char word[16];
std::atomic<int> next = 0;

void put(char letter, int times) {
  for (int i = 0; i < times; ++i) word[next.fetch_add(1)] = letter;
}

int main() {
  std::thread left(put, 'a', 3);
  std::thread right(put, 'b', 2);
  left.join();
  right.join();
  std::puts(word);
}
