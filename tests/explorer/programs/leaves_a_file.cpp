// Two threads append a line each to a file in the current folder, then main
// counts the lines.

#include <fstream>
#include <iostream>
#include <string>
#include <thread>

int main() {
  const auto append = [] {
    std::ofstream("notes.txt", std::ios::app) << "x\n";
  };
  std::thread first(append);
  std::thread second(append);
  first.join();
  second.join();
  int lines = 0;
  std::ifstream notes("notes.txt");
  for (std::string line; std::getline(notes, line);) ++lines;
  std::cout << "lines: " << lines << '\n';
}
