// Two threads, each with half the rows of the game of life. The barrier
// turns the page when both are done; notice who turns it: nobody new.

#include <barrier>
#include <iostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

//> rule
using grid = std::vector<std::string>;
constexpr int size = 6;

// The board has no edge: what leaves on one side enters on the other.
char next_state(const grid& board, int row, int column) {
  int neighbours = 0;
  for (int down = -1; down <= 1; ++down) {
    for (int right = -1; right <= 1; ++right) {
      if (down == 0 && right == 0) continue;
      neighbours += board[(row + down + size) % size]
                         [(column + right + size) % size] == '#';
    }
  }
  const bool alive = board[row][column] == '#';
  return neighbours == 3 || (alive && neighbours == 2) ? '#' : '.';
}
//< rule

//> main
int main() {
  constexpr int generations = 4;
  grid now = {".#....",  //
              "..#...",  //
              "###...",  //
              "......",  //
              "......",  //
              "......"};
  grid next = now;

  const auto turn_page = [&]() noexcept { std::swap(now, next); };
  std::barrier page_is_full(2, turn_page);

  const auto compute = [&](int first, int last) {
    for (int generation = 0; generation < generations; ++generation) {
      for (int row = first; row < last; ++row) {
        for (int column = 0; column < size; ++column) {
          next[row][column] = next_state(now, row, column);
        }
      }
      page_is_full.arrive_and_wait();
    }
  };

  std::vector<std::jthread> bands;
  bands.emplace_back(compute, 0, size / 2);
  bands.emplace_back(compute, size / 2, size);
  bands.clear();  // Joins both.

  for (const std::string& row : now) std::cout << row << '\n';
}
//< main

// Output:
//   ......
//   ..#...
//   ...#..
//   .###..
//   ......
//   ......
// Reduced (generations = 1):
//   ......
//   #.#...
//   .##...
//   .#....
//   ......
//   ......
